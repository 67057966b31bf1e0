import type { PersonCode } from '../team/person.ts';

/** What is weighed of somebody who could stand in within the rules. */
export interface StandIn {
  readonly person: PersonCode;
  /** Minutes free before and after the duty, whichever is shorter. */
  readonly restMinutes: number;
  /** Points of burden of the year beyond their fair share, by the ledger; less than nothing for whoever has carried less. */
  readonly burden: number;
  /** Minutes from home to the site. */
  readonly travelMinutes: number;
}

/** Rest is compared in half days: an hour more or less is no reason to pass somebody over. */
const REST_STEP = 12 * 60;
const REST_ENOUGH = 4;
/** And burden in whole points. */
const points = ({ burden }: StandIn): number => Math.round(burden);

/** Best first: whoever is most rested, then whoever has carried least of their share, then whoever lives nearest. */
export function rankStandIns(candidates: readonly StandIn[]): StandIn[] {
  const rested = ({ restMinutes }: StandIn) => Math.min(REST_ENOUGH, Math.floor(restMinutes / REST_STEP));
  return candidates.toSorted(
    (a, b) =>
      rested(b) - rested(a) ||
      points(a) - points(b) ||
      a.travelMinutes - b.travelMinutes ||
      a.person.localeCompare(b.person),
  );
}

/** How many are asked at once. */
export const WAVE_SIZE = 3;

/** Minutes a wave has for itself before the next is asked; the nearer the duty, the fewer. */
export function minutesToAnswer(minutesUntilStart: number): number {
  if (minutesUntilStart <= 4 * 60) return 5;
  return minutesUntilStart <= 24 * 60 ? 20 : 60;
}
