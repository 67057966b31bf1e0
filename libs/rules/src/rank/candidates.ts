import { DomainError, type LocalDay } from '@evenflow/domain';
import type { LiveCheck } from '../kit/check.ts';
import type { Finding } from '../kit/finding.ts';
import type { Tier } from '../kit/problem.ts';
import type { Slot } from '../kit/view.ts';
import { differenceOf, stateOf, type Before } from './difference.ts';

/** One person's fitness for a duty, as the rules count it. */
export interface Candidate {
  readonly person: string;
  readonly name: string;
  /** Change of the total cost; negative is better. */
  readonly cost: number;
  readonly byTier: Readonly<Record<Tier, number>>;
  /** No must is broken by it, nor one that could be signed for, and no duty opens. */
  readonly legal: boolean;
  /** Musts it would break that somebody may sign for; only these stand in the way when `legal` is false and it is signable. */
  readonly signable: boolean;
  /** What it would break, musts first. */
  readonly breaks: readonly Finding[];
  /** What it would put right. */
  readonly gives: readonly Finding[];
}

export interface CandidateQuery {
  readonly date: LocalDay;
  readonly duty: string;
  /** Who would be relieved of it; absent for an open duty. */
  readonly from?: string;
}

/**
 * Everybody who could fill a duty, best first: the legal ones by cost, then those a signature would make possible, then
 * the rest. Trainees are left out, because they never fill a need. The check is left as it was. Throws `unknown-duty`
 * when the team does not plan that duty on that date, `not-held` when `from` does not hold it.
 */
export function rankCandidates(check: LiveCheck, { date, duty, from }: CandidateQuery): Candidate[] {
  const { view } = check.compiled;
  const slots = view.slotsFor(duty, view.dayIndex(date), 'counted').filter((slot) => !slot.past);
  if (slots.length === 0) throw new DomainError('unknown-duty', { duty, date });
  const holder = slots.find((slot) => view.people[slot.person]!.code === from);
  if (from !== undefined && !(holder && check.holds(holder.index)))
    throw new DomainError('not-held', { person: from, duty, date });
  const before = stateOf(check);
  const candidates = slots
    .filter((slot) => !check.holds(slot.index))
    .map((slot) => judge(check, holder ? [holder, slot] : [slot], before));
  const group = (c: Candidate) => (c.legal ? 0 : c.signable ? 1 : 2);
  return candidates.sort((a, b) => group(a) - group(b) || a.cost - b.cost || a.name.localeCompare(b.name));
}

function judge(check: LiveCheck, moved: readonly Slot[], before: Before): Candidate {
  const difference = differenceOf(check, moved, before);
  const { verdict, ...rest } = difference;
  const { view } = check.compiled;
  const { person } = moved.at(-1)!;
  return {
    person: view.people[person]!.code,
    name: view.name(person),
    ...rest,
    legal: verdict === 'clean',
    signable: verdict === 'signable',
  };
}
