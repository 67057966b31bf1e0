import { isCall, type Assignment, type DutyType, type Team } from '@evenflow/domain';
import type { Agenda } from './on-call.schema.ts';

type Item = Agenda['items'][number];

/** One person's duties in time order, each with the colleagues beside them and whoever takes the same duty over. */
export function agendaItems(team: Team, person: string, published: readonly Assignment[]): Item[] {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const names = new Map(team.people.map(({ code, name }) => [code, name]));
  const nameOf = ({ person: code, duty }: Assignment) => ({ name: names.get(code) ?? code, duty });
  const byDay = new Map<string, Assignment[]>();
  for (const held of published) byDay.set(held.date, [...(byDay.get(held.date) ?? []), held]);
  return published
    .filter((held) => held.person === person && duties.has(held.duty))
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map((held) => {
      const duty = duties.get(held.duty)!;
      const others = (byDay.get(held.date) ?? []).filter((other) => other.person !== person);
      const heir = published.find(
        (other) =>
          other.person !== person && other.duty === held.duty && Date.parse(other.start) === Date.parse(held.end),
      );
      return {
        assignment: { ...held },
        duty: { code: duty.code, name: duty.name, mark: duty.mark },
        with: others.filter((other) => isBeside(duty, held, other, duties.get(other.duty))).map(nameOf),
        handsOver: heir ? nameOf(heir) : null,
      };
    });
}

/** Calls go with calls, work in house with work in house, when they run at the same time and share a site. */
function isBeside(duty: DutyType, held: Assignment, other: Assignment, otherDuty: DutyType | undefined): boolean {
  if (!otherDuty || isCall(duty) !== isCall(otherDuty)) return false;
  const sameTime = Date.parse(other.start) < Date.parse(held.end) && Date.parse(held.start) < Date.parse(other.end);
  const sameSite = !held.site || !other.site || held.site === other.site;
  return sameTime && sameSite;
}
