import { Injectable } from '@nestjs/common';
import { DomainError, type Request } from '@evenflow/domain';
import { RequestRepository, TeamRepository } from '@evenflow/persistence';
import type { DayRange } from '../../common/http/wire.ts';
import { keyOf, may, membershipIn, requireSelfOrManager, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import type { NewRequest } from './request.schema.ts';

const ANY_DUTY: readonly string[] = ['any', 'any call'];

/** Wishes: everybody for themselves, managers for anybody. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly requests: RequestRepository,
    private readonly teams: TeamRepository,
    private readonly audit: Audit,
  ) {}

  async list(who: SignedIn, team: string, { from = '0001-01-01', to = '9999-12-31' }: DayRange): Promise<Request[]> {
    const all = await this.requests.between(keyOf(who, { team }), from, to);
    const self = membershipIn(who, team)?.person;
    return may(who, team, 'manager') ? all : all.filter(({ person }) => person === self);
  }

  async add(who: SignedIn, team: string, request: NewRequest): Promise<Request> {
    requireSelfOrManager(who, team, request.person);
    const key = keyOf(who, { team });
    if (!ANY_DUTY.includes(request.duty)) {
      const { dutyTypes } = await this.teams.load(key);
      if (!dutyTypes.some(({ code }) => code === request.duty)) {
        throw new DomainError('unknown-duty', { duty: request.duty });
      }
    }
    const saved = await this.requests.add(key, request);
    await this.audit.record(who, { team, action: 'request.made', facts: { ...request } });
    return saved;
  }

  async withdraw(who: SignedIn, { team, id }: { readonly team: string; readonly id: string }): Promise<void> {
    const key = keyOf(who, { team });
    const { person } = await this.requests.get(key, id);
    requireSelfOrManager(who, team, person);
    await this.requests.remove(key, id);
    await this.audit.record(who, { team, action: 'request.withdrawn', facts: { id, person } });
  }
}
