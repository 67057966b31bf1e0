import type { EntityManager } from 'typeorm';
import { AuditEntryEntity } from '../entities/audit.entity.ts';
import type { Act } from './draft.repository.ts';

export interface AuditFact extends Act {
  readonly organisation: string;
  readonly team: string | null;
  /** `rota.published`, `leave.decided`, `import.confirmed` … */
  readonly action: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Who did what, when; only ever added to. Give it the transaction's manager of the change it tells. */
export class AuditRepository {
  constructor(private readonly manager: EntityManager) {}

  async add({ organisation, ...entry }: AuditFact): Promise<void> {
    await this.manager.insert(AuditEntryEntity, { ...entry, organisationId: organisation } as never);
  }

  /** Newest first, of one team or of the whole organisation. */
  async list(organisation: string, team?: string, limit = 200): Promise<Omit<AuditFact, 'organisation'>[]> {
    const rows = await this.manager.find(AuditEntryEntity, {
      where: { organisationId: organisation, ...(team === undefined ? {} : { team }) },
      order: { at: 'DESC' },
      take: limit,
    });
    return rows.map(({ team: of, action, facts, by, at }) => ({ team: of, action, facts, by, at }));
  }
}
