import {
  addDays,
  type Assignment,
  eachDay,
  type Leave,
  leaveBalance,
  type LeaveBalance,
  leaveBinds,
  leaveObstacles,
  type LocalDay,
  sayDay,
  sayDays,
  type Team,
  wallClockAt,
} from '@evenflow/domain';
import {
  DraftRepository,
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
  const isFree = (await heldThen(manager, key, ask)).length === 0;
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
  const away = new Set(
    leave.filter((one) => one.from <= day && day <= one.to && leaveBinds(one)).map(({ person }) => person),
  );
  away.delete(asks);
  if (away.size === 0) return `Nobody may be away on ${sayDay(day)}.`;
  const many = away.size === 1 ? '1 colleague is' : `${away.size} colleagues are`;
  return `${many} away on ${sayDay(day)} already; one more would be too many.`;
}

export interface HeldThen extends Pick<Assignment, 'date' | 'duty'> {
  readonly published: boolean;
}

/** Published duties on those days, or a night that ends in the first of them. */
export async function heldThen(manager: EntityManager, key: TeamKey, ask: LeaveAsk): Promise<HeldThen[]> {
  const published = await new PublicationRepository(manager).publishedBetween(key, addDays(ask.from, -1), ask.to);
  return touching(published, ask).map(({ date, duty }) => ({ date, duty, published: true }));
}

/** The same of months nobody has been told yet, as their drafts stand: not for everybody's eyes. */
export async function draftedThen(manager: EntityManager, key: TeamKey, ask: LeaveAsk): Promise<HeldThen[]> {
  const drafts = new DraftRepository(manager);
  const months = new Set(eachDay(addDays(ask.from, -1), ask.to).map((day) => day.slice(0, 7)));
  const found = await Promise.all([...months].map((month) => drafts.find({ ...key, month })));
  const open = found.filter((draft) => draft !== null && draft.published === null);
  const drafted = open.flatMap((draft) => draft!.assignments);
  return touching(drafted, ask).map(({ date, duty }) => ({ date, duty, published: false }));
}

function touching(assignments: readonly Assignment[], { person, from, to }: LeaveAsk): Assignment[] {
  return assignments.filter(
    (held) => held.person === person && held.date <= to && held.end.slice(0, 16) > `${from}T00:00`,
  );
}
