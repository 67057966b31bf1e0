import { Injectable } from '@nestjs/common';
import { type Leave, leaveBinds, leaveDays } from '@evenflow/domain';
import { LeaveRepository, TeamRepository } from '@evenflow/persistence';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import { Refusal, sayProblem } from '../../common/errors/problems.ts';
import type { DayRange } from '../../common/http/wire.ts';
import { keyOf, may, membershipIn, requireSelfOrManager, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { away } from '../teams/as-seen-by-staff.ts';
import type { LeaveDecision, LeavePreview, NewLeave } from './leave.schema.ts';
import { draftedThen, heldThen, weighLeave, type LeaveAsk } from './weigh-leave.ts';

interface LeavePath {
  readonly team: string;
  readonly id: string;
}

/** By whom leave is decided that nobody has to. */
const BY_POLICY = 'The team’s policy';

/** Staff ask and withdraw for themselves; managers decide, and record what is a fact. */
@Injectable()
export class LeaveService {
  constructor(
    private readonly source: DataSource,
    private readonly leave: LeaveRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(who: SignedIn, team: string, { from = '0001-01-01', to = '9999-12-31' }: DayRange): Promise<Leave[]> {
    const all = await this.leave.between(keyOf(who, { team }), from, to);
    if (may(who, team, 'manager')) return all;
    const self = membershipIn(who, team)?.person;
    return all
      .filter((leave) => leave.person === self || leaveBinds(leave))
      .map((leave) => (leave.person === self ? leave : away(leave)));
  }

  /** Staff ask, and get it at once where the team's policy gives it; managers record what is so, whatever it meets. */
  async add(who: SignedIn, team: string, { status = 'requested', ...leave }: NewLeave): Promise<Leave> {
    requireSelfOrManager(who, team, leave.person);
    const manages = may(who, team, 'manager');
    if (status !== 'requested' && !manages) {
      throw new Refusal('not-allowed', { why: 'A manager decides on leave; ask for it, and it will be looked at.' });
    }
    const key = keyOf(who, { team });
    const saved = manages ? await this.leave.add(key, { ...leave, status }) : await this.ask(key, leave);
    await this.audit.record(who, { team, action: `leave.${saved.status}`, facts: { ...leave } });
    return saved;
  }

  /** Throws what stands in the way. Two who ask at the same moment are weighed one after the other. */
  private ask(key: ReturnType<typeof keyOf>, leave: Omit<NewLeave, 'status'>): Promise<Leave> {
    const now = this.clock.now();
    return this.leave.inTurn(key, async (manager) => {
      const { refusals, givenAtOnce } = await weighLeave(manager, key, { ask: leave, now });
      if (refusals[0]) throw refusals[0];
      const repository = new LeaveRepository(manager);
      if (!givenAtOnce) return repository.add(key, { ...leave, status: 'requested' });
      return repository.add(key, { ...leave, status: 'approved' }, { by: BY_POLICY, at: now });
    });
  }

  /** What an ask would meet, without asking. */
  async preview(who: SignedIn, team: string, ask: LeaveAsk): Promise<LeavePreview> {
    requireSelfOrManager(who, team, ask.person);
    const key = keyOf(who, { team });
    const { manager } = this.source;
    const manages = may(who, team, 'manager');
    const { refusals, balance, givenAtOnce } = await weighLeave(manager, key, {
      ...{ ask, now: this.clock.now(), forManager: manages },
    });
    const drafted = manages ? await draftedThen(manager, key, ask) : [];
    const holds = [...(await heldThen(manager, key, ask)), ...drafted];
    return {
      answer: refusals.length > 0 ? 'refused' : givenAtOnce ? 'given' : 'decided',
      refusals: refusals.map(({ code, facts }) => sayProblem(code, facts)),
      days: leaveDays(await new TeamRepository(manager).load(key), ask),
      balance,
      holds,
    };
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
