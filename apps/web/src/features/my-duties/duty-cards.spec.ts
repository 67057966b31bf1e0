import { agendaItem, UNIT } from '../../testing/unit-team.ts';
import { currentCard, everyDuty, nextCard, nowAndNext } from './duty-cards.ts';

const at = (instant: string) => Date.parse(instant) / 60_000;
const theatre = agendaItem('TH1', '2026-12-09T07:30:00+00:00', '2026-12-09T17:30:00+00:00');
const equipment = agendaItem('EQ', '2026-12-10T08:00:00+00:00', '2026-12-10T16:00:00+00:00');
const call = agendaItem('OC1', '2026-12-10T17:30:00+00:00', '2026-12-11T07:30:00+00:00');

const card = (next: typeof call, items: (typeof call)[], now: string) =>
  nextCard({
    next,
    items,
    now: at(now),
    today: now.slice(0, 10),
    of: UNIT,
    person: UNIT.people[1],
  });

it('shows the call of a day, not the day duty before it', () => {
  const { current, next } = nowAndNext([theatre, equipment, call], at('2026-12-09T14:32:00Z'));
  expect(current).toBe(theatre);
  expect(next).toBe(call);
});

it('ends a duty at its end, which itself is free', () => {
  expect(nowAndNext([theatre], at('2026-12-09T17:29:00Z')).current).toBe(theatre);
  expect(nowAndNext([theatre], at('2026-12-09T17:30:00Z')).current).toBeUndefined();
});

it('says how much of the current duty is left', () => {
  expect(currentCard(theatre, at('2026-12-09T14:32:00Z'))).toMatchObject({ until: '17:30', left: '2 h 58 min' });
  expect(currentCard(theatre, at('2026-12-09T12:30:00Z')).passed).toBe(50);
});

it('names the days a night touches and draws midnight between them', () => {
  const shown = card(call, [equipment, call], '2026-12-09T14:32:00Z');
  expect(shown).toMatchObject({
    when: 'Next, tomorrow',
    distance: 'in 26 h 58 min',
    span: 'Thu 10 Dec, 17:30 to Fri 07:30',
    beWithin: '30 min. You live 27 min away',
  });
  // From 08:00 to 07:30 are 23.5 hours; midnight is 16 hours after 08:00.
  expect(shown.midnight).toBeCloseTo((16 / 23.5) * 100, 5);
  expect(shown.parts.map((part) => part.code)).toEqual(['EQ', 'OC1']);
});

it('draws no midnight in a duty that ends on its day', () => {
  expect(card(theatre, [theatre], '2026-12-09T06:00:00Z').midnight).toBeNull();
});

it.each([
  ['back, an hour longer', '2026-10-24T17:30:00+01:00', '2026-10-25T07:30:00+00:00', 6.5 / 15],
  ['forward, an hour shorter', '2027-03-27T17:30:00+00:00', '2027-03-28T07:30:00+01:00', 6.5 / 13],
])('puts midnight right on the night the clocks go %s', (_name, start, end, share) => {
  const night = agendaItem('OC1', start, end);
  expect(card(night, [night], start).midnight).toBeCloseTo(share * 100, 5);
});

it('lists a duty once though the answer names it twice', () => {
  expect(everyDuty({ current: theatre, next: call, items: [{ ...theatre }, equipment, call] })).toHaveLength(3);
});

it('names who hands over and rings only whom colleagues may ring', () => {
  const [gwenllian, ...others] = UNIT.people;
  const phone = { kind: 'phone', value: '07700 900101', visibility: 'team' } as const;
  const of = { ...UNIT, people: [{ ...gwenllian!, contacts: [phone] }, ...others] };
  const takesOver = { person: 'GPH', name: 'Gwenllian Parry-Hughes', duty: 'F' };
  const next = { ...call, takesOver, with: [{ person: 'RL', name: 'Rhys Llewellyn', duty: 'OC2' }] };
  const now = at('2026-12-09T14:32:00Z');
  expect(nextCard({ next, items: [next], now, today: '2026-12-09', of, person: undefined })).toMatchObject({
    handsToYou: { words: 'Gwenllian Parry-Hughes, F', phone: '07700 900101' },
    withYou: [{ words: 'Rhys Llewellyn, OC2', phone: null }],
    handOverTo: null,
  });
});
