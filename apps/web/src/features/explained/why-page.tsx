import { Button } from '@mantine/core';
import type { WhyAnswer } from '@evenflow/api-client';
import { firstName } from '@evenflow/domain';
import { TIER_COST } from '@evenflow/rules';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { SeverityIcon } from '../../design/marks.tsx';
import { Wrong } from '../../design/states.tsx';
import { longDay } from '../../words/times.ts';
import { OpenedMonth } from '../rota-board/opened-month.tsx';
import type { OpenRota } from '../rota-board/use-open-rota.ts';
import { editsOfAssignments, type Tried } from '../rota-board/use-tried-edits.ts';
import { AskingSolver } from './components/asking-solver.tsx';
import { ExplainedHeader } from './components/explained-header.tsx';
import styles from './components/explained.module.css';
import { useQuestion } from './use-question.ts';

/** Why me, why not me: what the month would be if one cell were otherwise. */
export function WhyPage() {
  return <OpenedMonth>{(open) => <WhyOf open={open} />}</OpenedMonth>;
}

function WhyOf({ open }: { readonly open: OpenRota }) {
  const { team, rota } = open;
  const [search] = useSearchParams();
  const [person, date, duty] = ['person', 'date', 'duty'].map((name) => search.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  const question = useMemo(() => ({ kind: 'why', person, date, duty }) as const, [person, date, duty]);
  const asked = useQuestion({ team: team.id, month: rota.month }, question);
  const who = team.people.find(({ code }) => code === person);
  const holds = rota.assignments.some((each) => each.person === person && each.date === date && each.duty === duty);
  const name = who ? firstName(who) : person;
  const what = team.dutyTypes.find(({ code }) => code === duty)?.name ?? duty;
  return (
    <div className={styles.page}>
      <ExplainedHeader open={open} title={holds ? `Why ${name}?` : `Why not ${name}?`} />
      <div className={styles.narrow}>
        <p>
          {holds
            ? `${name} holds ${what} on ${longDay(date)}. This is the month solved again without that.`
            : `Somebody else holds ${what} on ${longDay(date)}. This is the month solved again with ${name} on it.`}
        </p>
        {asked.state === 'asking' && (
          <AskingSolver asked={asked} words="Solving the month again with the cell otherwise" />
        )}
        {asked.state === 'problem' && (
          <Wrong title="There is no answer yet" action={<Button onClick={asked.again}>Ask again</Button>}>
            {asked.words}
          </Wrong>
        )}
        {asked.state === 'answered' && <WhyTold open={open} answer={asked.answer} />}
      </div>
    </div>
  );
}

const TIER_WORDS: Readonly<Record<string, string>> = {
  must: 'Musts broken',
  signed: 'To be signed',
  open: 'Open duties',
  fairness: 'Fair shares',
  wishes: 'Wishes',
  comfort: 'Kinder days',
};

function WhyTold({ open, answer }: { readonly open: OpenRota; readonly answer: WhyAnswer }) {
  const { team, rota, desk } = open;
  const navigate = useNavigate();
  const onTry = () => {
    const state: Tried = { tried: editsOfAssignments(desk.store.getState().content, answer.assignments) };
    void navigate(`/rota/${team.id}/${rota.month}`, { state });
  };
  const changed = Object.entries(answer.byTier).filter(([, change]) => change !== 0);
  const [verdict, ...others] = answer.sentences;
  return (
    <>
      <section className={styles.banner} data-kind={answer.possible ? 'ok' : undefined} role="status">
        <SeverityIcon severity={answer.possible ? 'holds' : 'must'} size={36} />
        <div>
          <h2>{verdict}</h2>
          <p>{sayCertainty(answer)}</p>
        </div>
        <Button variant="default" onClick={onTry}>
          Try it
        </Button>
      </section>
      <section className={styles.card}>
        <h2>What would be different</h2>
        <div className={styles.pills}>
          {changed.map(([tier, change]) => (
            <span key={tier} className={styles.pill} data-kind={change > 0 ? 'must' : 'ok'}>
              {TIER_WORDS[tier] ?? tier} {sayChange(tier, change)}
            </span>
          ))}
          {changed.length === 0 && <span className={styles.pill}>nothing in any tier</span>}
        </div>
        <ul className={styles.moves}>
          {others.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Musts and open duties are told in how many, shoulds in what they cost. */
function sayChange(tier: string, change: number): string {
  const units = tier === 'must' || tier === 'signed' || tier === 'open' ? change / TIER_COST[tier] : change;
  const size = Math.round(Math.abs(units) * 10) / 10;
  return change > 0 ? `+${size}` : `−${size}`;
}

function sayCertainty({ proven, atLeast, cost }: WhyAnswer): string {
  if (proven) return 'Proven: no rota with the cell otherwise is better.';
  if (cost === null || atLeast === null || atLeast <= 0) return 'The best found in the time; a better one may exist.';
  return `The best found in the time; with the cell otherwise the difference is at least ${Math.min(atLeast, cost)}.`;
}
