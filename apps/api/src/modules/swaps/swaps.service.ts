import { Injectable } from '@nestjs/common';
import { proposeSwap, type DutyMove, type SwapEvent, type SwapPolicy } from '@evenflow/domain';
import {
  PublicationRepository,
  SwapRepository,
  TeamPolicyRepository,
  type StoredSwap,
  type SwapCheck,
  type TeamKey,
} from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { readerOf, type Reader } from '../access/reader.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { findingsFor } from '../access/told.ts';
import { PublishedCheck } from './published-check.ts';
import { isSeenBy, swapAnswer } from './swap-answer.ts';
import type { SwapAnswer, SwapReply } from './swap.schema.ts';

/** How long a swap that has ended is still shown. */
const SHOWN_DAYS = 14;

interface SwapPath {
  readonly team: string;
  readonly id: string;
}

/** Offers, yeses and approvals; the rules are asked before an offer leaves and again when everybody has agreed. */
@Injectable()
export class SwapsService {
  constructor(
    private readonly swaps: SwapRepository,
    private readonly policies: TeamPolicyRepository,
    private readonly publications: PublicationRepository,
    private readonly published: PublishedCheck,
    private readonly clock: Clock,
  ) {}

  async list(who: SignedIn, team: string): Promise<{ policy: SwapPolicy; me: string | null; swaps: SwapAnswer[] }> {
    const key = keyOf(who, { team });
    const reader = readerOf(who, team);
    const since = new Date(this.clock.now().getTime() - SHOWN_DAYS * 86_400_000);
    const seen = (await this.swaps.list(key, since)).filter((swap) => isSeenBy(swap, reader));
    const swaps = await this.answers(key, seen, reader);
    return { policy: (await this.policies.get(key)).swaps, me: reader.person, swaps };
  }

  /** Throws `swap-breaks-rules` with the findings when a must stands against it: such an offer is never sent. */
  async offer(who: SignedIn, team: string, moves: readonly DutyMove[]): Promise<SwapAnswer> {
    const key = keyOf(who, { team });
    const reader = readerOf(who, team);
    if (reader.person === null) throw new Refusal('not-allowed', { why: 'You are not on the rota of this team.' });
    const swap = proposeSwap(reader.person, moves);
    const check = swap.kind === 'open' ? NOTHING_SAID : await this.check(key, moves, swap.proposer);
    if (check.verdict === 'broken')
      throw new Refusal('swap-breaks-rules', { violations: findingsFor(reader, check.violations) });
    const stored = await this.swaps.offer(key, swap, check, { by: who.name, at: this.clock.now() });
    return (await this.answers(key, [stored], reader))[0]!;
  }

  /** A yes is followed at once by the check and, where the team lets it, by the swap itself. */
  async reply(who: SignedIn, { team, id }: SwapPath, { answer, reason }: SwapReply): Promise<SwapAnswer> {
    const key = keyOf(who, { team });
    const reader = readerOf(who, team);
    const before = await this.swaps.get(key, id);
    if (!isSeenBy(before, reader)) throw new Refusal('unknown-swap');
    const { events, check } = await this.eventsFor({ key, reader, before }, answer, reason);
    const act = { by: who.name, at: this.clock.now() };
    const after = await this.swaps.step(key, id, { ...act, events, ...(check ? { check } : {}) });
    return (await this.answers(key, [after], reader))[0]!;
  }

  private async eventsFor(
    { key, reader, before }: { readonly key: TeamKey; readonly reader: Reader; readonly before: StoredSwap },
    answer: SwapReply['answer'],
    reason: string | undefined,
  ): Promise<{ events: SwapEvent[]; check?: SwapCheck }> {
    const { person, manager } = reader;
    if (answer === 'withdraw') return { events: [{ what: 'withdraw', by: person }] };
    if (answer === 'decline') {
      const by = manager && before.state === 'checked' ? null : person;
      return { events: [{ what: 'decline', by, ...(reason ? { reason } : {}) }] };
    }
    if (answer === 'approve') {
      if (!manager) throw new Refusal('not-allowed', { why: 'A manager approves swaps in this team.' });
      const check = await this.check(key, before.moves, before.proposer);
      if (check.verdict === 'broken')
        throw new Refusal('swap-breaks-rules', { violations: findingsFor(reader, check.violations) });
      return { events: [{ what: 'approve' }], check };
    }
    if (person === null) throw new Refusal('not-allowed', { why: 'You are not on the rota of this team.' });
    const accept: SwapEvent = { what: 'accept', by: person };
    const moves = before.kind === 'open' ? before.moves.map((move) => ({ ...move, to: person })) : before.moves;
    const everybody = moves.every(({ from, to }) =>
      [from, to].every((code) => code === before.proposer || code === person || before.accepted.includes(code!)),
    );
    if (!everybody) return { events: [accept] };
    const check = await this.check(key, moves, before.proposer);
    if (check.verdict === 'broken' && before.kind === 'open') {
      throw new Refusal('swap-breaks-rules', { violations: findingsFor(reader, check.violations) });
    }
    const { swaps: policy } = await this.policies.get(key);
    return { events: [accept, { what: 'check', verdict: check.verdict, policy }], check };
  }

  /** The rules' word on both sides; what may be signed for is signed by those who agree on it. */
  private async check(key: TeamKey, moves: readonly DutyMove[], proposer: string) {
    const { verdict, breaks, ruleSetVersion } = await this.published.moves(key, moves);
    const signed = breaks.filter(({ severity }) => severity === 'must-unless-signed');
    return {
      verdict,
      ruleSetVersion,
      sentences: breaks.map(({ sentence, people, forColleagues }) => ({ sentence, people, forColleagues })),
      violations: breaks.filter(({ severity }) => severity !== 'should'),
      overrides: signed.map(({ rule, setting, sentence, people, forColleagues }) => ({
        ...{ rule, setting, sentence, people, forColleagues },
        reason: `Agreed in a swap proposed by ${proposer}`,
      })),
    };
  }

  private async answers(key: TeamKey, swaps: readonly StoredSwap[], reader: Reader): Promise<SwapAnswer[]> {
    if (swaps.length === 0) return [];
    const days = swaps.flatMap(({ moves }) => moves.map(({ date }) => date)).sort();
    const published = await this.publications.publishedBetween(key, days[0]!, days.at(-1)!);
    return swaps.map((swap) => swapAnswer(swap, published, reader));
  }
}

const NOTHING_SAID = { verdict: 'clean', sentences: [], overrides: [], ruleSetVersion: null, violations: [] } as const;
