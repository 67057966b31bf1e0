import { LiveCheck, RULES, compileRota, type RuleSet } from '@evenflow/rules';
import { call, credential, duty, person, tinyTeam } from '@evenflow/testing';
import fc from 'fast-check';
import { asSeenByStaff } from './as-seen-by-staff.ts';

const RANGE = { from: '2026-12-07', to: '2026-12-13' };
const ben = person('Ben', {
  ...{ fixedDaysOff: ['Wed'], fixedDuties: [{ weekday: 'Thu', duty: 'D' }], travelMinutes: { H: 50 }, optOut48h: true },
  ...{ contractHoursPerWeek: 20, credentials: [credential({ expires: '2026-12-09' })], notes: 'a note' },
});
const team = tinyTeam({
  people: [
    person('Amy'),
    ben,
    person('Cat', { provisional: true, clinicalFte: 0.5 }),
    person('Tia', { trainee: true }),
  ],
  dutyTypes: [duty('D'), duty('F', { mark: 'float' }), call('C1'), call('C2')],
  leave: [{ person: 'Ben', from: '2026-12-10', to: '2026-12-11', type: 'SICK', status: 'recorded', comment: 'flu' }],
  requests: [{ person: 'Ben', from: '2026-12-08', to: '2026-12-12', wish: 'avoid', duty: 'any', priority: 'must' }],
});
const everyRule: RuleSet = {
  format: 'evenflow-rules/1',
  name: 'Every rule at its defaults',
  settings: RULES.map(({ id }) => ({ id, rule: id })),
};

/** So that no rule calls a sentence fit for colleagues that rests on what only managers know. */
it('lets a colleague read of the rules what they could have counted from the team they see, and nothing more', () => {
  const [whole, seen] = [team, asSeenByStaff(team, 'Amy')].map((each) => compileRota(each, everyRule, RANGE));
  const slots = fc.uniqueArray(fc.nat(team.people.length * 4 * 7 - 1), { minLength: 10, maxLength: 60 });
  const told = new Set<string>();
  fc.assert(
    fc.property(slots, (chosen) => {
      const check = new LiveCheck(whole!);
      const planned = whole!.view.slots.filter((slot) => !slot.past);
      for (const index of chosen) if (planned[index]) check.toggle(planned[index].index);
      const own = new LiveCheck(seen!, check.assignments()).findings();
      const readable = check.findings().filter(({ forColleagues }) => forColleagues);
      for (const { rule } of readable) told.add(rule);
      expect(own.map(({ sentence }) => sentence)).toEqual(
        expect.arrayContaining(readable.map(({ sentence }) => sentence)),
      );
    }),
    { numRuns: 60 },
  );
  expect(told.size).toBeGreaterThan(8);
});
