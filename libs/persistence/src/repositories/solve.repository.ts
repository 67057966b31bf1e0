import { DomainError } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { RotaEntity } from '../entities/rota.entity.ts';
import {
  SolveEntity,
  type SolveKeep,
  type SolveProblem,
  type SolveScope,
  type SolveQuestion,
  type SolveStatus,
} from '../entities/solve.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import type { Act } from './draft.repository.ts';
import { requireTeam, type RotaKey } from './team-key.ts';

export interface SolveOrder extends Act {
  readonly seed: number;
  readonly seconds: number;
  readonly keep: SolveKeep;
  readonly scope?: SolveScope;
  /** Absent where the month is to be filled. */
  readonly question?: SolveQuestion;
}

/** A solve as everybody may see it. */
export interface SolveState {
  readonly id: string;
  readonly key: RotaKey;
  readonly status: SolveStatus;
  readonly seed: number;
  readonly seconds: number;
  readonly keep: SolveKeep;
  readonly scope: SolveScope;
  readonly question: SolveQuestion | null;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly stopRequested: boolean;
  readonly progress: object | null;
  readonly result: object | null;
  readonly problem: SolveProblem | null;
}

/** A worker's hold on a solve. Once another worker has taken it over, writing with it does nothing. */
export interface SolveClaim {
  readonly id: string;
  readonly attempt: number;
  readonly worker: string;
}

export type SolveEnd =
  | { readonly status: 'done' | 'stopped'; readonly result: object; readonly at: Date }
  /** Stopped before there was a rota: the one of an earlier turn stays. */
  | { readonly status: 'stopped'; readonly result: null; readonly at: Date }
  | { readonly status: 'failed'; readonly problem: SolveProblem; readonly at: Date };

/** PostgreSQL channels: `waiting` tells workers there is something to claim; `changed` carries the id of a solve. */
export const SOLVE_CHANNELS = { waiting: 'evenflow_solve_waiting', changed: 'evenflow_solve_changed' } as const;

/** How a claim stands: another has it; it shall end now; others have waited long enough for a turn; or nothing new. */
export type ClaimStanding = 'lost' | 'stop' | 'give-way' | 'held';

/** A solve whose workers died this often is given up: often enough that machines which come and go lose nothing. */
export const MAX_ATTEMPTS = 5;

/** Nobody is at it, and nothing of it has still to be put down as a rota. */
const ENDS_AT_A_WORD = `status = 'queued' AND (progress IS NULL OR result IS NOT NULL OR question IS NOT NULL)`;

const runningOf = (solve: string): string =>
  `(SELECT count(*) FROM solves r WHERE r.team_id = ${solve}.team_id
      AND r.status = 'running' AND r.leased_until >= clock_timestamp())`;
const lastTurnOf = (solve: string): string =>
  `coalesce((SELECT max(t.turn_at) FROM solves t WHERE t.team_id = ${solve}.team_id), '-infinity')`;

/**
 * The queue of solves, in their own table. A claim is a lease: a worker that dies stops renewing, and the solve is
 * claimed again. Every write of a worker names its claim, so nothing is written by two.
 */
