import { Injectable } from '@nestjs/common';
import { AuditRepository } from '@evenflow/persistence';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import type { SignedIn } from '../access/signed-in.ts';

interface Happening {
  readonly team: string | null;
  /** `rota.published`, `leave.decided` … */
  readonly action: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Keeps who did what, for ever. */
@Injectable()
export class Audit {
  constructor(
    private readonly repository: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** With the manager of a transaction, the entry stands or falls with the change it tells. */
  record(who: SignedIn, happening: Happening, manager?: EntityManager): Promise<void> {
    const repository = manager ? new AuditRepository(manager) : this.repository;
    return repository.add({ organisation: who.organisation, by: who.name, at: this.clock.now(), ...happening });
  }
}
