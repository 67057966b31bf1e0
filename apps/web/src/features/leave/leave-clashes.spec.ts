import { agendaItem, UNIT } from '../../testing/unit-team.ts';
import { leaveClashes } from './leave-clashes.ts';

const AL = { person: 'RL', from: '2026-12-23', to: '2026-12-24', type: 'AL', typeName: 'annual leave' } as const;
const night = agendaItem('OC1', '2026-12-20T17:30:00+00:00', '2026-12-21T07:30:00+00:00');
const sentences = (asked: { from: string; to: string }, facts: Partial<Parameters<typeof leaveClashes>[1]> = {}) =>
  leaveClashes({ person: 'CF', ...asked }, { team: UNIT, duties: [], publishedMonths: [], ...facts }).map(
    (clash) => `${clash.weight}: ${clash.sentence}`,
  );

it('says so when nothing stands in the way', () => {
  expect(sentences({ from: '2026-12-01', to: '2026-12-02' })[0]).toMatch(/^holds: Nothing clashes/);
});

it('names duties inside, and the night that ends on the first day', () => {
  expect(sentences({ from: '2026-12-20', to: '2026-12-21' }, { duties: [night] })[0]).toBe(
    'should: You hold First on call on Sun 20 Dec; it has to be given to somebody before leave is approved.',
  );
  expect(sentences({ from: '2026-12-21', to: '2026-12-22' }, { duties: [night] })[0]).toBe(
    'should: First on call of Sun 20 Dec ends at 07:30 on your first day of leave.',
  );
});

it('counts who else is away, leave withdrawn not counted', () => {
  const team = {
    ...UNIT,
    leave: [
      { ...AL, status: 'approved' as const },
      { ...AL, person: 'GPH', to: '2026-12-23', status: 'requested' as const },
      { ...AL, person: 'CF', from: '2026-12-23', status: 'withdrawn' as const },
    ],
  };
  expect(sentences({ from: '2026-12-22', to: '2026-12-24' }, { team })).toEqual([
    'should: Rhys and Gwenllian are away or have asked to be.',
  ]);
  expect(sentences({ from: '2026-12-24', to: '2026-12-24' }, { team })).toEqual([
    'know: Rhys is away or has asked to be.',
  ]);
});

it('tells of holidays inside and of a month already published', () => {
  expect(sentences({ from: '2026-12-25', to: '2026-12-25' }, { publishedMonths: ['2026-12'] })).toEqual([
    'know: December 2026 is already published; leave there changes a rota that others rely on.',
    'know: Includes 1 holiday: Christmas Day (Fri 25 Dec).',
  ]);
});
