import { Injectable } from '@nestjs/common';
import { addDays, instantToEpochMinutes, type CallOut } from '@evenflow/domain';
import { CallOutRepository, type StoredCallOut, type TeamKey } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, membershipIn, requireSelfOrManager, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { AfterCallOut, momentIn } from './after-call-out.ts';
import { HeldCall } from './held-call.ts';
import type { callOutState, CallOutAnswer } from './call-out.schema.ts';

interface CallOutPath {
  readonly team: string;
  readonly id: string;
}

/** "Called in now" and "home now", and what follows. */
@Injectable()
export class CallOutsService {
  constructor(
    private readonly callOuts: CallOutRepository,
    private readonly calls: HeldCall,
    private readonly after: AfterCallOut,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async mine(who: SignedIn, team: string): Promise<z.infer<typeof callOutState>> {
    const key = keyOf(who, { team });
    const person = membershipIn(who, team)?.person;
    if (!person) return { running: null, latest: null };
    const running = await this.callOuts.running(key, person);
    const latest = await this.callOuts.latest(key, person);
    return {
      running: running && (await this.answer(key, running)),
      latest: latest && (await this.answer(key, latest)),
    };
  }

  async list(who: SignedIn, team: string, { from, to }: { from: string; to: string }): Promise<CallOutAnswer[]> {
    const key = keyOf(who, { team });
    const [start, end] = [from, addDays(to, 1)].map((day) => instantToEpochMinutes(`${day}T00:00:00Z`));
    const all = await this.callOuts.between(key, start!, end!);
    return Promise.all(all.map((each) => this.answer(key, each)));
  }

  /** Throws `not-on-call` when the person holds no call at that moment. */
  async begin(who: SignedIn, team: string, { at, person }: { at?: string; person?: string }): Promise<CallOutAnswer> {
    const key = keyOf(who, { team });
    const code = person ?? membershipIn(who, team)?.person;
    if (!code) throw new Refusal('not-allowed', { why: 'You are not on the rota of this team.' });
    requireSelfOrManager(who, team, code);
    const start = this.momentOf(at);
    const call = await this.calls.at(key, code, start);
    const act = { by: who.name, at: this.clock.now() };
    const made = await this.callOuts.begin(key, { person: code, duty: call.duty, date: call.date, start }, act);
    return this.answer(key, made);
  }

  /** Ends it, and proposes who relieves, in the same breath. */
  async home(who: SignedIn, path: CallOutPath, { at }: { at?: string }): Promise<CallOutAnswer> {
    const before = await this.own(who, path);
    if (before.end !== null) throw new Refusal('already-decided', { status: 'over' });
    return this.end(who, path, { ...before, end: this.momentOf(at) });
  }

  /** Tapped by mistake, as long as it goes on. */
  async takeBack(who: SignedIn, path: CallOutPath): Promise<void> {
    const { person, start } = await this.own(who, path);
    if (!(await this.callOuts.takeBack(keyOf(who, path), path.id))) {
      throw new Refusal('already-decided', { status: 'over' });
    }
    await this.audit.record(who, { team: path.team, action: 'call-out.taken-back', facts: { person, start } });
  }

  /** Corrects when it was; what follows is worked out anew. */
  async correct(who: SignedIn, path: CallOutPath, times: { start: string; end: string }): Promise<CallOutAnswer> {
    const before = await this.own(who, path);
    const [start, end] = [this.momentOf(times.start), this.momentOf(times.end)];
    const answer = await this.end(who, path, { ...before, start, end });
    const facts = { id: path.id, person: before.person, was: [before.start, before.end], is: [start, end] };
    await this.audit.record(who, { team: path.team, action: 'call-out.corrected', facts });
    return answer;
  }

  async decide(who: SignedIn, { team, id }: CallOutPath, answer: 'approved' | 'dismissed'): Promise<CallOutAnswer> {
    const key = keyOf(who, { team });
    const { person } = await this.callOuts.get(key, id);
    const name = await this.calls.nameOf(key, person);
    const ruleSetVersion = await this.after.ruleSetVersion(key);
    const act = { by: who.name, at: this.clock.now() };
    const reason = `${name} rests after being called in`;
    return this.answer(key, await this.callOuts.decide(key, id, { ...act, answer, reason, ruleSetVersion }));
  }

  private async end(
    who: SignedIn,
    { team, id }: CallOutPath,
    callOut: StoredCallOut & { readonly end: number },
  ): Promise<CallOutAnswer> {
    const key = keyOf(who, { team });
    if (callOut.end <= callOut.start) {
      throw new Refusal('not-in-this-state', { why: 'Being home comes after being called in. Correct the times.' });
    }
    const begun = performance.now();
    const aftermath = await this.after.of(key, callOut, callOut.end);
    const relief = await this.after.relief(key, callOut, aftermath);
    const reliefAfterMs = Math.round(performance.now() - begun);
    const act = { by: who.name, at: this.clock.now() };
    const stored = await this.callOuts.end(key, id, {
      ...act,
      ...{ start: callOut.start, end: callOut.end, relief, reliefAfterMs },
    });
    return this.answer(key, stored);
  }

  private async own(who: SignedIn, { team, id }: CallOutPath): Promise<StoredCallOut> {
    const callOut = await this.callOuts.get(keyOf(who, { team }), id);
    requireSelfOrManager(who, team, callOut.person);
    return callOut;
  }

  private momentOf(at: string | undefined): number {
    const now = Math.floor(this.clock.now().getTime() / 60_000);
    const minute = at === undefined ? now : instantToEpochMinutes(at);
    if (minute > now) throw new Refusal('not-in-this-state', { why: 'That moment is still to come.' });
    return minute;
  }

  private async answer(key: TeamKey, callOut: StoredCallOut): Promise<CallOutAnswer> {
    const now = Math.floor(this.clock.now().getTime() / 60_000);
    const end = callOut.end ?? Math.max(now, callOut.start);
    const plain: CallOut = { ...callOut };
    const { team, rest, spell, missed, averageWeek, fallsAway, restMinutes } = await this.after.of(key, plain, end);
    const { id, person, duty, date, relief, reliefState, reliefAfterMs } = callOut;
    return {
      ...{ id, person, duty, date },
      start: momentIn(team, callOut.start),
      end: callOut.end === null ? null : momentIn(team, callOut.end),
      workedMinutes: end - callOut.start,
      rest: { minutes: restMinutes, until: momentIn(team, rest.until) },
      spellMinutes: spell,
      missedRestMinutes: missed,
      averageWeekMinutes: averageWeek,
      fallsAway: fallsAway.map(({ date: day, duty: code, start, sentence }) => ({
        date: day,
        duty: code,
        start,
        sentence,
      })),
      relief: relief && {
        state: reliefState,
        moves: relief.moves.map((move) => ({ ...move })),
        sentences: [...relief.sentences],
        fewest: relief.fewest,
        afterMs: reliefAfterMs,
      },
    };
  }
}
