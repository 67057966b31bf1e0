import { UNIT } from '../../testing/unit-team.ts';
import { requestClashes } from './request-clashes.ts';

const asked = { person: 'CF', from: '2026-12-24', to: '2026-12-26', wish: 'want', duty: 'OC1' } as const;
const first = (part: object = {}, facts: Partial<Parameters<typeof requestClashes>[1]> = {}) => {
  const [clash] = requestClashes({ ...asked, ...part }, { team: UNIT, publishedMonths: [], ...facts });
  return `${clash!.weight}: ${clash!.sentence}`;
};

it('refuses to ask for a duty that needs what one does not hold', () => {
  expect(first({ duty: 'OC2' })).toBe('must: Second call needs ECMO, which you do not hold yet.');
  expect(first({ duty: 'OC2', person: 'GPH' })).toBe('holds: Nothing clashes with this wish.');
  expect(first({ duty: 'OC2', wish: 'avoid' })).toBe('holds: Nothing clashes with this wish.');
});

it('refuses wishes for a published month', () => {
  expect(first({}, { publishedMonths: ['2026-12'] })).toMatch(/^must: December 2026 is already published/);
});

it('warns of one’s own opposite wish', () => {
  const opposite = { ...asked, wish: 'avoid', duty: 'any', priority: 'must' } as const;
  expect(first({}, { team: { ...UNIT, requests: [opposite] } })).toMatch(/^should: On 24–26 Dec you asked/);
});

it('names the one other who asks for the same', () => {
  const same = { ...asked, person: 'RL', priority: 'nice' } as const;
  expect(first({}, { team: { ...UNIT, requests: [same] } })).toMatch(/^know: Rhys asks for the same/);
});
