import { Button, NativeSelect } from '@mantine/core';
import { sayMonth, type Team } from '@evenflow/domain';
import { useSearchParams } from 'react-router';
import { problemSentence } from '../../api/request.ts';
import { useTeam, useTeams } from '../../api/team.ts';
import { useSignedIn } from '../../app/signed-in.tsx';
import { Page } from '../../design/page.tsx';
import { Empty, Waiting, Wrong } from '../../design/states.tsx';
import { spanOf, useHours, usePay, usePaySettings } from './api/worked.ts';
import { HoursTable } from './components/hours-table.tsx';
import { PaySettingsForm } from './components/pay-settings-form.tsx';
import { hoursLines } from './hours-view.ts';

/** What was worked in a month, by person, and what the calls earn. */
export function HoursPage() {
  const { membership } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const team = useTeam(membership.team);
  const teams = useTeams();
  if (team.isError) return <Wrong title="The team could not be fetched">{problemSentence(team.error)}</Wrong>;
  if (!team.data || !teams.data) return <Waiting words="The team is being fetched" />;
  const months = publishedMonths(teams.data.find(({ id }) => id === membership.team)?.months ?? []);
  const month = search.get('month') ?? latestBegun(months);
  return (
    <Page
      title="Hours and pay"
      above={team.data.value.name}
      width="table"
      lead="Published duties and call-outs as they were worked; a duty or call-out counts in the month it begins in."
      actions={
        month !== undefined && (
          <>
            <NativeSelect
              aria-label="Month"
              value={month}
              data={months.map((one) => ({ value: one, label: sayMonth(one) }))}
              onChange={(event) => setSearch({ month: event.currentTarget.value }, { replace: true })}
            />
            <Button
              component="a"
              href={`/api/v1/teams/${membership.team}/pay.csv?${spanOf(month)}`}
              download={`hours-${membership.team}-${month}.csv`}
              variant="default"
            >
              CSV for payroll
            </Button>
          </>
        )
      }
    >
      {month === undefined ? (
        <Empty title="No month is published yet">Hours are counted from published duties and call-outs.</Empty>
      ) : (
        <MonthWorked team={team.data.value} month={month} />
      )}
    </Page>
  );
}

function MonthWorked({ team, month }: { readonly team: Team; readonly month: string }) {
  const hours = useHours(team.id, month);
  const pay = usePay(team.id, month);
  const settings = usePaySettings(team.id);
  const failed = hours.error ?? pay.error ?? settings.error;
  if (failed) return <Wrong title="The hours cannot be shown">{problemSentence(failed)}</Wrong>;
  if (!hours.data || !pay.data || !settings.data) return <Waiting words="The hours are being added up" />;
  return (
    <>
      <HoursTable team={team} month={month} lines={hoursLines(team.people, hours.data, pay.data)} />
      <PaySettingsForm key={team.id} team={team} settings={settings.data} />
    </>
  );
}

function publishedMonths(months: readonly { readonly month: string; readonly published: number | null }[]): string[] {
  return months
    .filter(({ published }) => published !== null)
    .map(({ month }) => month)
    .sort()
    .reverse();
}

/** The month that runs, or the last before it; else the first to come. */
function latestBegun(months: readonly string[]): string | undefined {
  const now = new Date().toISOString().slice(0, 7);
  return months.find((month) => month <= now) ?? months.at(-1);
}
