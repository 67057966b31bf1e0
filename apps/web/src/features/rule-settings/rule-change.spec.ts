import { rotaOf, ruleSet, team } from '../../testing/december.ts';
import { changedSet, effectOf } from './rule-change.ts';

const rest = ruleSet.settings[1]!;
const stricter = { ...rest, params: { hours: 16 } };

it('says which cells of the month a stricter rule would break, and that the same rule breaks none', () => {
  const then = changedSet(ruleSet, stricter, null);
  const effect = effectOf(team, rotaOf(), { now: ruleSet, then });
  expect(effect.appears.length).toBeGreaterThan(0);
  expect(effect.appears.every(({ setting, cells }) => setting === 'rest' && cells.length > 0)).toBe(true);
  expect(effectOf(team, rotaOf(), { now: ruleSet, then: ruleSet })).toEqual({ appears: [], goes: [] });
  expect(effectOf(team, rotaOf(), { now: then, then: ruleSet }).goes).toHaveLength(effect.appears.length);
});

it('leaves the days before as they were judged when the change begins on a day', () => {
  const then = changedSet(ruleSet, stricter, '2026-12-15');
  expect(then.settings.slice(1)).toEqual([
    { ...rest, to: '2026-12-14' },
    { ...stricter, id: 'rest-from-2026-12-15', from: '2026-12-15' },
  ]);
  const always = effectOf(team, rotaOf(), { now: ruleSet, then: changedSet(ruleSet, stricter, null) });
  const later = effectOf(team, rotaOf(), { now: ruleSet, then });
  expect(later.appears.length).toBeLessThan(always.appears.length);
  expect(later.appears.flatMap(({ cells }) => cells).every(({ date }) => date >= '2026-12-13')).toBe(true);
});

it('changes a rule that begins later as it stands', () => {
  const begun = { ...ruleSet, settings: [{ ...rest, from: '2027-01-01' }] };
  expect(changedSet(begun, { ...stricter, from: '2027-01-01' }, '2026-12-15').settings).toHaveLength(1);
});
