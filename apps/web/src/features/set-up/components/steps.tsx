import type { Team } from '@evenflow/domain';
import { wallClockAt } from '@evenflow/domain';
import { PastePanel } from '../../imports/components/paste-panel.tsx';
import { RuleSettings } from '../../rule-settings/rule-settings-page.tsx';
import { useChangeTeam } from '../../team/api/change-team.tsx';
import { DutyList } from '../../team/components/duty-list.tsx';
import { HolidayList } from '../../team/components/holiday-list.tsx';
import { NamedList } from '../../team/components/named-list.tsx';
import { PeopleList } from '../../team/components/people-list.tsx';
import { UnitForm } from '../../team/components/unit-form.tsx';
import { factsOf } from '../../team/team-facts.ts';
import { problemSentence } from '../../../api/request.ts';

export interface StepProps {
  readonly team: Team;
  readonly etag: string | null;
}

export function UnitStep({ team, etag }: StepProps) {
  const unit = useChangeTeam(team.id);
  const site = useChangeTeam(team.id);
  const before = factsOf(team);
  const today = wallClockAt(Math.floor(Date.now() / 60_000), team.timeZone).day;
  return (
    <>
      <UnitForm
        facts={before}
        busy={unit.isPending}
        problem={unit.error}
        onSave={(facts) =>
          unit.mutate({
            path: 'facts',
            body: facts,
            etag,
            words: 'The unit is saved',
            back: { path: 'facts', body: before },
          })
        }
      />
      <NamedList
        title="Sites"
        one="site"
        items={team.sites}
        busy={site.isPending}
        onPut={({ code, name }) => {
          const known = team.sites.find((one) => one.code === code);
          const body = { timeZone: team.timeZone, ...known, code, name };
          const path = `sites/${encodeURIComponent(code)}`;
          site.mutate({ path, body, etag, words: `${name} saved`, back: { path, body: known ?? null } });
        }}
        onRemove={(gone) => {
          const path = `sites/${encodeURIComponent(gone.code)}`;
          site.mutate({ path, body: null, etag, words: `${gone.name} removed`, back: { path, body: gone } });
        }}
      />
      {site.error && <p role="alert">{problemSentence(site.error)}</p>}
      <HolidayList team={team.id} etag={etag} holidays={team.holidays} year={Number(today.slice(0, 4))} />
      <PastePanel team={team.id} what="holidays" sheet="Holidays" headings={['Date', 'Name', 'Points']} />
    </>
  );
}

export function PeopleStep({ team, etag }: StepProps) {
  return (
    <>
      <PastePanel
        team={team.id}
        what="people"
        sheet="People"
        headings={['Name', 'Code', 'Grade', 'WTE', 'Contract hours', 'Start date', 'and a column for each competence']}
      />
      <Competences team={team} etag={etag} />
      <PeopleList team={team} etag={etag} />
    </>
  );
}

function Competences({ team, etag }: StepProps) {
  const change = useChangeTeam(team.id);
  return (
    <>
      <NamedList
        title="Competences"
        one="competence"
        items={team.competences}
        busy={change.isPending}
        onPut={(body) => {
          const path = `competences/${encodeURIComponent(body.code)}`;
          const known = team.competences.find(({ code }) => code === body.code) ?? null;
          change.mutate({ path, body, etag, words: `${body.name} saved`, back: { path, body: known } });
        }}
        onRemove={(gone) => {
          const path = `competences/${encodeURIComponent(gone.code)}`;
          const held = team.people.some(({ competences }) => (competences[gone.code] ?? 0) > 0);
          const back = held ? null : { path, body: gone };
          change.mutate({ path, body: null, etag, words: `${gone.name} removed`, back });
        }}
      />
      {change.error && <p role="alert">{problemSentence(change.error)}</p>}
    </>
  );
}

export function DutiesStep({ team, etag }: StepProps) {
  return (
    <>
      <PastePanel
        team={team.id}
        what="duties"
        sheet="Duties"
        headings={[
          'Code',
          'Name',
          'Kind',
          'Start',
          'End',
          'Ends next day',
          'Need Mon–Fri',
          'Need Sat',
          'Need Sun',
          'Need holiday',
          'Skills',
        ]}
      />
      <DutyList team={team} etag={etag} />
      <PastePanel
        team={team.id}
        what="dates that differ"
        sheet="Demand changes"
        headings={['Date', 'Duty', 'Need', 'Reason']}
      />
    </>
  );
}

export function RulesStep({ team }: StepProps) {
  return <RuleSettings team={team.id} pasting />;
}
