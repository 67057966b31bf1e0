import { ActionIcon, Button } from '@mantine/core';
import { addPublicHolidays, type Rota } from '@evenflow/api-client';
import { holidayTurns, suggestTurns, wallClockAt, type Team } from '@evenflow/domain';
import type { RuleSet } from '@evenflow/rules';
import { IconChevronLeft, IconChevronRight, IconLock, IconWand } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { answerOf } from '../../api/answer.ts';
import { problemSentence } from '../../api/request.ts';
import { teamQuery } from '../../api/team.ts';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { count } from '../../words/times.ts';
import { HolidayTable } from '../fairness/components/holiday-table.tsx';
import { ruleSetQuery } from '../rota-board/api/rota.ts';
import { holidayYears } from '../fairness/fairness-view.ts';
import { TurnList } from './components/turn-list.tsx';
import styles from './components/holidays.module.css';
import { editsFor, holidayMonthsQuery, ledgerFor, monthsOf, plannedTurns, type PlannedTurn } from './holiday-year.ts';
import { turnRules } from './turn-rules.ts';
import { sayLockProblem, useLockTurns } from './use-lock-turns.ts';

/** Who works which named holiday of a year: planned ahead, beside what each did in earlier years. */
export function HolidayYearPage() {
  const { team: id = '', year = '' } = useParams();
  const team = useQuery(teamQuery(id));
  const months = team.data ? monthsOf(holidayTurns(team.data.value, Number(year))) : [];
  const rules = useQuery(ruleSetQuery(id));
  const rotas = useQuery({ ...holidayMonthsQuery(id, months), enabled: team.data !== undefined });
  const problem = team.error ?? rotas.error ?? rules.error;
  if (problem) return <Wrong title="The holidays cannot be shown">{problemSentence(problem)}</Wrong>;
  if (!team.data || !rotas.data || !rules.data) return <Waiting words="The year’s holidays are being fetched" />;
  const { value, etag } = team.data;
  const known = { team: value, etag, rotas: rotas.data, rules: rules.data };
  return <HolidayYear key={`${id}${year}`} year={Number(year)} {...known} />;
}

interface HolidayYearProps {
  readonly team: Team;
  readonly etag: string | null;
  readonly year: number;
  readonly rotas: readonly Rota[];
  readonly rules: RuleSet;
}

