import type { LiveCheck } from '../kit/check.ts';
import type { Finding } from '../kit/finding.ts';
import { TIERS, type Tier } from '../kit/problem.ts';
import type { Slot } from '../kit/view.ts';

/** A rota before something changes, for comparing several changes with it. */
export interface Before {
  readonly tiers: Readonly<Record<Tier, number>>;
  readonly findings: ReadonlyMap<string, Finding>;
}

/** What a change of several duties at once would make of a rota. */
export interface Difference {
  /** Change of the total cost; negative is better. */
  readonly cost: number;
  readonly byTier: Readonly<Record<Tier, number>>;
  /** Nothing breaks; only what somebody may sign for; a must, or a duty falls open. */
  readonly verdict: 'clean' | 'signable' | 'broken';
  /** What it would break, musts first. */
  readonly breaks: readonly Finding[];
  /** What it would put right. */
  readonly gives: readonly Finding[];
}

export function stateOf(check: LiveCheck): Before {
  return { tiers: check.cost().byTier, findings: byKey(check.findings()) };
}

/** What would change if these slots changed sides together; the check is left as it was. */
export function differenceOf(check: LiveCheck, moved: readonly Slot[], before: Before): Difference {
  for (const slot of moved) check.toggle(slot.index);
  const tiers = check.cost().byTier;
  const after = byKey(check.findings());
  for (const slot of [...moved].reverse()) check.toggle(slot.index);
  const added = [...after].flatMap(([key, finding]) => (before.findings.has(key) ? [] : [finding]));
  const gives = [...before.findings].flatMap(([key, finding]) => (after.has(key) ? [] : [finding]));
  const breaks = added.filter((finding) => !gives.some((gone) => lessens(gone, finding)));
  const byTier = Object.fromEntries(TIERS.map((tier) => [tier, tiers[tier] - before.tiers[tier]])) as Record<
    Tier,
    number
  >;
  const broken = (tier: Tier) => byTier[tier] > 0 || breaks.some((finding) => finding.tier === tier);
  const stopped = broken('must') || byTier.open > 0;
  return {
    cost: TIERS.reduce((sum, tier) => sum + byTier[tier], 0),
    byTier,
    verdict: stopped ? 'broken' : broken('signed') ? 'signable' : 'clean',
    breaks,
    gives,
  };
}

/** The same complaint, less of it: one person missing where two were. */
function lessens(gone: Finding, finding: Finding): boolean {
  const same = gone.setting === finding.setting && gone.dates.join() === finding.dates.join();
  const about = finding.tier === 'open' || gone.people.join() === finding.people.join();
  return same && about && finding.cost <= gone.cost;
}

function byKey(findings: readonly Finding[]): Map<string, Finding> {
  return new Map(findings.map((finding) => [`${finding.setting}|${finding.sentence}`, finding]));
}
