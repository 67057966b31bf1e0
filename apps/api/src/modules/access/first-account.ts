import { Injectable } from '@nestjs/common';
import { AccessRepository } from '@evenflow/persistence';
import { DataSource } from 'typeorm';
import { Refusal } from '../../common/errors/problems.ts';
import { hashPassword } from './sessions.ts';

export interface NewAccount {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The first account of an empty database, for whoever sets Evenflow up. */
@Injectable()
export class FirstAccount {
  constructor(private readonly source: DataSource) {}

  /** Makes the organisation and its first user. Throws `already-begun` once anybody can sign in. */
  async make({ organisation: called, name, email, password }: NewAccount): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.source.transaction(async (inside) => {
      const access = new AccessRepository(inside);
      if (!(await access.isEmptyForUs())) throw new Refusal('already-begun');
      const organisation = await access.addOrganisation(called);
      await access.addUser({ organisation, email, name, passwordHash });
    });
  }
}
