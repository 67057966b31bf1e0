import { december, factsOf } from '../../../testing/december.ts';
import { boardModel } from '../state/board-model.ts';
import { findPlaces } from './find-places.ts';

const { team, days } = factsOf();
const assignments = new Map(december.map((a) => [`${a.person}|${a.date}|${a.duty}`, a]));
const model = boardModel(
  { team, days, published: null },
  { content: { assignments, locks: new Set() }, findings: [] },
  null,
);
const found = (typed: string) => findPlaces(model, typed).map((place) => place.words);

describe('finding on the board', () => {
  it('finds people by any part of their name or by code, and duties', () => {
    expect(found('pri')).toEqual(['Priyanka Raghunathan']);
    expect(found('kaf')).toEqual(['Kwabena Asante-Frimpong']);
    expect(found('late')).toEqual(['Late']);
  });

  it('finds days by number, weekday, month and holiday', () => {
    expect(found('10')).toEqual(['Thu 10 Dec']);
    expect(found('25 dec')).toEqual(['Fri 25 Dec']);
    expect(found('christmas')).toEqual(['Fri 25 Dec']);
    expect(found('mon 10')).toEqual([]);
  });

  it('finds a person’s day', () => {
    const [place] = findPlaces(model, 'pri 10');
    expect(place).toMatchObject({ words: 'Priyanka Raghunathan, Thu 10 Dec', pivot: 'people', row: 3, day: 9 });
  });

  it('finds nothing for what nobody is called', () => {
    expect(found('zzz')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});
