import {
  addDays,
  assignmentKey,
  demandOver,
  type Assignment,
  type Credential,
  type Leave,
  type LocalDay,
  type Person,
  type Team,
} from '@evenflow/domain';
import { compileRota, type CompiledRota, type RuleSet, type RuleSetting } from '@evenflow/rules';

/** Everything a run of days is filled from. */
export interface Situation {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  readonly range: { readonly from: LocalDay; readonly to: LocalDay };
  readonly worked?: readonly Assignment[];
  readonly published?: readonly Assignment[];
  readonly locks?: readonly string[];
}

/** Something given up, ready to apply. */
export type Change =
  | { readonly kind: 'drop-need'; readonly duty: string; readonly dates: readonly LocalDay[] }
  | { readonly kind: 'waive'; readonly setting: string; readonly dates: readonly LocalDay[] }
  | { readonly kind: 'leave-back'; readonly person: string; readonly dates: readonly LocalDay[] }
  | { readonly kind: 'unlock'; readonly person: string; readonly dates: readonly LocalDay[] }
  | { readonly kind: 'locum'; readonly person: Person; readonly dates: readonly LocalDay[] };

export function compileSituation({ team, ruleSet, range, worked, published, locks }: Situation): CompiledRota {
  return compileRota(team, ruleSet, range, {
    ...(worked ? { worked } : {}),
    ...(published ? { published } : {}),
    ...(locks ? { locks } : {}),
  });
}

/** The situation with the change made; the one given is not changed. */
export function applyChange(situation: Situation, change: Change): Situation {
  const { team, ruleSet } = situation;
  switch (change.kind) {
    case 'drop-need':
      return { ...situation, team: { ...team, demandChanges: droppedNeeds(team, change.duty, change.dates) } };
    case 'leave-back': {
      const leave = team.leave.flatMap((each) =>
        each.person === change.person ? without(each, change.dates) : [each],
      );
      return { ...situation, team: { ...team, leave } };
    }
    case 'waive': {
      const settings = ruleSet.settings.flatMap((each) =>
        each.id === change.setting ? waived(each, change.dates) : [each],
      );
      return { ...situation, ruleSet: { ...ruleSet, settings } };
    }
    case 'unlock': {
      const cells = new Set(
        change.dates.map((date) => cellOf(assignmentKey({ person: change.person, date, duty: '-' }))),
      );
      return { ...situation, locks: (situation.locks ?? []).filter((key) => !cells.has(cellOf(key))) };
    }
    case 'locum':
      return {
        ...situation,
        team: { ...team, people: [...team.people, change.person] },
        ruleSet: { ...ruleSet, settings: [...ruleSet.settings, ...onlyOn(change.person, change.dates)] },
      };
  }
}

/** Somebody from outside who can do everything the team does, at every site. */
export function locumFor(team: Team): Person {
  return {
    code: freeCode(team),
    name: 'Locum',
    grade: '',
    fte: 1,
    clinicalFte: 1,
    contractHoursPerWeek: Math.max(0, ...team.people.map((person) => person.contractHoursPerWeek)),
    trainee: false,
    provisional: false,
    competences: Object.fromEntries(team.competences.map(({ code }) => [code, 4 as const])),
    credentials: privileges(team),
    travelMinutes: Object.fromEntries(team.sites.map(({ code }) => [code, 0])),
    fixedDaysOff: [],
    fixedDuties: [],
    contacts: [],
    optOut48h: false,
  };
}

/** Of each kind that the team gives by site, one for every site. */
function privileges({ people, sites }: Team): Credential[] {
  const bySite = people.flatMap(({ credentials }) => credentials.filter(({ required, site }) => required && site));
  return [...new Set(bySite.map(({ type }) => type))].flatMap((type) =>
    sites.map(({ code }) => ({ type, body: '', number: '', required: true, site: code })),
  );
}

/** Several of them. */
export function locumsFor(team: Team, count: number): Person[] {
  const locums: Person[] = [];
  while (locums.length < count) locums.push(locumFor({ ...team, people: [...team.people, ...locums] }));
  return locums;
}

function freeCode(team: Team): string {
  let code = 'LOC';
  for (let n = 2; team.people.some((person) => person.code === code); n += 1) code = `LOC${n}`;
  return code;
}

function cellOf(key: string): string {
  return key.slice(0, key.lastIndexOf('|'));
}

/** One person fewer on each date. */
function droppedNeeds(team: Team, duty: string, dates: readonly LocalDay[]): Team['demandChanges'] {
  const kept = team.demandChanges.filter((each) => each.duty !== duty || !dates.includes(each.date));
  const dropped = dates.map((date) => ({
    date,
    duty,
    need: Math.max(0, demandOver(team, date, date)(duty, date) - 1),
  }));
  return [...kept, ...dropped];
}

/** Leave without some of its days. */
function without(leave: Leave, dates: readonly LocalDay[]): Leave[] {
  return gaps(dates, leave.from, leave.to).map(({ from, to }) => ({ ...leave, from: from!, to: to! }));
}

function waived(setting: RuleSetting, dates: readonly LocalDay[]): RuleSetting[] {
  return gaps(dates, setting.from, setting.to).map((part, i) => {
    const { from: _, to: __, ...rest } = setting;
    const id = i === 0 ? setting.id : `${setting.id}~${i + 1}`;
    return { ...rest, id, ...(part.from ? { from: part.from } : {}), ...(part.to ? { to: part.to } : {}) };
  });
}

interface Part {
  readonly from?: LocalDay | undefined;
  readonly to?: LocalDay | undefined;
}

/** What is left of `from..to` without some dates; an end that is not given is open. */
function gaps(dates: readonly LocalDay[], from?: LocalDay, to?: LocalDay): Part[] {
  const parts: Part[] = [];
  let next = from;
  for (const date of [...new Set(dates)].sort()) {
    if ((from && date < from) || (to && date > to)) continue;
    if (!next || next < date) parts.push({ from: next, to: addDays(date, -1) });
    next = addDays(date, 1);
  }
  if (!next || !to || next <= to) parts.push({ from: next, to });
  return parts;
}

/** How the id of the setting ends that keeps a locum off the days they are not booked for. */
export const LOCUM_BAR = '-booked-days';

/** A locum holds nothing outside the days they are booked for. */
function onlyOn({ code }: Person, dates: readonly LocalDay[]): RuleSetting[] {
  const bar: RuleSetting = {
    id: `${code}${LOCUM_BAR}`,
    rule: 'limited-practice',
    params: { not: ['*'] },
    severity: 'must',
    scope: { people: [code] },
  };
  return waived(bar, dates);
}
