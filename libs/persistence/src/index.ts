export { createDataSource } from './database/data-source.ts';
export { pendingSchemaChanges } from './database/drift.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './postgres/embedded-postgres.ts';
export { StartProblem } from './postgres/start-problem.ts';
export { listenTo, type Listening } from './database/notifications.ts';
export { ROLES, type Role } from './entities/access.entity.ts';
export type { ImportStatus } from './entities/import.entity.ts';
export type { RotaOverride } from './entities/publication.entity.ts';
export {
  SOLVE_STATUSES,
  type SolveKeep,
  type SolveProblem,
  type SolveScope,
  type SolveSelection,
  type SolveQuestion,
  type SolveStatus,
} from './entities/solve.entity.ts';
export { AccessRepository, type Account, type Membership } from './repositories/access.repository.ts';
export {
  AccountRepository,
  type Invited,
  type TeamAccount,
  type TeamRights,
} from './repositories/account.repository.ts';
export { AmendmentRepository, type Amendment } from './repositories/amendment.repository.ts';
export { AuditRepository, type AuditFact } from './repositories/audit.repository.ts';
export { CalendarRepository, type Subscription } from './repositories/calendar.repository.ts';
export {
  DraftRepository,
  ROTA_CHANNEL,
  type Act,
  type RevisionMade,
  type RotaDraft,
} from './repositories/draft.repository.ts';
export { CallOutRepository, type StoredCallOut } from './repositories/call-out.repository.ts';
export { StandInRepository, type StandInSearch } from './repositories/stand-in.repository.ts';
export type { ReliefRecord } from './entities/call-out.entity.ts';
export { FeedRepository, type PublishedSpell } from './repositories/feed.repository.ts';
export { ImportRepository, type StoredImport } from './repositories/import.repository.ts';
export { LeaveRepository } from './repositories/leave.repository.ts';
export {
  OnCallRepository,
  type OnCallWindow,
  type OperatorNote,
  type PublishedAround,
  type PublishedMonth,
} from './repositories/on-call.repository.ts';
export { CoverRepository, GAP_TOPICS, type AlarmChanges, type CoverAlarm } from './repositories/cover.repository.ts';
export {
  NoticeRepository,
  type NoticeDelivery,
  type NewNotice,
  type OutboxMessage,
  type Recipient,
} from './repositories/notice.repository.ts';
export {
  PublicationRepository,
  type PublishOrder,
  type Version,
  type VersionSummary,
} from './repositories/publication.repository.ts';
export { PushKeysRepository, type PushKeys } from './repositories/push-keys.repository.ts';
export { ReminderRepository, type DutyAhead } from './repositories/reminder.repository.ts';
export { RequestRepository } from './repositories/request.repository.ts';
export { RuleSetRepository, type StoredRuleSet } from './repositories/rule-set.repository.ts';
export {
  DowntimeSheetRepository,
  type DueSheet,
  type SheetMail,
  type SheetOrders,
} from './repositories/downtime-sheet.repository.ts';
export {
  MachineTokenRepository,
  type MachineToken,
  type NewMachineToken,
} from './repositories/machine-token.repository.ts';
export { WebhookRepository, type Delivery, type DueDelivery, type Webhook } from './repositories/webhook.repository.ts';
export { SigningKeyRepository, type SigningKey } from './repositories/signing-key.repository.ts';
export {
  MAX_ATTEMPTS,
  SOLVE_CHANNELS,
  SolveRepository,
  type SolveClaim,
  type SolveEnd,
  type SolveState,
} from './repositories/solve.repository.ts';
export { ReceiptRepository, type Receipt } from './repositories/receipt.repository.ts';
export { SwapRepository, type StoredSwap, type SwapCheck } from './repositories/swap.repository.ts';
export { TeamPolicyRepository, type TeamPolicies } from './repositories/team-policy.repository.ts';
export type { RotaKey, TeamKey } from './repositories/team-key.ts';
export { TeamRepository, type TeamChanges, type TeamSummary } from './repositories/team.repository.ts';
