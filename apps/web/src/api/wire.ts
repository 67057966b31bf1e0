// The shapes of the wire, all taken from the generated client: what the API changes no longer compiles here.
import type {
  Agenda,
  AgendaItem,
  Cover,
  CoverAlarm,
  CoverLine,
  Finding,
  Fragility,
  Import,
  OnCallNow,
  OnCallRole,
  Session,
  SignedBoard,
  SigningKey,
  TeamSummary,
} from '@evenflow/api-client';

export type {
  Agenda,
  AgendaItem,
  Cover,
  CoverAlarm,
  CoverLine,
  Finding,
  Fragility,
  OnCallNow,
  OnCallRole,
  Session,
  SignedBoard,
  SigningKey,
  TeamSummary,
};

export type Membership = Session['memberships'][number];
export type Role = Membership['roles'][number];

export type OnCallBackup = OnCallRole['backup'][number];
export type Contact = NonNullable<OnCallRole['reachFirst']>;

export type ImportPreview = Import;
export type ImportedSheet = Import['sheets'][number];
export type ImportedCell = ImportedSheet['cells'][number];
export type ImportQuestion = Import['questions'][number];
