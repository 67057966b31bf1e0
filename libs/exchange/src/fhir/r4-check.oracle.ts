/**
 * What of FHIR R4 (4.0.1) the resources here must keep, read from the specification: which elements each has, which are
 * required, of which kind, and the rules for ids, instants, references and empty values. For specs only; it stands in
 * for the official validator, which needs Java.
 */
type Kind =
  | 'id'
  | 'uri'
  | 'code'
  | 'string'
  | 'boolean'
  | 'integer'
  | 'dateTime'
  | 'instant'
  | { readonly [name: string]: Element };
interface Element {
  readonly kind: Kind;
  readonly min?: 0 | 1;
  readonly many?: boolean;
  readonly of?: readonly string[];
}

const one = (kind: Kind, of?: readonly string[]): Element => ({ kind, min: 1, ...(of ? { of } : {}) });
const may = (kind: Kind, of?: readonly string[]): Element => ({ kind, ...(of ? { of } : {}) });
const many = (kind: Kind): Element => ({ kind, many: true });

const REFERENCE = { reference: may('string'), display: may('string'), type: may('uri') };
const CONCEPT = {
  coding: many({ system: may('uri'), code: may('code'), display: may('string') }),
  text: may('string'),
};
const NARRATIVE = { status: one('code', ['generated', 'extensions', 'additional', 'empty']), div: one('string') };
const RESOURCE = { resourceType: one('string'), id: may('id'), text: may(NARRATIVE) };
const SEVERITY = ['fatal', 'error', 'warning', 'information'];

const RESOURCES: Readonly<Record<string, { readonly [name: string]: Element }>> = {
  PractitionerRole: {
    ...RESOURCE,
    meta: may({ tag: many({ system: may('uri'), code: may('code') }) }),
    active: may('boolean'),
    period: may({ start: may('dateTime'), end: may('dateTime') }),
    practitioner: may(REFERENCE),
    organization: may(REFERENCE),
    code: many(CONCEPT),
    location: many(REFERENCE),
    telecom: many({
      system: may('code', ['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']),
      value: may('string'),
      use: may('code', ['home', 'work', 'temp', 'old', 'mobile']),
      rank: may('integer'),
    }),
  },
  Practitioner: { ...RESOURCE, active: may('boolean'), name: many({ text: may('string') }) },
  Organization: { ...RESOURCE, active: may('boolean'), name: may('string') },
  Location: {
    ...RESOURCE,
    status: may('code', ['active', 'suspended', 'inactive']),
    name: may('string'),
    mode: may('code', ['instance', 'kind']),
  },
  OperationOutcome: {
    ...RESOURCE,
    issue: {
      many: true,
      min: 1,
      kind: {
        severity: one('code', SEVERITY),
        code: one('code'),
        details: may(CONCEPT),
        diagnostics: may('string'),
      },
    },
  },
};

/** Everything a resource or a bundle of them breaks; nothing when it keeps R4. */
export function r4Problems(bundle: Record<string, unknown>): string[] {
  const entries = (bundle['entry'] ?? []) as {
    fullUrl: string;
    resource: Record<string, unknown>;
    search?: { mode: string };
  }[];
  const urls = entries.map(({ fullUrl }) => fullUrl);
  const isSearch = bundle['type'] === 'searchset';
  return [
    ...(bundle['resourceType'] === 'Bundle' ? [] : ['not a Bundle']),
    ...(['collection', 'searchset'].includes(String(bundle['type'])) ? [] : ['Bundle.type']),
    // bdl-1: total only for searches and histories; bdl-2: entry.search only for searches; bdl-7: fullUrls are unique.
    ...('total' in bundle === isSearch ? [] : ['bdl-1']),
    ...(entries.every(({ search }) => (search !== undefined) === isSearch) ? [] : ['bdl-2']),
    ...(new Set(urls).size === urls.length ? [] : ['bdl-7']),
    ...('entry' in bundle && entries.length === 0 ? ['an empty array'] : []),
    ...entries.flatMap(({ resource, fullUrl }) => {
      const type = String(resource['resourceType']);
      const elements = RESOURCES[type];
      if (!elements) return [`${type} is not known here`];
      return [
        ...(fullUrl.endsWith(`/${type}/${String(resource['id'])}`) ? [] : [`${fullUrl} is another resource`]),
        ...problems(resource, elements, type),
        ...lostReferences(resource, urls, fullUrl.slice(0, -`/${type}/${String(resource['id'])}`.length)),
      ];
    }),
  ];
}

function problems(value: Record<string, unknown>, elements: Readonly<Record<string, Element>>, path: string): string[] {
  const unknown = Object.keys(value).filter((name) => !(name in elements));
  const missing = Object.entries(elements).filter(([name, { min }]) => min === 1 && value[name] === undefined);
  return [
    ...unknown.map((name) => `${path}.${name} is no element`),
    ...missing.map(([name]) => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, part]) => {
      const element = elements[name];
      if (!element) return [];
      if (element.many !== Array.isArray(part) && (element.many || Array.isArray(part)))
        return [`${path}.${name} is ${element.many ? 'no' : 'an'} array`];
      const parts = Array.isArray(part) ? (part as unknown[]) : [part];
      if (parts.length === 0) return [`${path}.${name} is empty`];
      return parts.flatMap((each) => kindProblems(each, element, `${path}.${name}`));
    }),
  ];
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  id: /^[A-Za-z0-9\-.]{1,64}$/,
  uri: /^\S+$/,
  code: /^[^\s]+(\s[^\s]+)*$/,
  string: /^[\s\S]*\S[\s\S]*$/,
  dateTime: /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?)?)?$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
};

function kindProblems(value: unknown, { kind, of }: Element, path: string): string[] {
  if (typeof kind === 'object') {
    if (typeof value !== 'object' || value === null) return [`${path} is no object`];
    if (Object.keys(value).length === 0) return [`${path} is an empty object`];
    return problems(value as Record<string, unknown>, kind, path);
  }
  if (kind === 'boolean' || kind === 'integer') {
    const right = kind === 'boolean' ? typeof value === 'boolean' : Number.isInteger(value);
    return right ? [] : [`${path} is no ${kind}`];
  }
  if (typeof value !== 'string' || !PATTERNS[kind]!.test(value)) return [`${path} is no ${kind}: ${String(value)}`];
  return of && !of.includes(value) ? [`${path} may not be ${value}`] : [];
}

function lostReferences(value: unknown, urls: readonly string[], base: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { reference } = value as { reference?: unknown };
  const lost = typeof reference === 'string' && !urls.includes(`${base}/${reference}`);
  return [
    ...(lost ? [`${reference} is not in the bundle`] : []),
    ...Object.values(value).flatMap((each) => lostReferences(each, urls, base)),
  ];
}
