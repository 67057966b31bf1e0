import { Injectable } from '@nestjs/common';
import { changesByPerson, daysBetween, monthRange, wallClockAt } from '@evenflow/domain';
import {
  DraftRepository,
  PublicationRepository,
  ReceiptRepository,
  TeamRepository,
  type RotaKey,
} from '@evenflow/persistence';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { found } from '../../common/errors/problems.ts';
import { readerOf } from '../access/reader.ts';
import { keyOf, may, type SignedIn } from '../access/signed-in.ts';
import { mayRead } from '../access/told.ts';
import { draftAnswer, momentText, publishedOf } from './rota-answer.ts';
import type { receipt, RotaAnswer, rotaVersion, versionSummary } from './rota.schema.ts';

/** A month as whoever asks may see it. */
@Injectable()
export class ReadRota {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly publications: PublicationRepository,
    private readonly receipts: ReceiptRepository,
    private readonly teams: TeamRepository,
    private readonly clock: Clock,
  ) {}

  /** Managers get the draft, made empty when there is none; everybody else the latest published version. */
  async asSeenBy(who: SignedIn, team: string, month: string): Promise<RotaAnswer> {
    const key = keyOf(who, { team, month });
    if (!may(who, team, 'manager')) return this.published(key);
    const draft = await this.drafts.getOrCreate(key, { by: who.name, at: this.clock.now() });
    return draftAnswer(draft, await this.months(key));
  }

  /** Months somebody has begun, in order. */
  async months(key: RotaKey): Promise<string[]> {
    const team = (await this.teams.list(key.organisation)).find(({ id }) => id === key.team);
    return team?.months.map(({ month }) => month) ?? [];
  }

  async versions(who: SignedIn, team: string, month: string): Promise<z.infer<typeof versionSummary>[]> {
    const key = keyOf(who, { team, month });
    const versions = await this.publications.versions(key);
    if (versions.length === 0) return [];
    const { timeZone } = await this.teams.load(key);
    return versions.map((version, i) => {
      const changes = changesByPerson(versions[i + 1]?.assignments ?? [], version.assignments);
      const day = wallClockAt(Math.floor(version.at.getTime() / 60_000), timeZone).day;
      return {
        ...publishedOf(version),
        overrides: version.overrides.length,
        reason: version.reason,
        leadDays: daysBetween(day, `${month}-01`),
        touches: changes.map(({ person }) => person),
        changes: changes.reduce((sum, { gained, lost, moved }) => sum + gained.length + lost.length + moved.length, 0),
      };
    });
  }

  /** Who has opened what is published. */
  async opened(who: SignedIn, team: string, month: string): Promise<z.infer<typeof receipt>[]> {
    const receipts = await this.receipts.of(keyOf(who, { team, month }));
    return receipts.map(({ person, version, at }) => ({ person, version, at: at && momentText(at) }));
  }

  /** Signatures are told to those who may read what was signed for. */
  async version(who: SignedIn, team: string, { month, number }: { month: string; number: number }) {
    const version = found(await this.publications.version(keyOf(who, { team, month }), number), 'version');
    const { at, by } = publishedOf(version);
    const answer: z.infer<typeof rotaVersion> = {
      ...publishedOf(version),
      reason: version.reason,
      overrides: version.overrides
        .filter((override) => mayRead(readerOf(who, team), override))
        .map(({ rule, setting, sentence, reason }) => ({ rule, setting, sentence, reason, at, by })),
      assignments: version.assignments.map((each) => ({ ...each })),
    };
    return answer;
  }

  private async published(key: RotaKey): Promise<RotaAnswer> {
    const version = await this.publications.version(key);
    return {
      team: key.team,
      month: key.month,
      ...monthRange(key.month),
      assignments: (version?.assignments ?? []).map((each) => ({ ...each })),
      locks: [],
      revision: version?.revision ?? 0,
      published: version && publishedOf(version),
      changedSincePublish: 0,
      months: await this.publications.publishedMonths(key),
    };
  }
}
