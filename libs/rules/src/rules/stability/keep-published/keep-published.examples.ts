import type { Example } from '../../../kit/conformance.ts';

const published = `
            Mon Tue
      Amy   D   C1
      Ben   C1  D`;

export const examples: readonly Example[] = [
  { name: 'holds when nothing changes', published, rota: published, says: [] },
  {
    name: 'asks nothing before anything is published',
    rota: `
            Mon Tue
      Amy   D   C1`,
    says: [],
  },
  {
    name: 'names who loses a duty and who gets it, on the first and the last day',
    published,
    rota: `
            Sun | Mon Tue
      Amy   C1  | .   C1+D
      Ben   .   | C1  .`,
    says: [
      'Amy holds D on Tue 8 Dec; published without.',
      'Amy was published on D on Mon 7 Dec and does not hold it.',
      'Ben was published on D on Tue 8 Dec and does not hold it.',
    ],
  },
  {
    name: 'looks at the duties that are set',
    published,
    params: { duties: ['@call'] },
    rota: `
            Mon Tue
      Amy   .   .
      Ben   C1  C1`,
    says: [
      'Amy was published on C1 on Tue 8 Dec and does not hold it.',
      'Ben holds C1 on Tue 8 Dec; published without.',
    ],
  },
];
