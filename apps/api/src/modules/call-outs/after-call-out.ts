import { Injectable } from '@nestjs/common';
import {
  addDays,
  dutiesInRest,
  firstName,
  instantText,
  instantToEpochMinutes,
  missedRest,
  restAfter,
  sayDay,
  spellUntil,
  wallClockAt,
  workedHours,
  type Assignment,
  type CallOut,
  type Rest,
  type Team,
} from '@evenflow/domain';
import {
  CallOutRepository,
  PublicationRepository,
  RuleSetRepository,
  TeamRepository,
  type ReliefRecord,
  type TeamKey,
} from '@evenflow/persistence';
import { planRelief, restMinutesOf, type Relief, type RuleSet } from '@evenflow/rules';
import { PublishedCheck } from '../swaps/published-check.ts';

/** The averaging period of the working-time rules, in weeks. */
const AVERAGED_WEEKS = 17;
const WEEK = 7 * 1440;

export interface Aftermath {
  readonly team: Team;
  readonly restMinutes: number;
  readonly rest: Rest;
  readonly spell: number;
  readonly missed: number;
  readonly averageWeek: number;
  readonly fallsAway: readonly (Assignment & { readonly sentence: string })[];
}

/** What follows from a call-out: rest, what falls into it, and who could stand in. */
@Injectable()
export class AfterCallOut {
  constructor(
    private readonly callOuts: CallOutRepository,
    private readonly publications: PublicationRepository,
    private readonly teams: TeamRepository,
    private readonly rules: RuleSetRepository<RuleSet>,
    private readonly published: PublishedCheck,
  ) {}

  /** As if the call-out ended at `end`. */
  async of(key: TeamKey, callOut: CallOut, end: number): Promise<Aftermath> {
    const team = await this.teams.load(key);
    const restMinutes = restMinutesOf((await this.rules.current(key))?.settings ?? null);
    const today = wallClockAt(end, team.timeZone).day;
    const first = addDays(today, -AVERAGED_WEEKS * 7);
    const published = await this.publications.publishedBetween(key, addDays(first, -1), addDays(today, 3));
    const from = end - AVERAGED_WEEKS * WEEK;
    const others = await this.callOuts.between(key, from, end + 1);
    const all = [...others.filter(({ start }) => start !== callOut.start || callOut.end === null), { ...callOut, end }];
    const own = all.filter(
      (each, i) => all.findIndex((other) => other.start === each.start && other.person === each.person) === i,
    );
    const rest = restAfter(end, restMinutes);
    const worked = workedHours(team, { published, callOuts: own, restMinutes, from, to: end });
    return {
      ...{ team, restMinutes, rest },
      spell: spellUntil(team, { published, callOuts: own }, { person: callOut.person, at: end }),
      missed: missedRest(published, { ...callOut, end }, restMinutes),
      averageWeek: Math.round(worked.find(({ person }) => person === callOut.person)!.total / AVERAGED_WEEKS),
      fallsAway: dutiesInRest(published, callOut, rest).map((held) => ({
        ...held,
        sentence: sayFallsAway(team, held, rest, restMinutes),
      })),
    };
  }

  /** The least change that lets the person rest; null when nothing falls into the rest. */
  async relief(
    key: TeamKey,
    callOut: CallOut,
    { team, fallsAway, restMinutes, rest }: Aftermath,
  ): Promise<ReliefRecord | null> {
    if (fallsAway.length === 0) return null;
    const resting = await this.resting(key, rest.from, restMinutes);
    const months = [...new Set(fallsAway.map(({ date }) => date.slice(0, 7)))];
    const plans: Relief[] = [];
    for (const month of months) {
      const { check } = await this.published.month(key, month);
      const duties = fallsAway.filter(({ date }) => date.startsWith(month));
      plans.push(planRelief(check, { person: callOut.person, duties, resting }));
    }
    const moves = plans.flatMap((plan) => plan.moves);
    if (moves.length === 0) return null;
    const fewest = months.length === 1 && plans[0]!.fewest;
    const open = plans.flatMap((plan) => plan.open);
    return { moves, fewest, sentences: sayRelief(team, { moves, open, fewest }, callOut.person) };
  }

  /** The version of the rules that the next answer is by. */
  async ruleSetVersion(key: TeamKey): Promise<number | null> {
    return (await this.rules.current(key))?.version ?? null;
  }

  /** Until when others may not begin anything, because they were called in themselves. */
  private async resting(key: TeamKey, now: number, restMinutes: number): Promise<Map<string, number>> {
    const lately = await this.callOuts.between(key, now - restMinutes, now + 1);
    return new Map(lately.map(({ person, end }) => [person, (end ?? now) + restMinutes]));
  }
}

function sayFallsAway(team: Team, held: Assignment, rest: Rest, restMinutes: number): string {
  const start = instantToEpochMinutes(held.start);
  const name = team.dutyTypes.find(({ code }) => code === held.duty)?.name ?? held.duty;
  const had = Math.max(0, start - rest.from);
  return `${name} at ${held.start.slice(11, 16)} on ${sayDay(held.date)} would leave ${sayHours(had)} of rest; ${sayHours(restMinutes)} are needed.`;
}

function sayRelief(team: Team, { moves, open, fewest }: Relief, person: string): string[] {
  const name = (code: string | null) =>
    firstName(team.people.find((each) => each.code === code) ?? { name: code ?? '' });
  const dutyName = (code: string) => team.dutyTypes.find((each) => each.code === code)?.name ?? code;
  const isOpen = (move: (typeof moves)[number]) =>
    open.some(({ date, duty }) => date === move.date && duty === move.duty);
  const said = moves.map((move) => {
    const what = `${dutyName(move.duty)} on ${sayDay(move.date)}`;
    if (move.to)
      return move.from === person
        ? `${name(move.to)} can take ${what}.`
        : `${name(move.to)} takes ${what} from ${name(move.from)}.`;
    if (isOpen(move)) return `Nobody can take ${what} within the rules; it would be open.`;
    return move.from === person
      ? `${what} falls away; nobody else is needed.`
      : `${what} falls away for ${name(move.from)}.`;
  });
  const changes = `${moves.length} ${moves.length === 1 ? 'change' : 'changes'}${fewest ? ', the fewest there can be' : ''}`;
  return [...said, `Nobody else is touched: ${changes}.`];
}

/** `4 h 50`, `11 hours`. */
function sayHours(minutes: number): string {
  return minutes % 60 === 0
    ? `${minutes / 60} hours`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** A minute as the team's clock shows it. */
export function momentIn(team: Pick<Team, 'timeZone'>, minute: number): string {
  return instantText(minute, team.timeZone);
}
