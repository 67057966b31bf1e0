import type { PayScheme } from './pay-scheme.ts';

/** Two worked schemes to start from; a team checks and changes every number. */
export const PAY_PACKS: Readonly<Record<'uk' | 'us', PayScheme>> = {
  uk: {
    name: 'So much a duty on call; called in at time and a half, double on Sundays and holidays',
    standby: { kind: 'per-duty', pence: { monFri: 2_400, sat: 4_800, sun: 4_800, holiday: 7_200 } },
    calledInPercent: { monFri: 150, sat: 150, sun: 200, holiday: 200 },
    leastMinutes: 60,
    roundUpTo: 15,
  },
  us: {
    name: 'A quarter of the basic hour on call; called in at time and a half, four hours at least',
    standby: { kind: 'per-hour', percentOfBasic: 25 },
    calledInPercent: { monFri: 150, sat: 150, sun: 150, holiday: 150 },
    leastMinutes: 240,
    roundUpTo: 1,
  },
};