function HolidayYear({ team, etag, year, rotas, rules }: HolidayYearProps) {
  const ledger = useMemo(() => ledgerFor(team), [team]);
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  const turns = useMemo(() => plannedTurns(ledger, { year, today }, rotas), [ledger, year, today, rotas]);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string | null>>(new Map());
  const choiceOf = ({ key, held }: PlannedTurn) => (chosen.has(key) ? chosen.get(key)! : held);
  const lock = useLockTurns(team.id);
  const wants = (turn: PlannedTurn) => !turn.past && editsFor(turn, choiceOf(turn)).length > 0;
  const edits = turns.filter(wants).flatMap((turn) => editsFor(turn, choiceOf(turn)));
  const changed = turns.filter(wants).length;
  // Months are compiled for it, which is felt: the button turns first.
  const suggest = useMutation({
    mutationFn: async () => {
      await new Promise((painted) => setTimeout(painted, 50));
      const taken = new Map(turns.flatMap((turn) => (choiceOf(turn) ? [[turn.key, choiceOf(turn)!] as const] : [])));
      return suggestTurns(ledger, {
        turns: turns.filter(({ past }) => !past).map(({ turn }) => turn),
        taken,
        rules: turnRules({ team, rules, rotas }, turns, chosen),
      });
    },
    onSuccess: (plan) => setChosen(new Map([...chosen, ...plan])),
  });
  const open = turns.filter((turn) => !turn.past && choiceOf(turn) === null).length;
  return (
    <Page
      title={`Holidays of ${year}`}
      above={team.name}
      width="table"
      actions={[
        { to: year - 1, icon: IconChevronLeft },
        { to: year + 1, icon: IconChevronRight },
      ].map(({ to, icon: Icon }) => (
        <ActionIcon
          key={to}
          variant="subtle"
          color="gray"
          component={Link}
          to={`/holidays/${team.id}/${to}`}
          aria-label={`Holidays of ${to}`}
        >
          <Icon size={19} stroke={1.75} />
        </ActionIcon>
      ))}
    >
      {turns.length === 0 ? (
        <NoHolidays team={team} etag={etag} year={year} />
      ) : (
        <>
          <div className={styles.bar}>
            <p>
              {open === 0
                ? 'Every call of every holiday has somebody.'
                : `${count(open, 'call')} of holidays without anybody.`}{' '}
              Suggested is what keeps the musts, then who has no other holiday, then who worked it longest ago.
            </p>
            <Button
              variant="default"
              onClick={() => suggest.mutate()}
              loading={suggest.isPending}
              disabled={open === 0}
              leftSection={<IconWand size={17} stroke={1.75} />}
            >
              Suggest who
            </Button>
            <Button
              onClick={() =>
                lock.mutate(
                  { edits, rotas, words: `${count(changed, 'call')} locked in` },
                  { onSuccess: () => setChosen(new Map()) },
                )
              }
              disabled={edits.length === 0}
              loading={lock.isPending}
              leftSection={<IconLock size={17} stroke={1.75} />}
            >
              {changed === 0 ? 'Lock into the months' : `Lock ${count(changed, 'call')} into the months`}
            </Button>
          </div>
          <MoreHolidays team={team} etag={etag} year={year} />
          {lock.error && (
            <p role="alert" className={styles.problem}>
              {sayLockProblem(lock.error)} What was not written is still chosen here.
            </p>
          )}
          <TurnList
            ledger={ledger}
            year={year}
            turns={turns}
            choiceOf={choiceOf}
            onChoose={(key, person) => setChosen(new Map([...chosen, [key, person]]))}
          />
          <section className={styles.years}>
            <h2>Earlier years</h2>
            <div className={styles.scroll} tabIndex={0} role="region" aria-label="Who worked which holiday">
              <HolidayTable {...holidayYears(ledger, `${year}-12`)} />
            </div>
          </section>
        </>
      )}
    </Page>
  );
}

function usePublicHolidays({ team, etag, year }: Pick<HolidayYearProps, 'team' | 'etag' | 'year'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answerOf(addPublicHolidays({ path: { team: team.id }, headers: { 'If-Match': etag ?? '' }, body: { year } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['team', team.id] }),
  });
}

function NoHolidays(of: Pick<HolidayYearProps, 'team' | 'etag' | 'year'>) {
  const add = usePublicHolidays(of);
  return (
    <Empty
      title={`No holiday of ${of.year} is known yet`}
      action={
        <Button onClick={() => add.mutate()} loading={add.isPending}>
          Add the public holidays of {of.year}
        </Button>
      }
    >
      {add.error
        ? problemSentence(add.error)
        : 'The public holidays of your country and region can be added; your own days can be imported.'}
    </Empty>
  );
}

/** Offered while the year knows fewer holidays than the one before: often only its 1 January came with a workbook. */
function MoreHolidays(of: Pick<HolidayYearProps, 'team' | 'etag' | 'year'>) {
  const add = usePublicHolidays(of);
  const known = (year: number) => of.team.holidays.filter(({ date }) => date.startsWith(`${year}-`)).length;
  if (known(of.year) >= known(of.year - 1)) return null;
  return (
    <div className={styles.bar}>
      <p>
        {add.error
          ? problemSentence(add.error)
          : `${count(known(of.year), 'holiday')} of ${of.year} known; ${known(of.year - 1)} of the year before.`}
      </p>
      <Button variant="default" onClick={() => add.mutate()} loading={add.isPending}>
        Add the public holidays of {of.year}
      </Button>
    </div>
  );
}
