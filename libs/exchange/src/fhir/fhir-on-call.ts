import { createHash } from 'node:crypto';
import type { ReachFirst, RoleRun, SiteRuns } from '@evenflow/domain';

/** What of FHIR R4 is used here: any resource, as JSON. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id?: string;
  readonly [element: string]: unknown;
}

export interface FhirQuestion {
  /** Where this server's FHIR begins, without a slash at the end. */
  readonly base: string;
  readonly teamNames: Readonly<Record<string, string>>;
  readonly sites: readonly SiteRuns[];
  /** RFC 3339. */
  readonly asOf: string;
  /** The search that is answered, as an address. */
  readonly self?: string;
}

const ROLE_SYSTEM = 'urn:evenflow:call-duty';

/**
 * An id for these parts, as R4 wants it: letters, digits, `-` and `.` only, at most 64. Other characters are written as
 * their numbers and long ones end in a digest, so that two things never share an id.
 */
export function fhirId(...parts: readonly string[]): string {
  const plain = parts.join('-').replace(/[^A-Za-z0-9-]/gu, (other) => `.${other.codePointAt(0)!.toString(16)}.`);
  if (plain.length <= 64) return plain;
  return `${plain.slice(0, 47)}-${createHash('sha256').update(plain).digest('hex').slice(0, 16)}`;
}

/**
 * Who is on call, as a Bundle: for each role held a PractitionerRole whose `period` is the call, with the Practitioner,
 * the Location and the Organization it names; for each role nobody holds an OperationOutcome that says so. Never empty
 * where a role is needed.
 */
export function onCallBundle(question: FhirQuestion, type: 'collection' | 'searchset'): FhirResource {
  const matches = question.sites.flatMap((site) =>
    site.roles.filter(({ person }) => person !== null).map((role) => practitionerRole(role, site)),
  );
  const included = unique([
    ...question.sites.flatMap((site) => site.roles.flatMap((role) => practitioner(role))),
    ...question.sites.map(location),
    ...question.sites.flatMap((site) => site.roles.map((role) => organization(role, question.teamNames))),
  ]);
  const outcomes = question.sites.flatMap((site) =>
    site.roles.filter(({ uncovered }) => uncovered).map((role) => uncoveredOutcome(role, site)),
  );
  const self = { relation: 'self', url: question.self ?? question.base };
  const entry = (mode: 'match' | 'include' | 'outcome') => (resource: FhirResource) => ({
    fullUrl: `${question.base}/${resource.resourceType}/${resource.id}`,
    resource,
    ...(type === 'searchset' ? { search: { mode } } : {}),
  });
  const entries = [
    ...matches.map(entry('match')),
    ...included.map(entry('include')),
    ...outcomes.map(entry('outcome')),
  ];
  return {
    resourceType: 'Bundle',
    type,
    timestamp: question.asOf,
    ...(type === 'searchset' ? { total: matches.length, link: [self] } : {}),
    // An empty array is not allowed in FHIR JSON.
    ...(entries.length > 0 ? { entry: entries } : {}),
  };
}

