import type { Role } from '../modules/access/roles.ts';

/** Public on purpose: it opens nothing but invented people's rotas, and only where the demo was loaded. */
export const DEMO_PASSWORD = 'evenflow-demo';

export const DEMO_TEAMS = ['st-cuthberts', 'two-rooms', 'lakeshore'] as const;
export type DemoTeam = (typeof DEMO_TEAMS)[number];

export interface DemoUser {
  /** What the sign-in page calls this way in. */
  readonly label: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  /** In which teams, and who they are on its rota. */
  readonly teams: readonly {
    readonly team: DemoTeam;
    readonly roles: readonly Role[];
    readonly person: string | null;
  }[];
}

const everywhere = (role: Role, people: Partial<Record<DemoTeam, string>> = {}): DemoUser['teams'] =>
  DEMO_TEAMS.map((team) => ({ team, roles: [role], person: people[team] ?? null }));

/** One way in for each kind of user. */
export const DEMO_USERS: readonly DemoUser[] = [
  {
    label: 'Rota manager of all three teams',
    role: 'manager',
    name: 'Gwenllian Parry-Hughes',
    email: 'manager@example.org',
    teams: everywhere('manager', { 'st-cuthberts': 'GPH' }),
  },
  {
    label: 'Perfusionist at St Cuthbert’s',
    role: 'staff',
    name: 'Priyanka Raghunathan',
    email: 'perfusionist@example.org',
    teams: [{ team: 'st-cuthberts', roles: ['staff'], person: 'PR' }],
  },
  {
    label: 'Perfusionist at Riverbend',
    role: 'staff',
    name: 'Darnell Whitcomb',
    email: 'riverbend@example.org',
    teams: [{ team: 'two-rooms', roles: ['staff'], person: 'DW' }],
  },
  {
    label: 'Hospital switchboard',
    role: 'viewer',
    name: 'Switchboard',
    email: 'switchboard@example.org',
    teams: everywhere('viewer'),
  },
  {
    label: 'Administrator',
    role: 'administrator',
    name: 'Rota office',
    email: 'administrator@example.org',
    teams: everywhere('administrator'),
  },
];

const COLLEAGUES = {
  OAC: 'Olusegun Adeyemi-Cole',
  FM: 'Fiona MacAskill',
  TW: 'Tomasz Wieczorek',
  SND: 'Siobhán Ní Dhálaigh',
  KAF: 'Kwabena Asante-Frimpong',
  ZQ: 'Zainab Qureshi-Malik',
  RL: 'Rhys Llewellyn',
  CF: 'Chloe Featherstone',
  AB: 'Arturo Benavides',
  HN: 'Harriet Nkemelu',
} as const;

/** Those who can be asked at St Cuthbert’s; not offered on the sign-in page, and in by `<code>@example.org`. */
export const DEMO_COLLEAGUES: readonly Omit<DemoUser, 'label' | 'role'>[] = Object.entries(COLLEAGUES).map(
  ([code, name]) => ({
    name,
    email: `${code.toLowerCase()}@example.org`,
    teams: [{ team: 'st-cuthberts', roles: ['staff'], person: code }],
  }),
);
