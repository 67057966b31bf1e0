import { tinyTeam } from '@evenflow/testing';
import { leaveName, monthSheet } from './month-sheet.ts';

const leave = (type: string, typeName?: string) => ({
  ...{ person: 'Amy', from: '2026-12-30', to: '2027-01-04', type, status: 'approved' as const },
  ...(typeName ? { typeName } : {}),
});
const december = { from: '2026-12-01', to: '2026-12-31', assignments: [] };

describe('the month on paper', () => {
  it('says in its key what the codes of leave mean, where they have a name', () => {
    const team = tinyTeam({ leave: [leave('STL', 'Study leave'), leave('AWAY', 'Away'), leave('X')] });
    expect(monthSheet(team, december).reading).toContainEqual(expect.stringContaining('leave (STL Study leave)'));
    expect(monthSheet(tinyTeam(), december).reading.at(-1)).toMatch(/Dotted: leave$/);
    expect([leaveName(team, 'Amy', 'STL'), leaveName(team, 'Amy', 'X')]).toEqual(['Study leave', 'X']);
  });
});
