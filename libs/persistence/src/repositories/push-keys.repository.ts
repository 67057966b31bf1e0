import type { EntityManager } from 'typeorm';
import { PushKeysEntity } from '../entities/machine.entity.ts';

/** A pair for web push (VAPID), in base64url. */
export interface PushKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The one pair of keys this installation pushes to browsers with. */
export class PushKeysRepository {
  constructor(private readonly manager: EntityManager) {}

  /** The kept pair; the first asker's when there is none yet. Several processes that start together agree on one. */
  async currentOr(make: () => PushKeys, at: Date): Promise<PushKeys> {
    return this.manager.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['evenflow push keys']);
      const [known] = await manager.find(PushKeysEntity, { order: { createdAt: 'ASC' }, take: 1 });
      const { publicKey, privateKey } = known ?? (await manager.save(PushKeysEntity, { ...make(), createdAt: at }));
      return { publicKey, privateKey };
    });
  }
}
