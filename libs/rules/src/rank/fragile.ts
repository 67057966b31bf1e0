import type { Assignment } from '@evenflow/domain';
import type { LiveCheck } from '../kit/check.ts';
import { rankCandidates } from './candidates.ts';

/** A duty that hangs on one person: were they away, nobody else could take it without breaking a must. */
export interface FragileDuty extends Pick<Assignment, 'person' | 'date' | 'duty'> {
  /** Names of those who could, if somebody signed for it. */
  readonly withSignature: readonly string[];
}

/**
 * Looks at one held duty at a time, so that whoever asks for many may stop to breathe: the duty when it hangs on its
 * holder, null when somebody could take it as things stand, with nobody else's duties moved. The check is left as it was.
 */
export function* fragileDuties(check: LiveCheck, held: readonly Assignment[]): Generator<FragileDuty | null> {
  const { view } = check.compiled;
  for (const { person, date, duty } of held) {
    const slot = view.slot(person, date, duty);
    // What the rules do not plan they cannot hand on.
    if (!slot || slot.past || !check.holds(slot.index)) continue;
    const others = rankCandidates(check, { date, duty, from: person });
    const isSafe = others.some(({ legal }) => legal);
    const withSignature = others.filter(({ signable }) => signable).map(({ name }) => name);
    yield isSafe ? null : { person, date, duty, withSignature };
  }
}
