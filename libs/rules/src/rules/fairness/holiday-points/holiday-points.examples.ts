import { call, person } from '@evenflow/testing';
import type { Example } from '../../../kit/conformance.ts';

const holidays = [
  { date: '2026-11-26', name: 'Thanksgiving', identity: 'thanksgiving', points: 2 },
  { date: '2026-12-25', name: 'Christmas Day', identity: 'christmas-day', points: 3 },
];
const team = { dutyTypes: [call('C1')], holidays };
const worked = (person: string, holiday: string, year: number) => ({ person, holiday, year, duty: 'C1' });

export const examples: readonly Example[] = [
  {
    name: 'holds when the one who had fewer points works the holiday',
    team: { ...team, holidaysWorked: [worked('Amy', 'christmas-day', 2025)] },
    from: '2026-12-24',
    rota: `
            Thu Fri
      Amy   C1  .
      Ben   .   C1`,
    says: [],
  },
  {
    name: 'says who has had more and who less',
    team: { ...team, holidaysWorked: [worked('Amy', 'christmas-day', 2025)] },
    from: '2026-12-24',
    rota: `
            Thu Fri
      Amy   .   C1
      Ben   C1  .`,
    says: [
      'Amy has 3 holiday points in this rota after 3 since 2024; 0 would be fair.',
      'Ben has 0 holiday points in this rota after 0 since 2024; 3 would be fair.',
    ],
  },
  {
    name: 'forgets what lies before the years it looks back',
    team: { ...team, holidaysWorked: [worked('Amy', 'christmas-day', 2022), worked('Ben', 'christmas-day', 2025)] },
    from: '2026-12-25',
    rota: `
            Fri
      Amy   C1`,
    says: [],
  },
  {
    name: 'looks back on a holiday worked before the first planned day, once though it is in the ledger too',
    team: { ...team, holidaysWorked: [worked('Amy', 'thanksgiving', 2026), worked('Ben', 'christmas-day', 2026)] },
    from: '2026-11-27',
    rota: `
            Thu | Fri Sat Sun Mon Tue Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri Sat Sun Mon Tue Wed Thu Fri
      Amy   C1  | .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   C1`,
    says: [
      'Amy has 3 holiday points in this rota after 2 since 2024; 0.5 would be fair.',
      'Ben has 0 holiday points in this rota after 0 since 2024; 2.5 would be fair.',
    ],
  },
  {
    name: 'asks nothing of a month without holidays',
    team: { ...team, holidaysWorked: [worked('Amy', 'christmas-day', 2025)] },
    rota: `
            Mon
      Amy   C1`,
    says: [],
  },
  {
    name: 'asks nothing of somebody gone before the holiday',
    team: { ...team, people: [person('Amy'), person('Ben', { endDate: '2026-12-24' })] },
    from: '2026-12-24',
    rota: `
            Thu Fri
      Amy   .   C1`,
    says: [],
  },
];
