import { call, duty } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const team = {
  dutyTypes: [duty('D'), call('C1')],
  holidays: [
    { date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 },
    { date: '2026-12-28', name: 'Boxing Day (substitute)', identity: 'boxing-day', points: 1 },
  ],
  holidaysWorked: [
    { person: 'Amy', holiday: 'christmas-day', year: 2025, duty: 'C1' },
    { person: 'Ben', holiday: 'christmas-day', year: 2024, duty: 'C1' },
    { person: 'Ben', holiday: 'boxing-day', year: 2025, duty: 'C1' },
  ],
};
const holidays = ['christmas-day'];

export const examples: readonly Example[] = [
  {
    name: 'holds when it is the other’s turn, and on the days around it',
    team,
    params: { holidays },
    from: '2026-12-24',
    rota: `
            Thu Fri Sat
      Amy   C1  .   C1
      Ben   .   C1  .`,
    says: [],
  },
  {
    name: 'names who works the same holiday again',
    team,
    params: { holidays },
    from: '2026-12-25',
    rota: `
            Fri
      Amy   C1`,
    says: ['Amy holds C1 on Christmas Day (Fri 25 Dec) and worked it in 2025. Holidays go in turn.'],
  },
  {
    name: 'may bar for more years',
    team,
    params: { holidays, years: 2 },
    from: '2026-12-25',
    rota: `
            Fri
      Ben   C1`,
    says: ['Ben holds C1 on Christmas Day (Fri 25 Dec) and worked it in 2024. Holidays go in turn.'],
  },
  {
    name: 'follows the holiday to its substitute day, the last one planned',
    team,
    params: { holidays: ['christmas-day', 'boxing-day'], duties: ['@call'] },
    from: '2026-12-26',
    rota: `
            Sat Sun Mon
      Amy   .   .   D
      Ben   C1  C1  C1`,
    says: ['Ben holds C1 on Boxing Day (substitute) (Mon 28 Dec) and worked it in 2025. Holidays go in turn.'],
  },
];
