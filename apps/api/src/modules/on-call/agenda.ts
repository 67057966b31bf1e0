import { isCall, type Assignment, type DutyType, type Team } from '@evenflow/domain';
import type { Agenda } from './on-call.schema.ts';

type Item = Agenda['items'][number];

/** One person's duties in time order, each with the colleagues beside them and those it comes from and goes to. */
export function agendaItems(team: Team, person: string, published: readonly Assignment[]): Item[] {
  const duties = new Map(team.dutyTypes.map((duty) => [duty.code, duty]));
  const names = new Map(team.people.map(({ code, name }) => [code, name]));
  const nameOf = ({ person: code, duty }: Assignment) => ({ person: code, name: names.get(code) ?? code, duty });
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
      const giver = giverOf(held, duty, { duties, published });
      return {
        assignment: { ...held },
        duty: { code: duty.code, name: duty.name, mark: duty.mark },
        with: others.filter((other) => isBeside(duty, held, other, duties.get(other.duty))).map(nameOf),
        takesOver: giver ? nameOf(giver) : null,
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

interface Around {
  readonly duties: ReadonlyMap<string, DutyType>;
  readonly published: readonly Assignment[];
}

/**
 * Whoever hands a duty over when it begins: the one who held it until then, else, for a call nobody held by day, a
 * colleague at work at the site until then, before anybody else the one who is free to move about the theatres.
 */
function giverOf(held: Assignment, duty: DutyType, { duties, published }: Around): Assignment | undefined {
  const start = Date.parse(held.start);
  const others = published.filter(({ person, start: from, end, supernumerary }) => {
    return person !== held.person && !supernumerary && Date.parse(from) < start && Date.parse(end) >= start;
  });
  const same = others.find((other) => other.duty === held.duty && Date.parse(other.end) === start);
  if (same || !isCall(duty)) return same;
  const inHouse = others.filter((other) => {
    const type = duties.get(other.duty);
    const here = !held.site || !other.site || held.site === other.site;
    return here && type && !isCall(type) && !type.optional && type.mark !== 'office';
  });
  return inHouse.find((other) => duties.get(other.duty)?.mark === 'float') ?? inHouse.find(endsAt(start)) ?? inHouse[0];
}

const endsAt =
  (moment: number) =>
  ({ end }: Assignment) =>
    Date.parse(end) === moment;
