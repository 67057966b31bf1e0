import type { LocalDay, Team } from '@evenflow/domain';
import { COUNTED_KINDS, type CountedKind, type KindChanges } from './import-types.ts';

type Things = Readonly<Record<CountedKind, readonly object[]>>;

/** What makes two things the same thing told twice. */
const KEYS: Readonly<Record<CountedKind, readonly string[]>> = {
  people: ['code'],
  dutyTypes: ['code'],
  holidays: ['date'],
  demandChanges: ['date', 'duty'],
  leave: ['person', 'from', 'to', 'type'],
  requests: ['person', 'from', 'to', 'wish', 'duty'],
  assignments: ['person', 'date', 'duty'],
  tallies: ['person', 'kind', 'from', 'to'],
  holidaysWorked: ['person', 'holiday', 'year', 'duty'],
};

/**
 * Adds what a workbook says to what was known: things told again are brought up to date and keep their ids, new ones
 * are added, and things the workbook does not mention stay. Only the rotas' own days are replaced as a whole, since
 * an empty cell there says that nobody held the duty.
 */
export function joinTeams(imported: Team, previous: Team | undefined, days: ReadonlySet<LocalDay>): Team {
  if (!previous) return imported;
  const join = <T extends object>(kind: CountedKind, known: readonly T[], told: readonly T[]): T[] => {
    const byKey = new Map(told.map((thing) => [keyOf(kind, thing), thing]));
    const kept = known.map((thing) => {
      const again = byKey.get(keyOf(kind, thing));
      byKey.delete(keyOf(kind, thing));
      return again ? { ...again, ...('id' in thing ? { id: thing.id } : {}) } : thing;
    });
    return [...kept, ...byKey.values()];
  };
  const ofOtherDays = previous.history.filter((a) => !days.has(a.date));
  return {
    ...previous,
    sites: join('people', previous.sites, imported.sites),
    competences: join('people', previous.competences, imported.competences),
    people: join('people', previous.people, imported.people),
    dutyTypes: join('dutyTypes', previous.dutyTypes, imported.dutyTypes),
    holidays: join('holidays', previous.holidays, imported.holidays),
    demandChanges: join('demandChanges', previous.demandChanges, imported.demandChanges),
    ecmoCensus: { ...previous.ecmoCensus, ...imported.ecmoCensus },
    leave: join('leave', previous.leave, imported.leave),
    requests: join('requests', previous.requests, imported.requests),
    history: [...ofOtherDays, ...imported.history].sort((a, b) => a.date.localeCompare(b.date)),
    tallies: join('tallies', previous.tallies, imported.tallies),
    holidaysWorked: join('holidaysWorked', previous.holidaysWorked, imported.holidaysWorked),
    payPeriodStarts: [...new Set([...previous.payPeriodStarts, ...imported.payPeriodStarts])].sort(),
  };
}

/** What the workbook adds to `previous`, changes in it and merely repeats, by kind. Ids are no difference. */
export function changesBetween(imported: Things, previous: Things | null): Record<CountedKind, KindChanges> {
  const compare = (kind: CountedKind): KindChanges => {
    const known = new Map((previous?.[kind] ?? []).map((thing) => [keyOf(kind, thing), sameText(thing)]));
    const counts = { added: 0, changed: 0, unchanged: 0 };
    for (const thing of imported[kind]) {
      const before = known.get(keyOf(kind, thing));
      if (before === undefined) counts.added += 1;
      else if (before === sameText(thing)) counts.unchanged += 1;
      else counts.changed += 1;
    }
    return counts;
  };
  return Object.fromEntries(COUNTED_KINDS.map((kind) => [kind, compare(kind)])) as Record<CountedKind, KindChanges>;
}

export function thingsOf(team: Team): Things {
  const { people, dutyTypes, holidays, demandChanges, leave, requests, tallies, holidaysWorked } = team;
  return {
    people,
    dutyTypes,
    holidays,
    demandChanges,
    leave,
    requests,
    assignments: team.history,
    tallies,
    holidaysWorked,
  };
}

function keyOf(kind: CountedKind, thing: object): string {
  return JSON.stringify(KEYS[kind].map((field) => (thing as Record<string, unknown>)[field]));
}

/** One text for equal content, whatever the order of keys; absent, null and empty are one, and ids do not count. */
function sameText(thing: unknown): string {
  return JSON.stringify(thing, (key, value: unknown) => {
    if (key === 'id' || value === null || value === '') return undefined;
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
