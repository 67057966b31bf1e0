// The shapes of the wire, all taken from the generated client: what the API changes no longer compiles here.
import type {
  Agenda,
  AgendaItem,
  Finding,
  Import,
  OnCallNow,
  OnCallRole,
  Session,
  TeamSummary,
} from '@evenflow/api-client';

export type { Agenda, AgendaItem, Finding, OnCallNow, OnCallRole, Session, TeamSummary };

export type Membership = Session['memberships'][number];
export type Role = Membership['roles'][number];

export type OnCallBackup = OnCallRole['backup'][number];
export type Contact = NonNullable<OnCallRole['reachFirst']>;

export type ImportPreview = Import;
export type ImportedSheet = Import['sheets'][number];
export type ImportedCell = ImportedSheet['cells'][number];
export type ImportQuestion = Import['questions'][number];
