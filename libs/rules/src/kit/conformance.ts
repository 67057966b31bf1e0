/// <reference types="jest" />
// Used by specs only: what every rule in the registry has to show.
import { eachDay, type Assignment, type LocalDay, type Team } from '@evenflow/domain';
import { drawRota, tinyTeam } from '@evenflow/testing';
import { LiveCheck } from './check.ts';
import { compileWith, type CompiledRota } from './compile.ts';
import type { Rule, RuleSetting } from './define-rule.ts';
import { fillDefaults, paramProblems, type ParamShape } from './params.ts';

/** A drawn rota and the exact sentences the rule says about it; none when it holds. */
export interface Example {
  readonly name: string;
  readonly team?: Partial<Team>;
  /** First planned day; Monday 7 December 2026 when absent. */
  readonly from?: LocalDay;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly setting?: Partial<RuleSetting>;
  readonly rota: string;
  /** The published version of the same days, drawn alike. */
  readonly published?: string;
  readonly says: readonly string[];
}

/** What an oracle is given: plain data, nothing of the kit. */
export interface OracleCase {
  readonly team: Team;
  readonly days: readonly LocalDay[];
  readonly worked: readonly Assignment[];
  readonly planned: readonly Assignment[];
  readonly published: readonly Assignment[];
  // Each oracle knows the parameters of its own rule.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly params: any;
}

/** A second, naive reading of the rule, written another way, and the tiny teams whose every rota it is compared on. */
export interface Oracle {
  /** True when the rota keeps the rule; or the cost units it breaks it by, for rules whose degree matters. */
  readonly judge: (rota: OracleCase) => boolean | number;
  readonly tiny: readonly {
    readonly name: string;
    readonly team?: Partial<Team>;
    readonly from: LocalDay;
    readonly days: number;
    /** Duties that are tried in every combination; the rest stay empty. */
    readonly duties: readonly string[];
    readonly people?: readonly string[];
    readonly worked?: readonly { person: string; date: LocalDay; duty: string }[];
    readonly published?: readonly { person: string; date: LocalDay; duty: string }[];
    /** Which way it goes whatever is planned, for rules about what the team's records alone decide. */
    readonly always?: 'kept' | 'broken';
    readonly params?: Readonly<Record<string, unknown>>;
  }[];
}

const MAX_SLOTS = 16;
const MONDAY = '2026-12-07';

function compiledFor(
  rule: Rule,
  team: Team,
  range: { from: LocalDay; to: LocalDay },
  setting: Partial<RuleSetting>,
  known: { readonly worked: readonly Assignment[]; readonly published?: readonly Assignment[] },
): CompiledRota {
  const settings = [{ id: 'only', rule: rule.id, ...setting }];
  return compileWith(
    new Map([[rule.id, rule]]),
    team,
    { format: 'evenflow-rules/1', name: 'one', settings },
    range,
    known,
  );
}

/** Runs the drawn examples and the exhaustive comparison for one rule. Needs at least one example kept and one broken. */
export function conformance(rule: Rule, examples: readonly Example[], oracle: Oracle): void {
  describe(`${rule.number} ${rule.id}`, () => {
    it('has parameters whose defaults are within their bounds', () => {
      expect(paramProblems(rule.params as ParamShape, fillDefaults(rule.params as ParamShape, {}))).toEqual([]);
    });

    it('is shown kept and broken', () => {
      expect(examples.some((e) => e.says.length === 0)).toBe(true);
      expect(examples.some((e) => e.says.length > 0)).toBe(true);
    });

    it.each(examples.map((e) => [e.name, e] as const))('%s', (_name, example) => {
      const team = tinyTeam(example.team);
      const drawn = drawRota(team, example.from ?? MONDAY, example.rota);
      const published =
        example.published === undefined ? [] : drawRota(team, example.from ?? MONDAY, example.published).planned;
      const compiled = compiledFor(
        rule,
        team,
        drawn.range,
        { params: example.params, ...example.setting },
        { worked: drawn.worked, published },
      );
      const check = new LiveCheck(compiled, drawn.planned);
      expect(
        check
          .findings()
          .map((f) => f.sentence)
          .sort(),
      ).toEqual([...example.says].sort());
    });

    it.each(oracle.tiny.map((t) => [t.name, t] as const))('agrees with the oracle on every rota: %s', (_name, tiny) => {
      const { rotas, disagreements } = compareAll(rule, oracle, tiny);
      expect(disagreements).toEqual([]);
      if (tiny.always !== 'broken') expect(rotas.kept).toBeGreaterThan(0);
      if (tiny.always !== 'kept') expect(rotas.broken).toBeGreaterThan(0);
    });
  });
}

function compareAll(rule: Rule, oracle: Oracle, tiny: Oracle['tiny'][number]) {
  const team = tinyTeam(tiny.team);
  const range = { from: tiny.from, to: eachDay(tiny.from, '2099-01-01').at(tiny.days - 1)! };
  const cells = (list: typeof tiny.worked = []) =>
    list.flatMap((cell) => drawRota(team, cell.date, `Day\n${cell.person} ${cell.duty}`).planned);
  const [worked, published] = [cells(tiny.worked), cells(tiny.published)];
  const compiled = compiledFor(rule, team, range, { params: tiny.params }, { worked, published });
  const check = new LiveCheck(compiled);
  const tried = compiled.view.slots.filter(
    (slot) =>
      !slot.past &&
      tiny.duties.includes(slot.duty.code) &&
      (!tiny.people || tiny.people.includes(compiled.view.people[slot.person]!.code)),
  );
  if (tried.length === 0 || tried.length > MAX_SLOTS)
    throw new Error(`${tried.length} slots; 1 to ${MAX_SLOTS} can be tried.`);
  const params = fillDefaults(rule.params, tiny.params ?? {});
  const rotas = { kept: 0, broken: 0 };
  const disagreements: unknown[] = [];
  // Gray code: each next rota differs from the last in one slot.
  for (let n = 0; n < 2 ** tried.length && disagreements.length < 3; n++) {
    if (n > 0) check.toggle(tried[31 - Math.clz32(n & -n)]!.index);
    const planned = check.assignments();
    const verdict = oracle.judge({ team, days: eachDay(range.from, range.to), worked, planned, published, params });
    const units = unitsOf(compiled, check);
    const agrees = typeof verdict === 'number' ? verdict === units : verdict === (units === 0);
    if (units === 0) rotas.kept++;
    else rotas.broken++;
    if (!agrees) disagreements.push({ planned: planned.map((a) => `${a.person} ${a.date} ${a.duty}`), verdict, units });
  }
  return { rotas, disagreements };
}

/** Cost without the tier: units outside, times the bounds' own weights. */
function unitsOf(compiled: CompiledRota, check: LiveCheck): number {
  const { byTier } = check.cost();
  return Object.entries(byTier).reduce(
    (sum, [tier, cost]) => sum + cost / compiled.problem.tierCost[tier as keyof typeof byTier],
    0,
  );
}
