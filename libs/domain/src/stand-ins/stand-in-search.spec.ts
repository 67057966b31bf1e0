import { minutesToAnswer, rankStandIns } from './stand-in-search.ts';

const candidate = (person: string, hours: number, burden: number, travelMinutes: number) => ({
  ...{ person, burden, travelMinutes },
  restMinutes: hours * 60,
});

it('asks the most rested first, then who has carried least, then who lives nearest', () => {
  const order = rankStandIns([
    candidate('near', 30, 2, 10),
    candidate('far', 30, 2, 40),
    candidate('spared', 30, 1, 40),
    candidate('tired', 11, 0, 5),
    candidate('rested', 48, 6, 60),
  ]).map(({ person }) => person);
  expect(order).toEqual(['rested', 'spared', 'near', 'far', 'tired']);
});

it('does not pass somebody over for an hour of rest, or for days beyond two', () => {
  const order = (a: number, b: number) =>
    rankStandIns([candidate('a', a, 1, 20), candidate('b', b, 0, 20)]).map(({ person }) => person)[0];
  expect(order(35, 34)).toBe('b');
  expect(order(240, 48)).toBe('b');
  expect(order(36, 35)).toBe('a');
});

it('compares what was carried with the share of it, in whole points', () => {
  const order = (...burdens: number[]) =>
    rankStandIns(burdens.map((burden, index) => candidate(`p${index}`, 30, burden, 60 - index))).map(
      ({ person }) => person,
    );
  expect(order(2, -3.2, 0.4)).toEqual(['p1', 'p2', 'p0']);
  // A fraction of a point is no reason to wake whoever lives further away.
  expect(order(0.1, 0.4)).toEqual(['p1', 'p0']);
});

it('waits less the nearer the duty is', () => {
  expect([30, 600, 6000].map(minutesToAnswer)).toEqual([5, 20, 60]);
});
