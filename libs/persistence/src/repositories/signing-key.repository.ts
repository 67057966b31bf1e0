import type { EntityManager } from 'typeorm';
import { SigningKeyEntity } from '../entities/machine.entity.ts';

/** A key pair in base64: PKCS#8 and SPKI. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: string;
  readonly publicKey: string;
}

/** The keys boards are signed with. */
export class SigningKeyRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The newest key; the first asker's when there is none yet. Several processes that start together agree on one. */
  async currentOr(make: () => Omit<SigningKey, 'id'>, at: Date): Promise<SigningKey> {
    return this.manager.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['evenflow signing key']);
      const [known] = await manager.find(SigningKeyEntity, { order: { createdAt: 'DESC' }, take: 1 });
      const { id, privateKey, publicKey } =
        known ?? (await manager.save(SigningKeyEntity, { ...make(), createdAt: at }));
      return { id, privateKey, publicKey };
    });
  }
}
