import { addDays, DomainError, type Team } from '@evenflow/domain';
import { compileRota, type CompiledRota, type RuleSet } from '@evenflow/rules';
import { findConflict, type Conflict, type Situation } from '@evenflow/solver';
import { december, dice, type December } from './demo-decembers.ts';
import { secondsSince } from './figures.ts';

/** Something that goes wrong before a month is filled, made worse step by step until nothing can be done. */
export interface PlantedConflict {
  readonly what: string;
  /** The situation with the first `step` parts of it. */
  readonly at: (step: number) => Situation;
  readonly steps: number;
}

/** What goes wrong, by seed in turn. */
export const KINDS = ['leave', 'locks', 'credentials', 'demand', 'rules'] as const;

/** Leave let go, cells locked, credentials closed, more demand, or a rule tightened; the same for the same seed. */
export function plantConflict(situation: Situation, seed: number): PlantedConflict {
  const roll = dice(seed * 7919);
  const kind = KINDS[seed % KINDS.length]!;
  const { team } = situation;
  const date = december([2, 3, 8, 9, 10, 15, 16, 17][roll(8)]!);
  const people = shuffled(
    team.people.filter(({ trainee }) => !trainee).map(({ code }) => code),
    roll,
  );
  const withTeam = (change: Partial<Team>): Situation => ({ ...situation, team: { ...team, ...change } });
  switch (kind) {
    case 'leave': {
      const to = addDays(date, roll(2));
      const away = (person: string) => ({ person, from: date, to, type: 'AL', status: 'approved' as const });
      return {
        what: `leave of more and more people from ${date} to ${to}`,
        steps: people.length,
        at: (step) => withTeam({ leave: [...team.leave, ...people.slice(0, step).map(away)] }),
      };
    }
    case 'locks':
      return {
        what: `more and more people kept free on ${date}`,
        steps: people.length,
        at: (step) => ({ ...situation, locks: people.slice(0, step).map((person) => `${person}|${date}|-`) }),
      };
    case 'credentials':
      return {
        what: `credentials that end on ${date}`,
        steps: people.length,
        at: (step) => withTeam({ people: credentialsEnding(team, people.slice(0, step), date) }),
      };
    case 'demand': {
      const duties = shuffled(
        team.dutyTypes.filter(({ need }) => need.monFri > 0).map(({ code }) => code),
        roll,
      );
      const more = (step: number) =>
        Array.from({ length: step }, (_, i) => i % duties.length).map((i, n) => ({
          date,
          duty: duties[i]!,
          need: 2 + Math.floor(n / duties.length),
        }));
      return {
        what: `more and more needed on ${date}`,
        steps: duties.length * 3,
        at: (step) => withTeam({ demandChanges: [...team.demandChanges, ...more(step)] }),
      };
    }
    case 'rules':
      return {
        what: `more and more people kept off call on ${date} by a rule`,
        steps: people.length,
        at: (step) => ({ ...situation, ruleSet: tightened(situation.ruleSet, date, people.slice(0, step)) }),
      };
  }
}

function credentialsEnding({ people }: Team, of: readonly string[], date: string): Team['people'] {
  return people.map((person) =>
    of.includes(person.code)
      ? { ...person, credentials: person.credentials.map((each) => ({ ...each, expires: date })) }
      : person,
  );
}

function tightened(ruleSet: RuleSet, date: string, people: readonly string[]): RuleSet {
  const bar = {
    id: 'planted-bar',
    rule: 'limited-practice',
    params: { not: ['@call'] },
    severity: 'must-unless-signed' as const,
    scope: { people: [...people] },
    from: date,
    to: date,
  };
  return { ...ruleSet, settings: [...ruleSet.settings, bar] };
}

function shuffled<T>(items: readonly T[], roll: (n: number) => number): T[] {
  const left = [...items];
  return items.map(() => left.splice(roll(left.length), 1)[0]!);
}

/** Shares of a planted trouble, tried in turn until nothing can be done. */
const SHARES = [0.25, 0.4, 0.55, 0.7, 1];

export interface FoundConflict {
  readonly what: string;
  readonly situation: Situation;
  readonly compiled: CompiledRota;
  readonly conflict: Conflict;
  /** What finding this one took of the processor. */
  readonly cpuSeconds: number;
}

/** How long each share may be looked into: what is undecided then is not counted, and more of it is tried. */
const SECONDS = 120;

/** As much of a planted trouble as is seen to make the month impossible, and why; undefined when it can be lived with. */
export async function conflictOf(december: December, seed: number): Promise<FoundConflict | undefined> {
  const { what, steps, at } = plantConflict(december.situation, seed);
  for (const share of SHARES) {
    const situation = at(Math.ceil(steps * share));
    const compiled = compileOf(situation);
    const began = process.cpuUsage();
    const conflict = await decided(findConflict(compiled, { seconds: SECONDS }));
    if (conflict) return { what, situation, compiled, conflict, cpuSeconds: secondsSince(began) };
  }
  return undefined;
}

async function decided(asked: Promise<Conflict | null>): Promise<Conflict | null> {
  try {
    return await asked;
  } catch (failure) {
    if (failure instanceof DomainError && failure.code === 'conflict-undecided') return null;
    throw failure;
  }
}

export const compileOf = ({ team, ruleSet, range, locks }: Situation) =>
  compileRota(team, ruleSet, range, locks ? { locks } : {});
