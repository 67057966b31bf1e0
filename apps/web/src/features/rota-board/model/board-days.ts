import { dayTypeOf, eachDay, weekdayOf, type DutyType, type LocalDay, type Team, type Weekday } from '@evenflow/domain';

export interface BoardDay {
  readonly date: LocalDay;
  /** Column, from 0. */
  readonly index: number;
  readonly weekday: Weekday;
  readonly kind: 'weekday' | 'weekend' | 'holiday';
  readonly holiday: string | null;
  readonly today: boolean;
}

/** The columns of some days, both ends included. `today` is the day now in the team's zone. */
export function boardDays(
  team: Pick<Team, 'holidays'>,
  { from, to }: { readonly from: LocalDay; readonly to: LocalDay },
  today: LocalDay,
): BoardDay[] {
  return eachDay(from, to).map((date, index) => {
    const type = dayTypeOf(team, date);
    return {
      date,
      index,
      weekday: weekdayOf(date),
      kind: type === 'holiday' ? 'holiday' : type === 'monFri' ? 'weekday' : 'weekend',
      holiday: team.holidays.find((holiday) => holiday.date === date)?.name ?? null,
      today: date === today,
    };
  });
}

/** Why the month is as it is: one strip over the days it concerns. */
export interface ContextStrip {
  readonly kind: 'holiday' | 'closure' | 'extra' | 'ecmo';
  /** Columns, both included. */
  readonly first: number;
  readonly last: number;
  readonly label: string;
}

/** Holidays, dated changes of demand and ECMO patients, in the order of their first day. */
export function contextStrips(team: Team, days: readonly BoardDay[]): ContextStrip[] {
  const strips = [...holidayStrips(days), ...changeStrips(team, days), ...ecmoStrips(team, days)];
  return strips.sort((a, b) => a.first - b.first);
}

function holidayStrips(days: readonly BoardDay[]): ContextStrip[] {
  const strips: ContextStrip[] = [];
  let open: { first: number; holidays: BoardDay[] } | null = null;
  const close = () => {
    if (open) strips.push(holidayStrip(open.first, open.holidays));
    open = null;
  };
  for (const day of days) {
    if (day.kind === 'holiday') {
      open ??= { first: day.index, holidays: [] };
      open.holidays.push(day);
    } else if (day.kind === 'weekday') {
      close();
    }
  }
  close();
  return strips;
}

function holidayStrip(first: number, holidays: readonly BoardDay[]): ContextStrip {
  const numbers = holidays.map((day) => Number(day.date.slice(8))).join(', ');
  const name = holidays[0]!.holiday ?? 'Holiday';
  const label = holidays.length === 1 ? name : `${name} · hols ${numbers}`;
  return { kind: 'holiday', first, last: holidays.at(-1)!.index, label };
}

function changeStrips(team: Team, days: readonly BoardDay[]): ContextStrip[] {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const byDay = days.map((day) => changesOn(team, day.date, duties));
  return runs(byDay.map((changes) => changes?.label ?? null)).map((run) => ({
    kind: byDay[run.first]!.kind,
    first: run.first,
    last: run.last,
    label: run.value,
  }));
}

function changesOn(team: Team, date: LocalDay, duties: ReadonlyMap<string, DutyType>) {
  const changes = team.demandChanges.filter((change) => change.date === date);
  if (changes.length === 0) return null;
  const reasons = [...new Set(changes.map((change) => change.reason ?? wordsOf(change.duty, change.need)))];
  const resident = changes.some((change) => change.need > 0 && duties.get(change.duty)?.kind === 'resident-on-call');
  const kind: ContextStrip['kind'] = resident ? 'ecmo' : changes.every((c) => c.need === 0) ? 'closure' : 'extra';
  return { kind, label: reasons.join(', ') };
}

function wordsOf(duty: string, need: number): string {
  return need === 0 ? `No ${duty}` : `${need} ${duty}`;
}

function ecmoStrips(team: Team, days: readonly BoardDay[]): ContextStrip[] {
  const counts = days.map((day) => team.ecmoCensus[day.date] ?? 0);
  const labels = counts.map((count) => (count === 0 ? null : `ECMO: ${count} ${count === 1 ? 'patient' : 'patients'}`));
  return runs(labels).map((run) => ({ kind: 'ecmo', first: run.first, last: run.last, label: run.value }));
}

/** Neighbouring equal values as one run; nulls are gaps. */
export function runs<T>(values: readonly (T | null)[]): { value: T; first: number; last: number }[] {
  const found: { value: T; first: number; last: number }[] = [];
  values.forEach((value, index) => {
    const previous = found.at(-1);
    if (value === null) return;
    if (previous && previous.value === value && previous.last === index - 1) previous.last = index;
    else found.push({ value, first: index, last: index });
  });
  return found;
}
