import { Injectable } from '@nestjs/common';
import type { Leave } from '@evenflow/domain';
import { LeaveRepository } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import type { DayRange } from '../../common/http/wire.ts';
import { keyOf, may, membershipIn, requireSelfOrManager, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { away } from '../teams/as-seen-by-staff.ts';
import type { LeaveDecision, NewLeave } from './leave.schema.ts';

interface LeavePath {
  readonly team: string;
  readonly id: string;
}

/** Staff ask and withdraw for themselves; managers decide, and record what is a fact. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly leave: LeaveRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(who: SignedIn, team: string, { from = '0001-01-01', to = '9999-12-31' }: DayRange): Promise<Leave[]> {
    const all = await this.leave.between(keyOf(who, { team }), from, to);
    if (may(who, team, 'manager')) return all;
    const self = membershipIn(who, team)?.person;
    return all
      .filter(({ person, status }) => person === self || status === 'approved' || status === 'recorded')
      .map((leave) => (leave.person === self ? leave : away(leave)));
  }

  async add(who: SignedIn, team: string, { status = 'requested', ...leave }: NewLeave): Promise<Leave> {
    requireSelfOrManager(who, team, leave.person);
    if (status !== 'requested' && !may(who, team, 'manager')) {
      throw new Refusal('not-allowed', { why: 'A manager decides on leave; ask for it, and it will be looked at.' });
    }
    const saved = await this.leave.add(keyOf(who, { team }), { ...leave, status });
    await this.audit.record(who, { team, action: `leave.${status}`, facts: { ...leave } });
    return saved;
  }

  async decide(who: SignedIn, { team, id }: LeavePath, { status, reason }: LeaveDecision): Promise<Leave> {
    const key = keyOf(who, { team });
    const before = await this.leave.get(key, id);
    if (before.status === 'withdrawn') throw new Refusal('already-decided', { status: before.status });
    const decided = await this.leave.decide(key, id, { status, reason, by: who.name, at: this.clock.now() });
    await this.audit.record(who, {
      team,
      action: 'leave.decided',
      facts: { id, person: before.person, status, reason },
    });
    return decided;
  }

  /** What was asked for can be taken back by whoever asked; what was granted only by a manager. */
  async withdraw(who: SignedIn, { team, id }: LeavePath): Promise<void> {
    const key = keyOf(who, { team });
    const leave = await this.leave.get(key, id);
    requireSelfOrManager(who, team, leave.person);
    if (leave.status === 'withdrawn') return;
    if (leave.status !== 'requested' && !may(who, team, 'manager')) {
      throw new Refusal('already-decided', { status: leave.status });
    }
    await this.leave.decide(key, id, { status: 'withdrawn', by: who.name, at: this.clock.now() });
    await this.audit.record(who, { team, action: 'leave.withdrawn', facts: { id, person: leave.person } });
  }
}
