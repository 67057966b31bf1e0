import { AuditEntryEntity, OutboxMessageEntity } from './audit.entity.ts';
import { CalendarSubscriptionEntity } from './calendar-subscription.entity.ts';
import { CallOutEntity } from './call-out.entity.ts';
import { StandInSearchEntity } from './stand-in-search.entity.ts';
import { NoticeDeliveryEntity, NoticeEntity, NoticeWishesEntity } from './notice.entity.ts';
import { CompetenceEntity, PersonCompetenceEntity } from './competence.entity.ts';
import {
  CoverAlarmEntity,
  DowntimeSheetEntity,
  HandOverEntity,
  OperatorNoteEntity,
  SentSheetEntity,
} from './cover.entity.ts';
import { DemandChangeEntity, DemandRecurrenceEntity, EcmoCensusEntity, HolidayEntity } from './demand.entity.ts';
import { DutyTypeEntity } from './duty-type.entity.ts';
import { ImportEntity } from './import.entity.ts';
import { EmploymentHistoryEntity, KnownRowEntity, LeaveHistoryEntity } from './known-then.entity.ts';
import { LeaveEntity, RequestEntity } from './leave.entity.ts';
import { HistoryAssignmentEntity, HolidayWorkedEntity, OpeningTallyEntity } from './ledger.entity.ts';
import {
  MachineTokenEntity,
  PushKeysEntity,
  SigningKeyEntity,
  WebhookDeliveryEntity,
  WebhookEntity,
} from './machine.entity.ts';
import { InvitationEntity, MembershipEntity, SessionEntity, UserEntity } from './access.entity.ts';
import { OrganisationEntity } from './organisation.entity.ts';
import { ContactEntity, CredentialEntity, PersonEntity } from './person.entity.ts';
import { PublishedAssignmentEntity, RotaVersionEntity } from './publication.entity.ts';
import { DraftAssignmentEntity, RotaEditEntity, RotaEntity, RotaLockEntity } from './rota.entity.ts';
import { RotaReceiptEntity } from './receipt.entity.ts';
import { RuleSetEntity } from './rule-set.entity.ts';
import { SiteEntity } from './site.entity.ts';
import { SolveEntity } from './solve.entity.ts';
import { SwapEntity, SwapStepEntity } from './swap.entity.ts';
import { TeamPolicyEntity } from './team-policy.entity.ts';
import { TeamEntity } from './team.entity.ts';

/** Every table, by name: nothing is found by scanning folders. */
export const ENTITIES = [
  OrganisationEntity,
  TeamEntity,
  SiteEntity,
  CompetenceEntity,
  PersonEntity,
  PersonCompetenceEntity,
  ContactEntity,
  CredentialEntity,
  DutyTypeEntity,
  DemandChangeEntity,
  DemandRecurrenceEntity,
  EcmoCensusEntity,
  HolidayEntity,
  LeaveEntity,
  RequestEntity,
  OpeningTallyEntity,
  HolidayWorkedEntity,
  HistoryAssignmentEntity,
  RotaEntity,
  DraftAssignmentEntity,
  RotaLockEntity,
  RotaEditEntity,
  RotaVersionEntity,
  PublishedAssignmentEntity,
  RotaReceiptEntity,
  RuleSetEntity,
  UserEntity,
  MembershipEntity,
  SessionEntity,
  InvitationEntity,
  CalendarSubscriptionEntity,
  SolveEntity,
  ImportEntity,
  AuditEntryEntity,
  OutboxMessageEntity,
  TeamPolicyEntity,
  SwapEntity,
  SwapStepEntity,
  CoverAlarmEntity,
  OperatorNoteEntity,
  HandOverEntity,
  DowntimeSheetEntity,
  SentSheetEntity,
  LeaveHistoryEntity,
  EmploymentHistoryEntity,
  KnownRowEntity,
  MachineTokenEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  SigningKeyEntity,
  PushKeysEntity,
  CallOutEntity,
  StandInSearchEntity,
  NoticeEntity,
  NoticeDeliveryEntity,
  NoticeWishesEntity,
];
