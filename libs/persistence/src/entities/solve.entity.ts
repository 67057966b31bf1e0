import type { LocalDay } from '@evenflow/domain';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TeamRow } from './columns.ts';
import { RotaEntity } from './rota.entity.ts';

export const SOLVE_STATUSES = ['queued', 'running', 'done', 'stopped', 'failed'] as const;
export type SolveStatus = (typeof SOLVE_STATUSES)[number];

/** What a solve keeps of the draft: its locked cells, or everything that is filled. */
export type SolveKeep = 'locks' | 'filled';

/** Cells of some people on some days, both ends included. */
export interface SolveSelection {
  readonly people: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** What a solve is about besides the month: only these cells, and what is supposed to be otherwise. */
export interface SolveScope {
  readonly selection?: SolveSelection | undefined;
  /** Suppositions as the rules read them. */
  readonly suppose?: readonly object[] | undefined;
}

/** What a solve is asked instead of filling the month; a cell is that of the draft, or of what is published. */
export type SolveQuestion =
  | { readonly kind: 'conflict' | 'absences' | 'team-size' }
  | {
      readonly kind: 'why';
      readonly person: string;
      readonly date: LocalDay;
      readonly duty: string;
      readonly instead?: string | undefined;
      /** Asked by somebody who sees what is published, not the draft. */
      readonly ofPublished?: boolean;
    }
  /** `since`: days before it have been worked. */
  | { readonly kind: 'repair'; readonly since?: LocalDay };

/** A solve is its own queue entry: see docs/adr for why there is no second table of jobs. */
@Entity('solves')
@Index('solves_turns', ['teamId', 'turnAt'])
@Index('solves_waiting', ['requestedAt'], { where: `"status" IN ('queued', 'running')` })
export class SolveEntity extends TeamRow {
  @Column('uuid')
  @ForeignKey(() => RotaEntity, { onDelete: 'CASCADE' })
  rotaId!: string;

  @Column('text') month!: string;
  @Column('text', { default: 'queued' }) status!: SolveStatus;
  @Column('integer') seed!: number;
  @Column('integer') seconds!: number;
  @Column('text') keep!: SolveKeep;
  @Column('jsonb', { nullable: true }) scope!: SolveScope | null;
  @Column('jsonb', { nullable: true }) question!: SolveQuestion | null;
  @Column('text') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  /** When a worker last took it up: teams take turns by it. */
  @Column('timestamptz', { nullable: true }) turnAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** Somebody asked to stop: the worker keeps the best rota it has. */
  @Column('boolean', { default: false }) stopRequested!: boolean;
  @Column('jsonb', { nullable: true }) progress!: object | null;
  @Column('jsonb', { nullable: true }) result!: object | null;
  @Column('jsonb', { nullable: true }) problem!: SolveProblem | null;
  /** The worker that holds it, until when, and which claim this is: a worker whose claim was taken over can write nothing. */
  @Column('text', { nullable: true }) claimedBy!: string | null;
  @Column('timestamptz', { nullable: true }) leasedUntil!: Date | null;
  @Column('integer', { default: 0 }) attempt!: number;
}

/** Why a solve ended without a rota. */
export interface SolveProblem {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
