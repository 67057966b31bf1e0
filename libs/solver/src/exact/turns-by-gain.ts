/** A way of going on that takes turns with others. */
export interface Way {
  /** How far others come first: the share of the time they have before it has its first turn; none where left out. */
  readonly after?: number;
  /** Whether there is anything to do for it. */
  readonly open: () => boolean;
  /** What it came to beside closing the gap, as a part of it: what nearly closed it may the next time. */
  readonly turn: () => void | number | Promise<void | number>;
}

export interface TurnsHost {
  /** How much of the gap between the best rota and the bound the ways have closed so far, each time a part of what it was. */
  readonly closed: () => number;
  readonly over: () => boolean;
  /** Waits until there is room for the next turn, or it is useless to wait any longer. */
  readonly room: () => Promise<void>;
  /** In milliseconds. */
  readonly now: () => number;
}

/** Part of the gap that a way is taken to close in a second beside what it did. */
const HOPE = 0.005;
/** No turn counts for less. */
const LEAST_SECONDS = 0.1;
/** How much of what a way gained before, and of the time for it, still counts after another turn. */
const REMEMBERED = 0.5;

/**
 * Ways of going on that share the time by what each lately closed of the gap in a second: first each has a turn, in the
 * order given, and one that gains nothing still has a small part of the time. Ends after so many turns at the latest.
 */
export async function takeTurns(
  ways: readonly Way[],
  host: TurnsHost,
  turns = Number.POSITIVE_INFINITY,
): Promise<void> {
  const known = new Map(ways.map((way) => [way, { gain: 0, seconds: 0, share: way.after ?? 0 }]));
  const shareOf = (way: Way): number => known.get(way)!.share;
  for (let turn = 0; turn < turns && !host.over(); turn += 1) {
    await host.room();
    const open = ways.filter((way) => way.open());
    if (open.length === 0) return;
    const next = open.reduce((least, way) => (shareOf(way) < shareOf(least) ? way : least));
    const [closed, from] = [host.closed(), host.now()];
    const near = (await next.turn()) ?? 0;
    const took = Math.max(LEAST_SECONDS, (host.now() - from) / 1000);
    const before = known.get(next)!;
    const gain = REMEMBERED * before.gain + Math.max(near, host.closed() - closed);
    const seconds = REMEMBERED * before.seconds + took;
    known.set(next, { gain, seconds, share: before.share + took / (HOPE + gain / seconds) });
  }
}
