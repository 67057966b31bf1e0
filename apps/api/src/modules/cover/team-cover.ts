import { Injectable } from '@nestjs/common';
import {
  addDays,
  assignmentKey,
  coverOf,
  wallClockAt,
  wallClockToEpochMinutes,
  type Assignment,
  type CoverLine,
  type LocalDay,
} from '@evenflow/domain';
import { RuleSetRepository, type TeamKey } from '@evenflow/persistence';
import { compileRota, LiveCheck, type RuleSet } from '@evenflow/rules';
import { OnCallSources, type OnCallSource } from '../on-call/on-call-sources.ts';

/** The rules that say whether somebody may do a duty at all, whatever else they hold. */
const FITNESS_RULES: ReadonlySet<string> = new Set(['competence-required', 'credential-valid', 'response-time']);
/** The rule by which a team must be covered at every minute, whether or not a duty is asked for. */
const ALWAYS_RULE = 'continuous-cover';

export interface TeamCover {
  readonly source: OnCallSource;
  readonly lines: readonly CoverLine[];
  /** The minutes asked about, half-open. */
  readonly from: number;
  readonly to: number;
}

/** Every minute of a team's roles, by what is published, who is there, and who may do it by the team's own rules. */
@Injectable()
export class TeamCovers {
  constructor(
    private readonly sources: OnCallSources,
    private readonly rules: RuleSetRepository<RuleSet>,
  ) {}

  /** From this minute, for some days to come. */
  async ahead(key: TeamKey, days: number): Promise<TeamCover> {
    const from = this.sources.now();
    const source = await this.sources.around(key, from);
    const last = addDays(wallClockAt(from, source.team.timeZone).day, days);
    return this.cover(key, source, { from, to: wallClockToEpochMinutes(last, 0, source.team.timeZone) });
  }

  /** Whole days, both included, in the team's zone. */
  async days(key: TeamKey, first: LocalDay, last: LocalDay): Promise<TeamCover> {
    const source = await this.sources.around(key, Math.floor(Date.parse(first) / 60_000));
    const midnight = (day: LocalDay) => wallClockToEpochMinutes(day, 0, source.team.timeZone);
    return this.cover(key, source, { from: midnight(first), to: midnight(addDays(last, 1)) });
  }

  private async cover(
    key: TeamKey,
    source: OnCallSource,
    { from, to }: Pick<TeamCover, 'from' | 'to'>,
  ): Promise<TeamCover> {
    const rules = (await this.rules.current(key))?.settings;
    const zone = source.team.timeZone;
    const range = { from: addDays(wallClockAt(from, zone).day, -2), to: wallClockAt(to, zone).day };
    const unfit = rules ? unfitIn(source, rules, range) : new Map<string, string>();
    const months = new Set(source.months.map(({ month }) => month));
    const lines = coverOf(source.team, {
      ...{ from, to, published: source.published },
      isPublished: (day) => months.has(day.slice(0, 7)),
      unfit: (held) => unfit.get(assignmentKey(held)) ?? null,
      always: rules?.settings.some(({ rule }) => rule === ALWAYS_RULE) ?? false,
    });
    return { source, lines, from, to };
  }
}

/**
 * Who may not do a duty they are published for, with the rule's own sentence. What was signed for when the month was
 * published is accepted.
 */
function unfitIn(
  { team, published, months }: OnCallSource,
  rules: RuleSet,
  range: { readonly from: LocalDay; readonly to: LocalDay },
): Map<string, string> {
  const settings = rules.settings.filter(({ rule }) => FITNESS_RULES.has(rule));
  if (settings.length === 0) return new Map();
  const held: Assignment[] = published.filter(({ date }) => range.from <= date && date <= range.to);
  const check = new LiveCheck(compileRota(team, { ...rules, settings }, range), held);
  const signed = new Set(
    months.flatMap(({ overrides }) => overrides.map(({ setting, sentence }) => `${setting}|${sentence}`)),
  );
  const found = check
    .findings()
    .filter(({ severity, setting, sentence }) => severity !== 'should' && !signed.has(`${setting}|${sentence}`));
  return new Map(found.flatMap(({ cells, sentence }) => cells.map((cell) => [assignmentKey(cell), sentence] as const)));
}
