import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { OrganisationEntity } from './organisation.entity.ts';

/** A key by which a machine reads. Only the hash of the token is kept. */
@Entity('machine_tokens')
@Unique('machine_tokens_hash_key', ['tokenHash'])
export class MachineTokenEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => OrganisationEntity, { onDelete: 'CASCADE' })
  organisationId!: string;

  @Column('text') name!: string;
  @Column('text') tokenHash!: string;
  /** `on-call:read`, `fhir:read`, `metrics:read`. */
  @Column('text', { array: true }) scopes!: string[];
  /** Slugs of the teams it may read. */
  @Column('text', { array: true }) teams!: string[];
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
}

/** An address that is told of events, each message signed with its secret. */
@Entity('webhooks')
export class WebhookEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Index()
  @Column('uuid')
  @ForeignKey(() => OrganisationEntity, { onDelete: 'CASCADE' })
  organisationId!: string;

  @Column('text') url!: string;
  /** `whsec_…`, needed to sign; shown once. */
  @Column('text') secret!: string;
  /** Topics of the outbox. */
  @Column('text', { array: true }) events!: string[];
  /** Slugs of the teams it hears of. */
  @Column('text', { array: true }) teams!: string[];
  @Column('text') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}

/** One message to one address. Made by a trigger in the transaction that wrote the outbox message: never lost, never two. */
@Entity('webhook_deliveries')
@Index('webhook_deliveries_due', ['dueAt'], { where: '"delivered_at" IS NULL AND "given_up_at" IS NULL' })
@Index(['webhookId', 'createdAt'])
export class WebhookDeliveryEntity {
  /** The `webhook-id` header: the same in every try. */
  @PrimaryGeneratedColumn('uuid') id!: string;

  @Column('uuid')
  @ForeignKey(() => WebhookEntity, { onDelete: 'CASCADE' })
  webhookId!: string;

  @Column('text') event!: string;
  @Column('jsonb') body!: Record<string, unknown>;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') dueAt!: Date;
  /** Every try: when, what the other side answered, or why it could not be reached. */
  @Column('jsonb', { default: [] }) tries!: { at: string; status: number | null; problem: string | null }[];
  @Column('timestamptz', { nullable: true }) deliveredAt!: Date | null;
  @Column('timestamptz', { nullable: true }) givenUpAt!: Date | null;
}

/** The keys this installation pushes with, in base64url; a browser that subscribed keeps to the public one. */
@Entity('push_keys')
export class PushKeysEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') publicKey!: string;
  @Column('text') privateKey!: string;
  @Column('timestamptz') createdAt!: Date;
}

/** The keys this installation signs boards with; walls keep the public half. */
@Entity('signing_keys')
export class SigningKeyEntity {
  @PrimaryGeneratedColumn('uuid') id!: string;
  /** PKCS#8 and SPKI, base64. */
  @Column('text') privateKey!: string;
  @Column('text') publicKey!: string;
  @Column('timestamptz') createdAt!: Date;
}