export class SolveRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Puts a solve in the queue. Throws `unknown-rota`. */
  async enqueue(key: RotaKey, order: SolveOrder): Promise<SolveState> {
    const { seed, seconds, keep, scope = {}, question = null, by, at } = order;
    const { id: teamId } = await requireTeam(this.manager, key);
    const rota = await this.manager.findOneBy(RotaEntity, { teamId, month: key.month });
    if (!rota) throw new DomainError('unknown-rota', { month: key.month });
    const row = { teamId, rotaId: rota.id, month: key.month, seed, seconds, keep, scope, question };
    const { id } = await this.manager.save(SolveEntity, { ...row, requestedBy: by, requestedAt: at });
    await this.notify(SOLVE_CHANNELS.waiting, id);
    return this.get(key.organisation, id);
  }

  /** Throws `unknown-solve`. */
  async get(organisation: string, id: string): Promise<SolveState> {
    const state = await this.state(id);
    if (!state || state.key.organisation !== organisation) throw new DomainError('unknown-solve', { id });
    return state;
  }

  /**
   * Asks the worker to stop and keep its best. A solve that waits ends at once, with the rota of its last turn if it had
   * one; where only its progress is known (its worker went down), the next free worker makes a rota of that.
   */
  async stop(organisation: string, id: string, at: Date): Promise<SolveState> {
    await this.get(organisation, id);
    await this.manager.query(
      `UPDATE solves SET stop_requested = true,
         status = CASE WHEN ${ENDS_AT_A_WORD} THEN 'stopped' ELSE status END,
         ended_at = CASE WHEN ${ENDS_AT_A_WORD} THEN $2 ELSE ended_at END
       WHERE id = $1 AND status IN ('queued', 'running')`,
      [id, at],
    );
    await this.notify(SOLVE_CHANNELS.changed, id);
    const stopped = await this.get(organisation, id);
    if (stopped.status === 'queued') await this.notify(SOLVE_CHANNELS.waiting, id);
    return stopped;
  }

  /**
   * Takes a solve that waits, or whose worker stopped renewing, for `leaseMs`. Null when there is none. What only
   * has to be put down goes first. Teams take turns: the team with the fewest running, then the one whose last turn is longest ago, then the oldest order. Two
   * workers never get the same claim: rows being claimed are skipped.
   */
  async claim(worker: string, leaseMs: number): Promise<{ claim: SolveClaim; solve: SolveState } | null> {
    await this.giveUpLost();
    const [rows] = await this.manager.query<[{ id: string; attempt: number }[], number]>(
      `UPDATE solves SET status = 'running', claimed_by = $1, attempt = attempt + 1,
         started_at = coalesce(started_at, clock_timestamp()), turn_at = clock_timestamp(),
         leased_until = clock_timestamp() + $2 * interval '1 millisecond'
       WHERE id = (
         SELECT id FROM solves waiting
         WHERE status = 'queued' OR (status = 'running' AND leased_until < clock_timestamp())
         ORDER BY stop_requested DESC, ${runningOf('waiting')}, ${lastTurnOf('waiting')}, requested_at
         LIMIT 1 FOR UPDATE OF waiting SKIP LOCKED)
       RETURNING id, attempt`,
      [worker, leaseMs],
    );
    const claimed = rows[0];
    if (!claimed) return null;
    await this.notify(SOLVE_CHANNELS.changed, claimed.id);
    return { claim: { ...claimed, worker }, solve: (await this.state(claimed.id))! };
  }

  /**
   * Keeps the claim for another `leaseMs`, and says how it stands. A claim gives way when it has run for `turnMs` and a
   * solve of another team waits, which means that no worker is free, and would be claimed before this one. As many give
   * way as wait, those first that have run longest.
   */
  async renew(claim: SolveClaim, leaseMs: number, turnMs = Number.MAX_SAFE_INTEGER): Promise<ClaimStanding> {
    const [rows] = await this.manager.query<[{ stop: boolean; giveWay: boolean }[], number]>(
      `UPDATE solves mine SET leased_until = clock_timestamp() + $4 * interval '1 millisecond'
       WHERE id = $1 AND attempt = $2 AND claimed_by = $3 AND status = 'running'
       RETURNING stop_requested AS stop,
         extract(epoch FROM clock_timestamp() - turn_at) * 1000 >= $5::float8 AND (
           SELECT count(*) FROM solves other WHERE other.status = 'queued' AND other.team_id <> mine.team_id
             AND ROW(${runningOf('other')}, ${lastTurnOf('other')}) < ROW(${runningOf('mine')} - 1, ${lastTurnOf('mine')})
         ) > (
           SELECT count(*) FROM solves longer
           WHERE longer.status = 'running' AND longer.leased_until >= clock_timestamp() AND longer.turn_at < mine.turn_at
         ) AS "giveWay"`,
      [claim.id, claim.attempt, claim.worker, leaseMs, turnMs],
    );
    if (!rows[0]) return 'lost';
    if (rows[0].stop) return 'stop';
    return rows[0].giveWay ? 'give-way' : 'held';
  }

  /** Stores how far it is. False when the claim was lost. */
  async report(claim: SolveClaim, progress: object): Promise<boolean> {
    return this.write(claim, 'progress = $4::jsonb', [JSON.stringify(progress)]);
  }

  /** Ends the solve. False, and nothing is written, when the claim was lost. */
  async finish(claim: SolveClaim, end: SolveEnd): Promise<boolean> {
    const result = end.status === 'failed' || !end.result ? null : JSON.stringify(end.result);
    const problem = end.status === 'failed' ? JSON.stringify(end.problem) : null;
    return this.write(
      claim,
      `status = $4, result = CASE WHEN $4 = 'stopped' THEN coalesce($5::jsonb, result) ELSE $5::jsonb END,
       problem = $6::jsonb, ended_at = $7, leased_until = NULL`,
      [end.status, result, problem, end.at],
    );
  }

  /**
   * Gives the claim back unfinished, for another turn: its worker is going down in good order, or others wait. `soFar` is
   * what the solve ends with if it is stopped before its next turn.
   */
  async release(claim: SolveClaim, soFar: object | null = null): Promise<void> {
    const released = await this.write(
      claim,
      `status = 'queued', result = $4::jsonb, claimed_by = NULL, leased_until = NULL, attempt = attempt - 1`,
      [soFar && JSON.stringify(soFar)],
    );
    if (released) await this.notify(SOLVE_CHANNELS.waiting, claim.id);
  }

  /** Solves whose workers died too often end as failed: the next worker would die of them too. */
  private async giveUpLost(): Promise<void> {
    const problem: SolveProblem = { code: 'solve-lost', facts: { attempts: MAX_ATTEMPTS } };
    const [rows] = await this.manager.query<[{ id: string }[], number]>(
      `UPDATE solves SET status = 'failed', problem = $2::jsonb, ended_at = clock_timestamp(), leased_until = NULL
       WHERE status = 'running' AND leased_until < clock_timestamp() AND attempt >= $1 RETURNING id`,
      [MAX_ATTEMPTS, JSON.stringify(problem)],
    );
    for (const { id } of rows) await this.notify(SOLVE_CHANNELS.changed, id);
  }

  private async write(claim: SolveClaim, assignments: string, values: readonly unknown[]): Promise<boolean> {
    const [, count] = await this.manager.query<[unknown[], number]>(
      `UPDATE solves SET ${assignments} WHERE id = $1 AND attempt = $2 AND claimed_by = $3 AND status = 'running'`,
      [claim.id, claim.attempt, claim.worker, ...values],
    );
    if (count > 0) await this.notify(SOLVE_CHANNELS.changed, claim.id);
    return count > 0;
  }

  private async notify(channel: string, id: string): Promise<void> {
    await this.manager.query('SELECT pg_notify($1, $2)', [channel, id]);
  }

  private async state(id: string): Promise<SolveState | null> {
    const row = await this.manager.findOneBy(SolveEntity, { id });
    if (!row) return null;
    const team = await this.manager.findOneByOrFail(TeamEntity, { id: row.teamId });
    const { status, seed, seconds, keep, question, requestedBy, requestedAt, stopRequested } = row;
    const { progress, result, problem } = row;
    return {
      id,
      key: { organisation: team.organisationId, team: team.slug, month: row.month },
      scope: row.scope ?? {},
      ...{ status, seed, seconds, keep, question, requestedBy, requestedAt, stopRequested, progress, result, problem },
    };
  }
}
