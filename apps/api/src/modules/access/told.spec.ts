import type { Finding } from '@evenflow/rules';
import fc from 'fast-check';
import { findingsFor, mayRead, PRIVATELY, sentencesFor } from './told.ts';

const AMY = { person: 'Amy', manager: false };
const finding = (over: Partial<Finding>): Finding => ({
  ...{ rule: 'requests', setting: 'requests', severity: 'should', tier: 'wishes', sentence: 'Ben has a wedding.' },
  ...{ people: ['Ben'], dates: ['2026-12-04'], cells: [], cost: 4, forColleagues: false },
  ...over,
});

const someone = fc.constantFrom('Amy', 'Ben', 'Cat');
const said = fc.record({
  sentence: fc.string(),
  people: fc.array(someone, { maxLength: 3 }),
  forColleagues: fc.option(fc.boolean(), { nil: undefined }),
});

it('lets others read only what is marked for colleagues, or is about themselves and nobody else', () => {
  fc.assert(
    fc.property(said, fc.option(someone), (each, person) => {
      const own = each.people.length > 0 && new Set([...each.people, person]).size === 1;
      expect(mayRead({ person, manager: false }, each)).toBe(each.forColleagues === true || own);
      expect(mayRead({ person, manager: true }, each)).toBe(true);
    }),
  );
});

it('keeps what is not marked at all, and what names nobody, such as how many are away', () => {
  expect(mayRead(AMY, {})).toBe(false);
  expect(mayRead(AMY, { people: [], forColleagues: false })).toBe(false);
});

it('says one and the same sentence, once, for whatever is private', () => {
  const all = [
    finding({}),
    finding({ sentence: 'Ben is ill.', rule: 'leave-protected' }),
    finding({ people: ['Amy'] }),
  ];
  expect(sentencesFor(AMY, all)).toEqual([PRIVATELY, 'Ben has a wedding.']);
  expect(sentencesFor({ person: null, manager: true }, all)).toEqual(['Ben has a wedding.', 'Ben is ill.']);
});

it('leaves of a private finding nothing but how grave it is', () => {
  const grave = finding({ rule: 'leave-protected', severity: 'must', tier: 'must', cost: 1e10 });
  const told = findingsFor(AMY, [finding({}), finding({ rule: 'fixed-days-off' }), grave]);
  expect(told.map(({ severity }) => severity)).toEqual(['should', 'must']);
  expect(new Set(told.map(({ severity: _severity, ...rest }) => JSON.stringify(rest))).size).toBe(1);
  expect(JSON.stringify(told)).not.toMatch(/Ben|2026|requests|leave|wishes/);
});
