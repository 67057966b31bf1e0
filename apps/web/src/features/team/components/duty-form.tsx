import { Button, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { DUTY_KINDS, DUTY_MARKS, type DutyMark, type DutyTimes, type DutyType, type Team } from '@evenflow/domain';
import { useState, type FormEvent } from 'react';
import { problemSentence, RequestProblem } from '../../../api/request.ts';
import styles from './team.module.css';

interface DutyFormProps {
  /** Null for a new one. */
  readonly duty: DutyType | null;
  readonly team: Team;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (duty: DutyType) => void;
}

const KIND_WORDS: Record<DutyType['kind'], string> = {
  duty: 'At work',
  'resident-on-call': 'On call, resident',
  'on-call-from-home': 'On call from home',
};
const MARK_WORDS: Record<DutyMark, string> = {
  theatre: 'Theatre day',
  float: 'Float',
  late: 'Late',
  'first-call': 'First call',
  'second-call': 'Second call',
  resident: 'Resident night',
  office: 'Office, study',
};
const INDEPENDENT = 3;
const NEW: DutyType = {
  ...{ code: '', name: '', kind: 'duty', mark: 'theatre', sites: [], paidHours: 10, workingTimeWeight: 1 },
  weekday: { start: '08:00', end: '18:00', endDayOffset: 0 },
  weekendAndHoliday: null,
  need: { monFri: 1, sat: 0, sun: 0, holiday: 0 },
  ...{ optional: false, requiredCompetences: {}, responseMinutes: null, countsAsNight: false, countsAsWeekend: true },
};
const NEEDS = [
  ['monFri', 'Needed Mon–Fri'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
  ['holiday', 'Holiday'],
] as const;

/** A duty: what it is called, when, how many each kind of day needs, and who may hold it. */
export function DutyForm({ duty, team, busy, problem, onSave }: DutyFormProps) {
  const [draft, setDraft] = useState<DutyType>(duty ?? NEW);
  const change = (part: Partial<DutyType>) => setDraft({ ...draft, ...part });
  const refused = problem instanceof RequestProblem ? problem.fields : {};
  const taken = duty === null && team.dutyTypes.some(({ code }) => code === draft.code.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...draft, code: draft.code.trim(), name: draft.name.trim() });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {duty === null && (
        <TextInput
          label="Code"
          value={draft.code}
          error={taken ? 'There is a duty of this code' : refused['/code']}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
      )}
      <TextInput
        label="Name"
        value={draft.name}
        error={refused['/name']}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label="Kind"
        allowDeselect={false}
        data={DUTY_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
        value={draft.kind}
        onChange={(kind) => kind && change(ofKind(kind))}
      />
      <Select
        label="Looks like"
        allowDeselect={false}
        data={DUTY_MARKS.map((mark) => ({ value: mark, label: MARK_WORDS[mark] }))}
        value={draft.mark}
        onChange={(mark) => mark && change({ mark: mark })}
      />
      <TimesFields
        label="Times"
        times={draft.weekday}
        refused={refused['/weekday/end']}
        onChange={(weekday) => change({ weekday })}
      />
      <Checkbox
        label="Other times on weekends and holidays"
        checked={draft.weekendAndHoliday !== null}
        onChange={(event) => change({ weekendAndHoliday: event.currentTarget.checked ? draft.weekday : null })}
      />
      {draft.weekendAndHoliday && (
        <TimesFields
          label="Weekend and holiday"
          times={draft.weekendAndHoliday}
          refused={refused['/weekendAndHoliday/end']}
          onChange={(weekendAndHoliday) => change({ weekendAndHoliday })}
        />
      )}
      {NEEDS.map(([day, label]) => (
        <NumberInput
          key={day}
          label={label}
          min={0}
          allowDecimal={false}
          value={draft.need[day]}
          error={refused[`/need/${day}`]}
          onChange={(value) => change({ need: { ...draft.need, [day]: numberOf(value) } })}
        />
      ))}
      <NumberInput
        label="Paid hours"
        min={0}
        max={48}
        value={draft.paidHours}
        error={refused['/paidHours']}
        onChange={(value) => change({ paidHours: numberOf(value) })}
      />
      <MultiSelect
        label="Who may hold it must be able to"
        data={team.competences.map(({ code, name }) => ({ value: code, label: name }))}
        value={Object.keys(draft.requiredCompetences)}
        onChange={(codes) => change({ requiredCompetences: requirementsOf(codes, draft) })}
      />
      <NumberInput
        label="Be within (minutes)"
        min={0}
        allowDecimal={false}
        value={draft.responseMinutes ?? ''}
        onChange={(value) => change({ responseMinutes: value === '' ? null : numberOf(value) })}
      />
      <Checkbox
        label="Counts as a night"
        checked={draft.countsAsNight}
        onChange={(event) => change({ countsAsNight: event.currentTarget.checked })}
      />
      <Checkbox
        label="Only where staffing allows"
        checked={draft.optional}
        onChange={(event) => change({ optional: event.currentTarget.checked })}
      />
      <div className={styles.formEnd}>
        <Button type="submit" size="md" loading={busy} disabled={taken || !draft.code.trim() || !draft.name.trim()}>
          {duty ? `Save ${duty.name}` : 'Add the duty'}
        </Button>
        {problem !== null && <p role="alert">{problemSentence(problem)}</p>}
      </div>
    </form>
  );
}

interface TimesFieldsProps {
  readonly label: string;
  readonly times: DutyTimes;
  readonly refused: string | undefined;
  readonly onChange: (times: DutyTimes) => void;
}

/** An end that is not after the start is on the next day; the same time is 24 hours. */
function TimesFields({ label, times, refused, onChange }: TimesFieldsProps) {
  const set = (part: Partial<DutyTimes>) => {
    const { start, end } = { ...times, ...part };
    onChange({ start, end, endDayOffset: end <= start ? 1 : 0 });
  };
  return (
    <div className={styles.pair}>
      <TextInput
        type="time"
        label={`${label}, from`}
        value={times.start}
        onChange={(event) => set({ start: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={times.endDayOffset === 1 ? 'to, next day' : 'to'}
        value={times.end}
        error={refused}
        onChange={(event) => set({ end: event.currentTarget.value })}
      />
    </div>
  );
}

/** What the kind says of the rest; each can be changed after. */
function ofKind(kind: DutyType['kind']): Partial<DutyType> {
  if (kind === 'duty') return { kind, mark: 'theatre', workingTimeWeight: 1, countsAsNight: false };
  const resident = kind === 'resident-on-call';
  return {
    kind,
    mark: resident ? 'resident' : 'first-call',
    workingTimeWeight: resident ? 1 : 0,
    countsAsNight: resident,
  };
}

function requirementsOf(codes: readonly string[], { requiredCompetences }: DutyType): DutyType['requiredCompetences'] {
  return Object.fromEntries(codes.map((code) => [code, requiredCompetences[code] ?? INDEPENDENT]));
}

function numberOf(value: number | string): number {
  return typeof value === 'number' ? value : 0;
}
