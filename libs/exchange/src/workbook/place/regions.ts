/** A state or province as workbooks name it; `zone` is empty where it has more than one time zone. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly zone: string;
}

const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';

const US: Readonly<Record<string, string>> = {
  [EASTERN]:
    'CT Connecticut,DE Delaware,DC District of Columbia,GA Georgia,ME Maine,MD Maryland,MA Massachusetts,NH New Hampshire,' +
    'NJ New Jersey,NY New York,NC North Carolina,OH Ohio,PA Pennsylvania,RI Rhode Island,SC South Carolina,VT Vermont,' +
    'VA Virginia,WV West Virginia',
  [CENTRAL]:
    'AL Alabama,AR Arkansas,IL Illinois,IA Iowa,LA Louisiana,MN Minnesota,MS Mississippi,MO Missouri,OK Oklahoma,WI Wisconsin',
  [MOUNTAIN]: 'CO Colorado,MT Montana,NM New Mexico,UT Utah,WY Wyoming',
  [PACIFIC]: 'CA California,NV Nevada,WA Washington',
  'America/Phoenix': 'AZ Arizona',
  'America/Anchorage': 'AK Alaska',
  'Pacific/Honolulu': 'HI Hawaii',
  '': 'FL Florida,ID Idaho,IN Indiana,KS Kansas,KY Kentucky,MI Michigan,NE Nebraska,ND North Dakota,OR Oregon,SD South Dakota,TN Tennessee,TX Texas',
};

export const US_STATES: readonly Region[] = Object.entries(US).flatMap(([zone, states]) =>
  states.split(',').map((entry) => ({ code: `US-${entry.slice(0, 2)}`, name: entry.slice(3), zone })),
);

/** Zones offered when the workbook does not say; wide enough for the places perfusion teams write from. */
export const ZONES_OFFERED = [
  'Europe/London',
  'Europe/Dublin',
  'Europe/Berlin',
  EASTERN,
  CENTRAL,
  MOUNTAIN,
  PACIFIC,
  'America/Toronto',
  'Australia/Sydney',
] as const;

export interface Country {
  readonly country: string;
  readonly region?: string;
  readonly locale: string;
}

/** What a zone alone says about a place. */
export const COUNTRY_OF_ZONE: Readonly<Record<string, Country>> = {
  'Europe/London': { country: 'GB', locale: 'en-GB' },
  'Europe/Dublin': { country: 'IE', locale: 'en-IE' },
  'Europe/Berlin': { country: 'DE', locale: 'de-DE' },
  'America/Toronto': { country: 'CA', locale: 'en-CA' },
  'Australia/Sydney': { country: 'AU', region: 'AU-NSW', locale: 'en-AU' },
};
