import { Injectable } from '@nestjs/common';
import { assign, type LocalDay } from '@evenflow/domain';
import { checkMoves, findSwapCycles, rankCandidates, type Finding, type LiveCheck } from '@evenflow/rules';
import { readerOf } from '../access/reader.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { findingsFor } from '../access/told.ts';
import { doubleBookingAfter, PublishedCheck } from './published-check.ts';
import type { SwapOptionsAnswer } from './swap.schema.ts';

/** Enough to choose from on a phone. */
const MOST_SWAPS = 20;
/** About a second for a team of thirty; what is not found by then is said not to be known. */
const EFFORT = 30_000;

interface Asked {
  readonly person: string;
  readonly date: LocalDay;
  readonly duty: string;
}

/** Ways to hand one published duty on: what the rules would let happen, and why not the rest. */
@Injectable()
export class SwapOptions {
  constructor(private readonly published: PublishedCheck) {}

  async of(who: SignedIn, team: string, asked: Asked): Promise<SwapOptionsAnswer> {
    const key = keyOf(who, { team });
    const { check, team: whole } = await this.published.month(key, asked.date.slice(0, 7));
    const gives = rankCandidates(check, { date: asked.date, duty: asked.duty, from: asked.person });
    const { swaps, complete } = swapsOf(check, asked);
    const reader = readerOf(who, team);
    const said = (breaks: readonly Finding[]) =>
      findingsFor(reader, breaks)
        .slice(0, 3)
        .map(({ severity, sentence }) => ({ severity, sentence }));
    const timed = (move: { date: string; duty: string; from: string; to: string }) => {
      const { start, end } = assign(
        whole,
        move.to,
        whole.dutyTypes.find(({ code }) => code === move.duty)!,
        move.date,
      );
      return { ...move, start, end };
    };
    return {
      colleagues: gives.length,
      complete,
      swaps: swaps.map(({ moves, breaks, verdict }) => ({
        moves: moves.map(timed),
        people: moves.map(({ from }) => from),
        verdict,
        says: said(breaks),
      })),
      gives: gives.map(({ person, name, legal, signable, breaks }) => ({
        ...{
          person,
          name,
          verdict: legal ? ('clean' as const) : signable ? ('signable' as const) : ('broken' as const),
        },
        says: said(breaks),
      })),
    };
  }
}

/** Direct swaps, of different days first, then like for like; rings of three and four only where there is none. */
function swapsOf(check: LiveCheck, { person, date, duty }: Asked) {
  const query = { person, date, duty, effort: EFFORT };
  const direct = findSwapCycles(check, { ...query, people: 2 });
  const found = direct.cycles.some(({ handOvers }) => !doubleBookingAfter(check.compiled.view.team, handOvers))
    ? direct
    : findSwapCycles(check, { ...query, people: 4 });
  const alike = (handOvers: readonly { duty: string }[]) => (handOvers.every((each) => each.duty === duty) ? 0 : 1);
  // Whoever swaps a duty away wants something of the day, not only another duty on it.
  const sameDay = (handOvers: readonly { date: string; to: string }[]) =>
    handOvers.some((each) => each.to === person && each.date === date) ? 1 : 0;
  const near = (handOvers: readonly { date: string }[]) =>
    Math.max(...handOvers.map((each) => Math.abs(Date.parse(each.date) - Date.parse(date))));
  const possible = found.cycles.filter(({ handOvers }) => !doubleBookingAfter(check.compiled.view.team, handOvers));
  const best = possible.toSorted(
    (a, b) =>
      a.handOvers.length - b.handOvers.length ||
      sameDay(a.handOvers) - sameDay(b.handOvers) ||
      alike(a.handOvers) - alike(b.handOvers) ||
      a.cost - b.cost ||
      near(a.handOvers) - near(b.handOvers),
  );
  return {
    complete: found.complete,
    swaps: best.slice(0, MOST_SWAPS).map(({ handOvers }) => {
      const { breaks, verdict } = checkMoves(check, handOvers);
      return { moves: handOvers, verdict, breaks };
    }),
  };
}
