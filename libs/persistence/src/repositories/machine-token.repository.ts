import { IsNull, type EntityManager } from 'typeorm';
import { MachineTokenEntity } from '../entities/machine.entity.ts';
import { tokenHash } from './access.repository.ts';

export interface MachineToken {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly teams: readonly string[];
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface NewMachineToken {
  readonly organisation: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly teams: readonly string[];
  readonly by: string;
  readonly at: Date;
  /** Only its hash is stored. */
  readonly token: string;
}

/** Keys by which machines read. */
export class MachineTokenRepository {
  constructor(private readonly manager: EntityManager) {}

  async add({ organisation, token, by, at, name, scopes, teams }: NewMachineToken): Promise<MachineToken> {
    const row = await this.manager.save(MachineTokenEntity, {
      ...{ organisationId: organisation, name, scopes: [...scopes], teams: [...teams] },
      ...{ tokenHash: tokenHash(token), createdBy: by, createdAt: at, revokedAt: null, lastUsedAt: null },
    });
    return tokenOf(row);
  }

  /** Those that still work, oldest first. */
  async list(organisation: string): Promise<MachineToken[]> {
    const where = { organisationId: organisation, revokedAt: IsNull() };
    return (await this.manager.find(MachineTokenEntity, { where, order: { createdAt: 'ASC' } })).map(tokenOf);
  }

  /** The key a token opens, noting that it was used; null when it never was one or was revoked. */
  async opened(token: string, at: Date): Promise<MachineToken | null> {
    const row = await this.manager.findOneBy(MachineTokenEntity, { tokenHash: tokenHash(token), revokedAt: IsNull() });
    if (!row) return null;
    await this.manager.update(MachineTokenEntity, row.id, { lastUsedAt: at });
    return tokenOf(row);
  }

  /** It stops working at once. False when there is none. */
  async revoke(organisation: string, id: string, at: Date): Promise<boolean> {
    const live = { id, organisationId: organisation, revokedAt: IsNull() };
    return !!(await this.manager.update(MachineTokenEntity, live, { revokedAt: at })).affected;
  }
}

function tokenOf(row: MachineTokenEntity): MachineToken {
  const { id, organisationId, name, scopes, teams, createdBy, createdAt, lastUsedAt } = row;
  return { id, organisation: organisationId, name, scopes, teams, createdBy, createdAt, lastUsedAt };
}
