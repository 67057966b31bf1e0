import { call, duty, tinyTeam } from '@evenflow/testing';
import { assign } from '../rota/calendar.ts';
import type { Request } from '../team/team.ts';
import { wishOutcomes } from './wish-outcome.ts';

const team = tinyTeam({
  dutyTypes: [duty('D'), call('C1')],
  leave: [{ person: 'Amy', from: '2026-12-11', to: '2026-12-11', type: 'AL', status: 'approved' }],
});
const [day, first] = team.dutyTypes;
const assignments = [assign(team, 'Amy', first!, '2026-12-05'), assign(team, 'Amy', day!, '2026-12-07')];
const wish = (over: Partial<Request>): Request => ({
  ...{ person: 'Amy', from: '2026-12-05', to: '2026-12-05', wish: 'avoid', duty: 'any', priority: 'prefer' },
  ...over,
});
const outcome = (over: Partial<Request>) =>
  wishOutcomes(team, [wish(over)], { months: ['2026-12'], assignments }).map(({ met, against }) => [
    met,
    against.map(({ date, duty: code }) => `${code} ${date}`).join(),
  ]);

it.each<[string, Partial<Request>, boolean, string]>([
  ['to be free and was not', {}, false, 'C1 2026-12-05'],
  ['to be free of something else', { duty: 'D' }, true, ''],
  ['to be free of calls', { duty: 'any call', to: '2026-12-07' }, false, 'C1 2026-12-05'],
  ['a duty and had it', { wish: 'want', duty: 'C1' }, true, ''],
  [
    'a duty somebody else had',
    { wish: 'want', duty: 'C1', from: '2026-12-06', to: '2026-12-06' },
    false,
    'C1 2026-12-06',
  ],
  ['a day duty over a weekend, when none is needed', { wish: 'want', duty: 'D' }, true, ''],
])('knows who wished %s', (_name, over, met, against) => {
  expect(outcome(over)).toEqual([[met, against]]);
});

it('says nothing of months that are not published, nor of days of leave', () => {
  expect(outcome({ from: '2027-01-01', to: '2027-01-02' })).toEqual([]);
  expect(outcome({ from: '2026-12-11', to: '2026-12-11', wish: 'want', duty: 'C1' })).toEqual([]);
});
