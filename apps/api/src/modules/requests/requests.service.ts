import { Injectable } from '@nestjs/common';
import { DomainError, monthRange, wishOutcomes, type Request, type WishOutcome } from '@evenflow/domain';
import { LeaveRepository, PublicationRepository, RequestRepository, TeamRepository } from '@evenflow/persistence';
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
    private readonly publications: PublicationRepository,
    private readonly leave: LeaveRepository,
    private readonly audit: Audit,
  ) {}

  async list(who: SignedIn, team: string, { from = '0001-01-01', to = '9999-12-31' }: DayRange): Promise<Request[]> {
    const all = await this.requests.between(keyOf(who, { team }), from, to);
    const self = membershipIn(who, team)?.person;
    return may(who, team, 'manager') ? all : all.filter(({ person }) => person === self);
  }

  /** Of the months published so far. */
  async outcomes(who: SignedIn, id: string): Promise<WishOutcome[]> {
    const requests = await this.list(who, id, {});
    const key = keyOf(who, { team: id });
    const months = await this.publications.publishedMonths(key);
    if (requests.length === 0 || months.length === 0) return [];
    const [first, last] = [`${months[0]!}-01`, monthRange(months.at(-1)!).to];
    const assignments = await this.publications.publishedBetween(key, first, last);
    const team = { ...(await this.teams.load(key)), leave: await this.leave.between(key, first, last) };
    return wishOutcomes(team, requests, { months, assignments });
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
