import {
  addDays,
  leaveBalance,
  leaveObstacles,
  sayDay,
  sayDays,
  wallClockAt,
  type Leave,
  type LeaveBalance,
  type LocalDay,
  type Team,
} from '@evenflow/domain';
import {
  LeaveRepository,
  PublicationRepository,
  RuleSetRepository,
  TeamPolicyRepository,
  TeamRepository,
  type TeamKey,
} from '@evenflow/persistence';
import { compileRota, LiveCheck, type RuleSet } from '@evenflow/rules';
import type { EntityManager } from 'typeorm';
import { Refusal, type ProblemCode } from '../../common/errors/problems.ts';

export type LeaveAsk = Pick<Leave, 'person' | 'from' | 'to' | 'type'>;

export interface LeaveWeighed {
  /** Why it cannot be asked for; nothing when it can. */
  readonly refusals: readonly Refusal[];
  readonly balance: LeaveBalance | null;
  /** Whether the team gives it at once. */
  readonly givenAtOnce: boolean;
}

/**
 * What stands in the way of an ask: the team's window and balances, the rule about how many are away at once, leave the
 * person has already. Given at once only where the person holds nothing published on those days.
 */
export async function weighLeave(
  manager: EntityManager,
  key: TeamKey,
  { ask, now, forManager = false }: { readonly ask: LeaveAsk; readonly now: Date; readonly forManager?: boolean },
): Promise<LeaveWeighed> {
  const team = await withLeave(manager, key, ask);
  const { leave: policy } = await new TeamPolicyRepository(manager).get(key);
  const today = wallClockAt(Math.floor(now.getTime() / 60_000), team.timeZone).day;
  const rules = await new RuleSetRepository<RuleSet>(manager).current(key);
  const refusals = [
    ...overlaps(team, ask),
    ...leaveObstacles(team, policy, { ask, today }).map(refusalOf),
    ...tooManyAway(team, rules?.settings ?? null, { ask, forManager }),
  ];
  const isFree = await holdsNothing(manager, key, ask);
  return {
    refusals,
    balance: leaveBalance(team, policy, { person: ask.person, on: ask.from }),
    givenAtOnce: policy.automatic && policy.counted.includes(ask.type) && refusals.length === 0 && isFree,
  };
}

/** The team with every leave there is, not only that of the months around. */
async function withLeave(manager: EntityManager, key: TeamKey, ask: LeaveAsk): Promise<Team> {
  const team = await new TeamRepository(manager).load(key);
  const leave = await new LeaveRepository(manager).between(key, addDays(ask.from, -400), addDays(ask.to, 400));
  return { ...team, leave };
}

const STANDS: readonly Leave['status'][] = ['requested', 'approved', 'recorded'];

function overlaps(team: Team, ask: LeaveAsk): Refusal[] {
  const own = team.leave.find(
    ({ person, status, from, to }) =>
      person === ask.person && STANDS.includes(status) && from <= ask.to && ask.from <= to,
  );
  return own ? [new Refusal('leave-overlaps', { days: sayDays(own.from, own.to), status: own.status })] : [];
}

function refusalOf(obstacle: ReturnType<typeof leaveObstacles>[number]): Refusal {
  const { code } = obstacle;
  switch (code) {
    case 'leave-too-late':
      return said(code, { days: obstacle.noticeDays, day: obstacle.earliest });
    case 'leave-too-early':
      return said(code, { days: obstacle.aheadDays, day: obstacle.latest });
    case 'leave-over-balance':
      return said(code, { needed: obstacle.needed, left: obstacle.left, day: obstacle.year.to });
  }
}

function said(code: ProblemCode, { day, ...facts }: { readonly day: LocalDay } & Record<string, unknown>): Refusal {
  return new Refusal(code, { ...facts, day: `${sayDay(day)} ${day.slice(0, 4)}` });
}

/**
 * Asks the team's own rule about how many may be away. Managers read its sentence, which names who is; whoever asks reads
 * how many colleagues are away that day, as their own calendar of the team shows.
 */
function tooManyAway(
  team: Team,
  rules: RuleSet | null,
  { ask, forManager }: { readonly ask: LeaveAsk; readonly forManager: boolean },
): Refusal[] {
  const settings = rules?.settings.filter(({ rule }) => rule === 'leave-cap') ?? [];
  if (!rules || settings.length === 0) return [];
  const findings = (leave: Team['leave']) => {
    const compiled = compileRota({ ...team, leave }, { ...rules, settings }, { from: ask.from, to: ask.to });
    return new LiveCheck(compiled, []).findings();
  };
  const before = new Set(findings(team.leave).map(({ sentence }) => sentence));
  const [first] = findings([...team.leave, { ...ask, status: 'approved' }]).filter(
    (each) => !before.has(each.sentence),
  );
  if (!first) return [];
  const why = forManager ? first.sentence : sayHowManyAway(team, ask.person, first.dates[0] ?? ask.from);
  return [new Refusal('leave-too-many', { why })];
}

function sayHowManyAway({ leave }: Team, asks: string, day: LocalDay): string {
  const isAway = ({ from, to, status }: Leave) =>
    from <= day && day <= to && (status === 'approved' || status === 'recorded');
  const away = new Set(leave.filter(isAway).map(({ person }) => person));
  away.delete(asks);
  if (away.size === 0) return `Nobody may be away on ${sayDay(day)}.`;
  const many = away.size === 1 ? '1 colleague is' : `${away.size} colleagues are`;
  return `${many} away on ${sayDay(day)} already; one more would be too many.`;
}

/** No published duty on those days, nor a night that ends in the first of them. */
async function holdsNothing(manager: EntityManager, key: TeamKey, { person, from, to }: LeaveAsk): Promise<boolean> {
  const published = await new PublicationRepository(manager).publishedBetween(key, addDays(from, -1), to);
  return !published.some((held) => held.person === person && held.end.slice(0, 16) > `${from}T00:00`);
}
