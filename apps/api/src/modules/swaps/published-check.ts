import { Injectable } from '@nestjs/common';
import {
  addDays,
  applyMoves,
  assignmentKey,
  DomainError,
  findDoubleBooking,
  monthRange,
  type Assignment,
  type DutyMove,
  type Team,
} from '@evenflow/domain';
import { PublicationRepository, RuleSetRepository, TeamRepository, type TeamKey } from '@evenflow/persistence';
import { checkMoves, compileRota, LiveCheck, type Difference, type RuleSet } from '@evenflow/rules';
import { Clock } from '../../common/clock.ts';

const NO_RULES: RuleSet = { format: 'evenflow-rules/1', name: 'No rules', settings: [] };
const RANK = { clean: 0, signable: 1, broken: 2 } as const;

/** A published month under the team's rules, ready to be asked. */
export interface PublishedMonth {
  readonly team: Team;
  readonly check: LiveCheck;
  readonly ruleSetVersion: number | null;
}

/** What the rules say about changes to what is published. No rule is known here. */
@Injectable()
export class PublishedCheck {
  constructor(
    private readonly publications: PublicationRepository,
    private readonly teams: TeamRepository,
    private readonly rules: RuleSetRepository<RuleSet>,
    private readonly clock: Clock,
  ) {}

  /**
   * The month as published, with what has begun locked; with `meanwhile`, as if these duties of other months had
   * changed hands. Throws `not-published`.
   */
  async month(key: TeamKey, month: string, meanwhile: readonly DutyMove[] = []): Promise<PublishedMonth> {
    const team = await this.teams.load(key);
    const inMonth = (each: { readonly date: string }) => each.date.startsWith(month);
    if (!(await this.publications.publishedMonths(key)).includes(month)) {
      throw new DomainError('not-published', { month });
    }
    const current = await this.rules.current(key);
    const worked = applyMoves(team, team.history, meanwhile).filter((each) => !inMonth(each));
    const published: Assignment[] = team.history.filter(inMonth);
    const now = this.clock.now().getTime();
    const locks = published.filter(({ start }) => Date.parse(start) <= now).map(assignmentKey);
    const compiled = compileRota(team, current?.settings ?? NO_RULES, monthRange(month), { worked, locks });
    return { team, check: new LiveCheck(compiled, published), ruleSetVersion: current?.version ?? null };
  }

  /** The version of the rules that the next answer is by; null while the team has none. */
  async ruleSetVersion(key: TeamKey): Promise<number | null> {
    return (await this.rules.current(key))?.version ?? null;
  }

  /**
   * What the moves would break, month by month and together. Throws `overlapping-duties` when somebody would be in two
   * places at once, whatever the rules say: the database would refuse it, too.
   */
  async moves(key: TeamKey, moves: readonly DutyMove[]): Promise<Difference & { ruleSetVersion: number | null }> {
    const months = [...new Set(moves.map(({ date }) => date.slice(0, 7)))].sort();
    const parts: (Difference & { ruleSetVersion: number | null })[] = [];
    for (const month of months) {
      const within = moves.filter(({ date }) => date.startsWith(month));
      const others = moves.filter((move) => !within.includes(move));
      const { check, ruleSetVersion } = await this.month(key, month, others);
      parts.push({ ...checkMoves(check, within), ruleSetVersion });
      refuseDoubleBooking(check.compiled.view.team, moves);
    }
    const [first, ...rest] = parts;
    return rest.reduce(
      (sum, part) => ({
        ...sum,
        cost: sum.cost + part.cost,
        verdict: RANK[part.verdict] > RANK[sum.verdict] ? part.verdict : sum.verdict,
        breaks: [...sum.breaks, ...part.breaks],
        gives: [...sum.gives, ...part.gives],
      }),
      first!,
    );
  }
}

function refuseDoubleBooking(team: Team, moves: readonly DutyMove[]): void {
  const clash = doubleBookingAfter(team, moves);
  if (!clash) return;
  const [first, second] = clash;
  throw new DomainError('overlapping-duties', { person: first.person, first, second });
}

/** Two duties at once that somebody in the moves would hold after them; null when nobody would. */
export function doubleBookingAfter(team: Team, moves: readonly DutyMove[]) {
  const days = moves.map(({ date }) => date).sort();
  const [from, to] = [addDays(days[0]!, -3), addDays(days.at(-1)!, 3)];
  const near = team.history.filter(({ date }) => from <= date && date <= to);
  return findDoubleBooking(team, applyMoves(team, near, moves));
}
