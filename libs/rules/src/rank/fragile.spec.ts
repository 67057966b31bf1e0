import { assign, type Leave } from '@evenflow/domain';
import { call, person, tinyTeam } from '@evenflow/testing';
import { compileRota, LiveCheck, type RuleSet } from '../index.ts';
import { fragileDuties } from './fragile.ts';

const C1 = call('C1');
const RULES: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Specs',
  settings: [
    { id: 'cover', rule: 'required-count' },
    { id: 'leave', rule: 'leave-protected' },
  ],
};
const RANGE = { from: '2026-12-01', to: '2026-12-04' };

function fragile(leave: readonly Leave[]) {
  const team = tinyTeam({ people: [person('Amy'), person('Ben')], dutyTypes: [C1], leave });
  const held = ['01', '02', '03', '04'].map((day, index) =>
    assign(team, index % 2 ? 'Ben' : 'Amy', C1, `2026-12-${day}`),
  );
  const check = new LiveCheck(compileRota(team, RULES, RANGE), held);
  const before = check.cost();
  const found = [...fragileDuties(check, held)];
  expect(check.cost()).toEqual(before);
  return found;
}

it('finds nothing while a colleague could step in', () => {
  expect(fragile([])).toEqual([null, null, null, null]);
});

it('names the call, and the person it hangs on, while the colleague is away', () => {
  const away: Leave = { person: 'Ben', from: '2026-12-03', to: '2026-12-03', type: 'AL', status: 'approved' };
  const found = fragile([away]);
  expect(found[2]).toMatchObject({ person: 'Amy', date: '2026-12-03', duty: 'C1' });
  expect(found[0]).toBeNull();
});