/** What a resource says, for people: machines that show no structure show this. */
export function narrative(words: string) {
  const safe = words.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark]!);
  return { text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${safe}</div>` } };
}

function practitionerRole(role: RoleRun, site: SiteRuns): FhirResource {
  const telecom = contactPoint(role.reachFirst);
  return {
    resourceType: 'PractitionerRole',
    id: fhirId(role.team, site.site, role.duty, digits(role.since)),
    ...responseTag(role),
    ...narrative(`${role.person!.name} is on call as ${role.name} at ${site.name} until ${role.until}${within(role)}.`),
    active: true,
    period: { start: role.since!, end: role.until! },
    practitioner: { reference: `Practitioner/${fhirId(role.team, role.person!.code)}`, display: role.person!.name },
    organization: { reference: `Organization/${fhirId(role.team)}` },
    code: [{ coding: [{ system: ROLE_SYSTEM, code: role.duty, display: role.name }], text: role.name }],
    location: [{ reference: `Location/${locationId(site)}`, display: site.name }],
    ...(telecom ? { telecom: [telecom] } : {}),
  };
}

/** As a tag: validators refuse an extension that no guide they know defines. */
function responseTag({ responseMinutes }: RoleRun) {
  if (responseMinutes === null) return {};
  return { meta: { tag: [{ system: 'urn:evenflow:response-minutes', code: String(responseMinutes) }] } };
}

function within({ responseMinutes }: RoleRun): string {
  if (responseMinutes === null) return '';
  return responseMinutes === 0 ? ', in the hospital' : `, within ${responseMinutes} minutes of being rung`;
}

/** A moment as part of an id. */
function digits(at: RoleRun['since']): string {
  return at?.slice(0, 16).replace(/\D/g, '') ?? '';
}

function practitioner({ team, person }: RoleRun): FhirResource[] {
  if (!person) return [];
  const id = fhirId(team, person.code);
  return [{ resourceType: 'Practitioner', id, ...narrative(person.name), active: true, name: [{ text: person.name }] }];
}

type Place = Pick<SiteRuns, 'site' | 'name'>;

const locationId = ({ site, name }: Place): string => fhirId(site, name);

/** Whether a search names this site: by its Location as answers name it, or by its code. */
export function isLocation(place: Place, asked: string): boolean {
  return asked === place.site || asked.split('/').at(-1) === locationId(place);
}

function location({ site, name }: SiteRuns): FhirResource {
  const id = locationId({ site, name });
  return { resourceType: 'Location', id, ...narrative(name), status: 'active', name, mode: 'instance' };
}

function organization({ team }: RoleRun, names: FhirQuestion['teamNames']): FhirResource {
  const name = names[team] ?? team;
  return { resourceType: 'Organization', id: fhirId(team), ...narrative(name), active: true, name };
}

function uncoveredOutcome(role: RoleRun, site: SiteRuns): FhirResource {
  const words = `Nobody is on call as ${role.name} at ${site.name} from ${role.since} until ${role.until}.`;
  return {
    resourceType: 'OperationOutcome',
    id: fhirId('uncovered', role.team, site.site, role.duty, digits(role.since)),
    ...narrative(words),
    issue: [
      {
        severity: 'warning',
        code: 'not-found',
        details: { text: words },
        ...(role.cause ? { diagnostics: role.cause } : {}),
      },
    ],
  };
}

function contactPoint(reach: ReachFirst) {
  return reach && { system: reach.kind, value: reach.value, use: 'work', rank: 1 };
}

function unique(resources: readonly FhirResource[]): FhirResource[] {
  return [...new Map(resources.map((each) => [`${each.resourceType}/${each.id}`, each])).values()];
}

const DATE =
  'A moment, day, month or year, also with a prefix and twice: every role held, and every gap, at some time of it, whole. ' +
  'Days are those of the site. An open end reaches 60 days. Now when absent.';

/** What this server can do, for machines that ask first. */
export function capabilityStatement(base: string, date: string): FhirResource {
  return {
    resourceType: 'CapabilityStatement',
    ...narrative('Who is on call, read only.'),
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Evenflow' },
    implementation: { description: 'Who is on call, read only', url: base },
    fhirVersion: '4.0.1',
    format: ['json'],
    rest: [
      {
        mode: 'server',
        documentation: 'Authorization: Bearer with a key that has the scope fhir:read.',
        resource: [
          {
            type: 'PractitionerRole',
            interaction: [{ code: 'search-type' }],
            searchParam: [
              { name: 'date', type: 'date', documentation: DATE },
              { name: 'location', type: 'reference', documentation: 'A Location of an answer; or a site’s code.' },
            ],
          },
        ],
        operation: [{ name: 'on-call-now', definition: `${base}/OperationDefinition/on-call-now` }],
      },
    ],
  };
}

/** The operation itself, described. */
export function onCallNowDefinition(base: string): FhirResource {
  const moment = 'The moment asked about; now when absent.';
  return {
    resourceType: 'OperationDefinition',
    id: 'on-call-now',
    ...narrative('Who is on call, at a moment.'),
    url: `${base}/OperationDefinition/on-call-now`,
    name: 'OnCallNow',
    title: 'Who is on call',
    status: 'active',
    kind: 'operation',
    description: 'A PractitionerRole for each role held, and an OperationOutcome for each that nobody holds.',
    code: 'on-call-now',
    affectsState: false,
    system: true,
    type: false,
    instance: false,
    parameter: [
      { name: 'at', use: 'in', min: 0, max: '1', documentation: moment, type: 'dateTime' },
      { name: 'service', use: 'in', min: 0, max: '1', documentation: 'A team.', type: 'string' },
      { name: 'return', use: 'out', min: 1, max: '1', type: 'Bundle' },
    ],
  };
}
