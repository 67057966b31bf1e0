import { UNIT } from '../../testing/unit-team.ts';
import { teamDay } from './team-day.ts';

const held = (person: string, duty: string, start: string, end: string) => ({
  person,
  duty,
  date: start.slice(0, 10),
  start,
  end,
  site: 'SC',
});
const assignments = [
  held('CF', 'OC1', '2026-12-10T17:30:00+00:00', '2026-12-11T07:30:00+00:00'),
  held('RL', 'TH1', '2026-12-10T07:30:00+00:00', '2026-12-10T17:30:00+00:00'),
  held('GPH', 'OC1', '2026-12-11T17:30:00+00:00', '2026-12-12T07:30:00+00:00'),
];
const leave = [
  { person: 'GPH', from: '2026-12-10', to: '2026-12-10', type: 'AL', status: 'approved' as const },
  { person: 'RL', from: '2026-12-10', to: '2026-12-10', type: 'AL', status: 'requested' as const },
];

it('parts who is on call, at work and away, and knows me', () => {
  const day = teamDay({ team: { ...UNIT, leave }, date: '2026-12-10', assignments, me: 'CF' });
  expect(day).toMatchObject({
    onCall: [{ person: { name: 'Chloe Featherstone' }, isMe: true, times: '17:30 to Fri 07:30' }],
    atWork: [{ person: { code: 'RL' }, isMe: false, times: '07:30–17:30' }],
    away: [{ code: 'GPH' }],
  });
});

it('has a day on which nobody holds anything', () => {
  expect(teamDay({ team: UNIT, date: '2026-12-25', assignments, me: null })).toEqual({
    onCall: [],
    atWork: [],
    away: [],
  });
});
