import { Injectable } from '@nestjs/common';
import { AccessRepository } from '@evenflow/persistence';
import type { z } from 'zod';
import { DEMO_PASSWORD, DEMO_USERS } from '../../demo/demo-users.ts';
import type { demo } from './session.schema.ts';

/** What the sign-in page offers to try; nothing at all unless this database holds the demo organisation. */
@Injectable()
export class DemoSignIns {
  constructor(private readonly access: AccessRepository) {}

  async list(): Promise<z.infer<typeof demo>> {
    const loaded = (await this.access.demoOrganisation()) !== null;
    if (!loaded) return { loaded, nobodyYet: await this.access.isEmpty(), signIns: [] };
    const signIns = DEMO_USERS.map(({ label, role, email }) => ({ label, role, email, password: DEMO_PASSWORD }));
    return { loaded, nobodyYet: false, signIns };
  }
}
