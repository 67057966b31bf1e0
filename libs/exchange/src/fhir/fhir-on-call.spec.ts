import fc from 'fast-check';
import type { BoardRole, BoardSiteNow } from '@evenflow/domain';
import { fhirId, onCallBundle } from './fhir-on-call.ts';
import { r4Problems } from './r4-check.oracle.ts';

const name = fc.constantFrom('Siobhán Ní Dhálaigh', 'Kwabena Asante-Frimpong', 'Zoë', '李小龍', 'X');
const code = fc.constantFrom('OC1', 'OC 2', 'É/3', 'FL+C1');
const at = '2026-12-09T17:30:00+00:00';
const until = '2026-12-10T07:30:00+00:00';
const reach = fc.constantFrom(
  null,
  { kind: 'phone', value: '07700 900134' },
  { kind: 'pager', value: 'bleep 7' },
  { kind: 'email', value: 'a@b.example' },
);

const role = fc
  .record({
    who: fc.option(name),
    duty: code,
    reach,
    minutes: fc.constantFrom(null, 0, 30),
    team: fc.constantFrom('st-cuthberts', 'two-rooms'),
    needed: fc.boolean(),
  })
  .map(({ who, duty, reach: reachFirst, minutes, team, needed }): BoardRole => ({
    ...{ team, duty, name: `Call ${duty}`, mark: 'first-call', responseMinutes: minutes, rotaVersion: 4 },
    ...{ uncovered: who === null && needed, person: who === null ? null : { code: who.slice(0, 3), name: who } },
    ...{ reachFirst: who === null ? null : reachFirst },
    ...(who === null && needed ? { cause: 'Nobody was put on this duty.' } : {}),
    ...{ since: who !== null || needed ? at : null, until: who !== null || needed ? until : null },
    ...{ backup: [], next: null, handOver: null, alarm: null, notes: [], bands: [] },
  }));
const site = fc.uniqueArray(role, { maxLength: 4, selector: ({ team, duty }) => `${team}|${duty}` });
const sites = fc.array(site, { maxLength: 3 }).map((all) =>
  all.map((roles, index): BoardSiteNow => ({
    ...{ site: `S${index}`, name: `Site ${index}`, timeZone: 'Europe/London', coveredUntil: null, notes: [], roles },
  })),
);

it.each(['collection', 'searchset'] as const)('a %s keeps R4, whatever the board says', (type) => {
  fc.assert(
    fc.property(sites, (drawn) => {
      const question = { base: 'https://rota.example.org/fhir/R4', teamNames: {}, sites: drawn, asOf: at };
      const bundle = JSON.parse(JSON.stringify(onCallBundle(question, type))) as Record<string, unknown>;
      expect(r4Problems(bundle)).toEqual([]);
      const roles = drawn.flatMap((each) => each.roles);
      const entries = (bundle['entry'] ?? []) as { resource: { resourceType: string } }[];
      const count = (of: string) => entries.filter(({ resource }) => resource.resourceType === of).length;
      expect(count('PractitionerRole')).toBe(roles.filter(({ person }) => person !== null).length);
      expect(count('OperationOutcome')).toBe(roles.filter(({ uncovered }) => uncovered).length);
    }),
    { numRuns: 60 },
  );
});

it('the check finds what R4 forbids', () => {
  const question = { base: 'https://r.example/fhir/R4', teamNames: {}, asOf: at };
  const bundle = (resource: object) => ({
    ...{ resourceType: 'Bundle', type: 'collection' },
    entry: [{ fullUrl: 'https://r.example/fhir/R4/Location/a', resource }],
  });
  expect(onCallBundle({ ...question, sites: [] }, 'searchset')).not.toHaveProperty('entry');
  expect(r4Problems(bundle({ resourceType: 'Location', id: 'a', status: 'open', colour: 'red' }))).toEqual([
    'Location.colour is no element',
    'Location.status may not be open',
  ]);
  expect(r4Problems(bundle({ resourceType: 'OperationOutcome', id: 'a', issue: [] }))).toContain(
    'OperationOutcome.issue is empty',
  );
});

it('an id holds only what R4 allows', () => {
  expect(fhirId('OC 2', 'É')).toBe('OC.20.2-.c9.');
  expect(fhirId('x'.repeat(100), 'a')).toMatch(/^x{47}-[0-9a-f]{16}$/);
  expect(fhirId('x'.repeat(100), 'a')).not.toBe(fhirId('x'.repeat(100), 'b'));
});
