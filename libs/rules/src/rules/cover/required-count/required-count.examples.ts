import type { Example } from '../../../kit/conformance.ts';

export const examples: readonly Example[] = [
  {
    name: 'holds when each duty has its one person',
    rota: `
            Mon  Tue
      Amy   D+C1 D
      Ben   .    C1`,
    says: [],
  },
  {
    name: 'names a duty nobody holds, on the last day too',
    rota: `
            Mon  Tue
      Amy   D+C1 D
      Ben   .    .`,
    says: ['Nobody holds C1 on Tue 8 Dec; 1 is needed.'],
  },
  {
    name: 'names a duty held twice',
    rota: `
            Mon
      Amy   D+C1
      Ben   D`,
    says: ['2 people hold D on Mon 7 Dec; 1 is needed.'],
  },
  {
    name: 'counts only what the day needs: no theatre on a Sunday',
    from: '2026-12-06',
    rota: `
            Sun
      Amy   D+C1
      Ben   .`,
    says: ['D is not needed on Sun 6 Dec, but 1 person holds it.'],
  },
  {
    name: 'follows a dated change',
    team: { demandChanges: [{ date: '2026-12-07', duty: 'D', need: 2, reason: 'An extra list' }] },
    rota: `
            Mon
      Amy   D+C1
      Ben   .`,
    says: ['1 person holds D on Mon 7 Dec; 2 are needed.'],
  },
];
