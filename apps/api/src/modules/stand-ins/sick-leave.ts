import { Injectable } from '@nestjs/common';
import { addDays, type Assignment } from '@evenflow/domain';
import { LeaveRepository, PublicationRepository, TeamRepository, type TeamKey } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import type { SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';

export interface SickDays {
  readonly person: string;
  readonly from: string;
  readonly to: string;
}

/** Sickness as the leave it is, and the duties it leaves behind. */
@Injectable()
export class SickLeave {
  constructor(
    private readonly leave: LeaveRepository,
    private readonly publications: PublicationRepository,
    private readonly teams: TeamRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Recorded once for the same days, however often it is told. Returns its id. */
  async record(who: SignedIn, key: TeamKey, days: SickDays): Promise<string> {
    const same = (await this.leave.between(key, days.from, days.to)).find(
      ({ person, from, to, status }) =>
        person === days.person && status === 'recorded' && from <= days.from && to >= days.to,
    );
    if (same?.id) return same.id;
    const saved = await this.leave.add(key, { ...days, type: 'SICK', typeName: 'sickness', status: 'recorded' });
    await this.audit.record(who, { team: key.team, action: 'sickness.recorded', facts: { ...days } });
    return saved.id!;
  }

  async withdraw(who: SignedIn, key: TeamKey, id: string): Promise<void> {
    const act = { by: who.name, at: this.clock.now() };
    await this.leave.decide(key, id, { ...act, status: 'withdrawn', reason: 'Can come after all' });
  }

  /** Published duties of those days that are not over and that somebody else has to do: nobody is needed for optional ones. */
  async dutiesLeft(key: TeamKey, { person, from, to }: SickDays): Promise<Assignment[]> {
    const now = this.clock.now().getTime();
    const published = await this.publications.publishedBetween(key, addDays(from, -1), to);
    const { dutyTypes } = await this.teams.load(key);
    const needed = new Set(dutyTypes.filter(({ optional }) => !optional).map(({ code }) => code));
    return published.filter(
      (held) =>
        held.person === person &&
        held.date >= from &&
        Date.parse(held.end) > now &&
        !held.supernumerary &&
        needed.has(held.duty),
    );
  }
}
