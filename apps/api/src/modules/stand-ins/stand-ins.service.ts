import { Injectable } from '@nestjs/common';
import { eachDay } from '@evenflow/domain';
import { StandInRepository, TeamRepository, type StandInSearch, type TeamKey } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, may, membershipIn, requireSelfOrManager, type SignedIn } from '../access/signed-in.ts';
import { momentIn } from '../call-outs/after-call-out.ts';
import type { SearchAnswer, Sickness } from './stand-ins.schema.ts';
import { FindStandIns } from './find-stand-ins.ts';
import { SickLeave } from './sick-leave.ts';

const SHOWN_DAYS = 3;
/** Longer sickness is recorded by a manager, who then plans rather than asks. */
const MOST_DAYS = 7;

/** Sickness in one tap, and the search for whoever stands in. */
@Injectable()
export class StandInsService {
  constructor(
    private readonly searches: StandInRepository,
    private readonly sick: SickLeave,
    private readonly standIns: FindStandIns,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  async list(who: SignedIn, team: string): Promise<SearchAnswer[]> {
    const key = keyOf(who, { team });
    const since = new Date(this.clock.now().getTime() - SHOWN_DAYS * 86_400_000);
    const all = await this.searches.list(key, since);
    return this.answers(
      who,
      key,
      all.filter((search) => this.isSeenBy(who, team, search)),
    );
  }

  /** Records the sickness and begins a search for every duty of those days that is not over. */
  async callInSick(who: SignedIn, team: string, { person, from, to = from }: Sickness): Promise<SearchAnswer[]> {
    const key = keyOf(who, { team });
    const code = person ?? membershipIn(who, team)?.person;
    if (!code) throw new Refusal('not-allowed', { why: 'You are not on the rota of this team.' });
    requireSelfOrManager(who, team, code);
    if (eachDay(from, to).length > MOST_DAYS) {
      throw new Refusal('not-in-this-state', { why: `Call in sick for at most ${MOST_DAYS} days at a time.` });
    }
    const days = { person: code, from, to };
    const leaveId = await this.sick.record(who, key, days);
    const act = { by: who.name, at: this.clock.now() };
    const searches: StandInSearch[] = [];
    const open = (await this.searches.list(key, act.at)).filter(({ state }) => state === 'open');
    for (const held of await this.sick.dutiesLeft(key, days)) {
      if (open.some((each) => each.date === held.date && each.duty === held.duty && each.person === code)) continue;
      const colleagues = await this.standIns.for(key, held);
      searches.push(await this.searches.begin(key, held, { ...act, colleagues, leaveId }));
    }
    return this.answers(who, key, searches);
  }

  async reply(
    who: SignedIn,
    team: string,
    { id, answer }: { id: string; answer: 'yes' | 'no' },
  ): Promise<SearchAnswer> {
    const key = keyOf(who, { team });
    const person = membershipIn(who, team)?.person;
    if (!person) throw new Refusal('not-allowed', { why: 'You are not on the rota of this team.' });
    const ruleSetVersion = await this.standIns.ruleSetVersion(key);
    const act = { by: who.name, at: this.clock.now(), ruleSetVersion };
    const search = await this.searches.say(key, id, { ...act, person, answer });
    return (await this.answers(who, key, [search]))[0]!;
  }

  /** Better again: the search ends and the sickness is withdrawn, unless somebody has said yes. */
  async takeBack(who: SignedIn, team: string, id: string): Promise<SearchAnswer> {
    const key = keyOf(who, { team });
    const before = (await this.searches.list(key, new Date(0))).find((each) => each.id === id);
    if (!before) throw new Refusal('unknown-search');
    requireSelfOrManager(who, team, before.person);
    const act = { by: who.name, at: this.clock.now() };
    const { search, leaveId } = await this.searches.takeBack(key, id, act);
    if (leaveId) await this.sick.withdraw(who, key, leaveId);
    return (await this.answers(who, key, [search]))[0]!;
  }

  private isSeenBy(who: SignedIn, team: string, { person, colleagues }: StandInSearch): boolean {
    const me = membershipIn(who, team)?.person;
    if (may(who, team, 'manager') || person === me) return true;
    return colleagues.some((each) => each.person === me && each.askedAt !== null);
  }

  private async answers(who: SignedIn, key: TeamKey, searches: readonly StandInSearch[]): Promise<SearchAnswer[]> {
    const team = await this.teams.load(key);
    const me = membershipIn(who, key.team)?.person ?? null;
    const manager = may(who, key.team, 'manager');
    const moment = (at: Date) => momentIn(team, Math.floor(at.getTime() / 60_000));
    return searches.map((search) => {
      const asked = search.colleagues.filter(({ askedAt }) => askedAt !== null);
      const mine = asked.find(({ person }) => person === me);
      const open = search.state === 'open';
      const { id, person, duty, date, state, takenBy, nextWaveAt } = search;
      return {
        ...{ id, person, duty, date, state, takenBy },
        ...{ start: moment(search.start), end: moment(search.end), nextWaveAt: nextWaveAt && moment(nextWaveAt) },
        ...{ asked: asked.length, left: search.colleagues.length - asked.length, said: mine?.said ?? null },
        colleagues: manager ? asked.map(({ person: each, said }) => ({ person: each, said })) : [],
        may: [
          ...(open && mine ? (['yes', 'no'] as const).filter((answer) => answer !== mine.said) : []),
          ...(open && (manager || person === me) ? (['take-back'] as const) : []),
        ],
      };
    });
  }
}
