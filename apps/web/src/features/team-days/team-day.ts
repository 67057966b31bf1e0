import { type Assignment, type DutyType, isCall, leaveBinds, type LocalDay, sayDay, type Team } from '@evenflow/domain';
import { phoneOf } from '../../words/ringing.ts';
import { clockOf, dayOf } from '../../words/times.ts';

export interface DayRow {
  readonly key: string;
  readonly duty: Pick<DutyType, 'code' | 'name' | 'mark'>;
  readonly supernumerary: boolean;
  readonly person: { readonly code: string; readonly name: string; readonly phone: string | null };
  readonly isMe: boolean;
  /** `07:30–17:30`, `17:30 to Fri 07:30`. */
  readonly times: string;
}

export interface TeamDay {
  readonly onCall: readonly DayRow[];
  readonly atWork: readonly DayRow[];
  readonly away: readonly { readonly code: string; readonly name: string }[];
}

export interface TeamDayFacts {
  readonly team: Team;
  readonly date: LocalDay;
  /** What is published of the month. */
  readonly assignments: readonly Assignment[];
  readonly me: string | null;
}

/** Who is on call, who is at work and who is away on a day, in the order of the team's duties. */
export function teamDay({ team, date, assignments, me }: TeamDayFacts): TeamDay {
  const people = new Map(team.people.map((person) => [person.code, person]));
  const rows = team.dutyTypes.flatMap((duty) =>
    assignments
      .filter((held) => held.date === date && held.duty === duty.code)
      .map((held) => ({ duty, row: rowOf(held, duty, people.get(held.person), me) })),
  );
  const away = team.leave.filter((leave) => leave.from <= date && date <= leave.to && leaveBinds(leave));
  return {
    onCall: rows.filter(({ duty }) => isCall(duty)).map(({ row }) => row),
    atWork: rows.filter(({ duty }) => !isCall(duty)).map(({ row }) => row),
    away: [...new Set(away.map(({ person }) => person))].map((code) => ({
      code,
      name: people.get(code)?.name ?? code,
    })),
  };
}

function rowOf(
  held: Assignment,
  duty: DutyType,
  person: Team['people'][number] | undefined,
  me: string | null,
): DayRow {
  return {
    key: `${held.duty} ${held.person}`,
    duty,
    supernumerary: held.supernumerary === true,
    person: { code: held.person, name: person?.name ?? held.person, phone: phoneOf(person) },
    isMe: held.person === me,
    times: sayTimes(held),
  };
}

function sayTimes({ start, end }: Assignment): string {
  if (dayOf(start) === dayOf(end)) return `${clockOf(start)}–${clockOf(end)}`;
  return `${clockOf(start)} to ${sayDay(dayOf(end)).slice(0, 3)} ${clockOf(end)}`;
}
