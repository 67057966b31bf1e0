import { Injectable } from '@nestjs/common';
import { boardAt, instantText } from '@evenflow/domain';
import { CoverRepository, type OperatorNote } from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { found, Refusal } from '../../common/errors/problems.ts';
import { Audit } from '../audit/audit.ts';
import { keyOf, membershipIn, type SignedIn } from '../access/signed-in.ts';
import { boardCopy } from './board-copy.ts';
import { OnCallSources } from './on-call-sources.ts';
import type { newHandOver, newOperatorNote, operatorNote } from './on-call.schema.ts';

/** A hand-over may be said from an hour before it, and for as long as the call that began with it lasts. */
const EARLY_MINUTES = 60;

/** What people at the board say: notes of operators by name, and hand-overs by those who made them. */
@Injectable()
export class Switchboard {
  constructor(
    private readonly cover: CoverRepository,
    private readonly sources: OnCallSources,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async addNote(
    who: SignedIn,
    team: string,
    note: z.infer<typeof newOperatorNote>,
  ): Promise<z.infer<typeof operatorNote>> {
    const added = await this.cover.addNote(keyOf(who, { team }), { ...note, at: this.clock.now() });
    await this.audit.record(who, { team, action: 'note.added', facts: { note: added.id, operator: note.by } });
    return answerOf(added);
  }

  async removeNote(
    who: SignedIn,
    team: string,
    { id, by }: { readonly id: string; readonly by: string },
  ): Promise<void> {
    const gone = await this.cover.removeNote(keyOf(who, { team }), id, { by, at: this.clock.now() });
    found(gone || null, 'note', id);
    await this.audit.record(who, { team, action: 'note.removed', facts: { note: id, operator: by } });
  }

  /** Throws `not-in-this-state` unless the user is one of the two whose calls meet at that moment. */
  async acknowledge(who: SignedIn, team: string, { site, duty, at }: z.infer<typeof newHandOver>): Promise<void> {
    const person = membershipIn(who, team)?.person;
    const key = keyOf(who, { team });
    const now = this.clock.now();
    const moment = Math.floor(Date.parse(at) / 60_000);
    const isEarly = moment - now.getTime() / 60_000 > EARLY_MINUTES;
    const role = boardAt(await boardCopy(this.sources, { key, moment }, 'manager'), moment)
      .filter((each) => each.site === site)
      .flatMap(({ roles }) => roles)
      .find((each) => each.duty === duty);
    const sides = [role?.handOver?.from?.code, role?.handOver?.to?.code];
    const isThen = role?.handOver && Date.parse(role.handOver.at) === moment * 60_000;
    if (!person || isEarly || !isThen || !sides.includes(person)) {
      throw new Refusal('not-in-this-state', { why: 'You hand nothing over at that moment, by the published rota.' });
    }
    await this.cover.acknowledge(key, { site, duty, at: new Date(moment * 60_000), person }, now);
    this.sources.forgetTeam(key);
  }
}

function answerOf({ at, ...note }: OperatorNote): z.infer<typeof operatorNote> {
  return { ...note, at: instantText(Math.floor(at.getTime() / 60_000), 'UTC') };
}
