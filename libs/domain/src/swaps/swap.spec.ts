import { deepSize } from '@evenflow/testing';
import fc from 'fast-check';
import type { DutyMove } from '../rota/duty-move.ts';
import { proposeSwap } from './propose.ts';
import { stepSwap } from './swap-board.ts';
import { advanceSwap, SWAP_ENDS, SWAP_POLICIES, SWAP_STATES, type Swap, type SwapEvent } from './swap.ts';

const TRACES = deepSize(2_000, 1_000_000);
const PEOPLE = ['A', 'B', 'C', 'D'];
/** Two duties on each of three days: N runs into the day after, so that held overlaps are possible. */
const CELLS = ['1', '2', '3'].flatMap((day) => ['D', 'N'].map((duty) => ({ date: `2026-12-0${day}`, duty })));
const RANK: Record<string, number> = { offered: 0, accepted: 1, checked: 2, approved: 3 };

/** A published rota and every swap ever proposed on it; `owner` says who holds each duty. */
interface World {
  readonly owner: Map<string, string>;
  readonly swaps: Swap[];
}

const key = ({ date, duty }: { date: string; duty: string }) => `${date}${duty}`;
const start = ({ date, duty }: { date: string; duty: string }) => Number(date.slice(8)) * 24 + (duty === 'D' ? 8 : 20);
const end = (cell: { date: string; duty: string }) => start(cell) + (cell.duty === 'D' ? 8 : 13);

/** Duties that nobody can hold both of. */
const CLASHES = CELLS.flatMap((one) =>
  CELLS.filter((two) => key(one) < key(two) && start(one) < end(two) && start(two) < end(one)).map(
    (two) => [key(one), key(two)] as const,
  ),
);

function doubleBooked(owner: ReadonlyMap<string, string>): boolean {
  return CLASHES.some(([one, two]) => owner.get(one) === owner.get(two));
}

function after(owner: ReadonlyMap<string, string>, moves: readonly DutyMove[]): Map<string, string> {
  return new Map([...owner, ...moves.map((move) => [key(move), move.to!] as const)]);
}

/** So many choices, the same ones for the same seed: a failing trace is cut short until it no longer fails. */
class Choices {
  constructor(
    private state: number,
    private count: number,
  ) {}
  get left(): boolean {
    return this.count > 0;
  }
  of<T>(items: readonly T[]): T {
    this.count -= 1;
    // Mulberry32.
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length]!;
  }
}

function randomMoves(world: World, choices: Choices): DutyMove[] {
  const cells = Array.from({ length: choices.of([1, 1, 2, 3, 4]) }, () => choices.of(CELLS));
  const from = cells.map((cell) => world.owner.get(key(cell))!);
  const open = cells.length === 1 && choices.of([true, false]);
  return cells.map((cell, i) => ({
    ...cell,
    from: from[i]!,
    to: open ? null : cells.length === 1 ? choices.of(PEOPLE) : from[(i + 1) % cells.length]!,
  }));
}

function randomEvent(choices: Choices, swap: Swap): SwapEvent {
  const named = swap.moves.flatMap(({ to }) => to ?? PEOPLE);
  const events: (() => SwapEvent)[] = [
    () => ({ what: 'accept', by: choices.of(named) }),
    () => ({ what: 'accept', by: choices.of(named) }),
    () => ({ what: 'accept', by: choices.of(PEOPLE) }),
    () => ({
      what: 'check',
      verdict: choices.of(['clean', 'clean', 'signable', 'broken']),
      policy: choices.of(SWAP_POLICIES),
    }),
    () => ({ what: 'approve' }),
    () => ({ what: 'complete' }),
    () => ({ what: 'decline', by: choices.of([...PEOPLE, null]) }),
    () => ({ what: 'withdraw', by: choices.of([...PEOPLE, null]) }),
    () => ({ what: 'expire', reason: 'time' }),
    () => ({ what: 'follow', from: choices.of(CELLS).date, to: choices.of(CELLS).date }),
  ];
  return choices.of(events)();
}

/** One thing happens: an offer is made, the manager moves a duty, or something happens to a swap. */
function happen(world: World, choices: Choices): void {
  const kind = choices.of(['offer', 'swap', 'swap', 'swap', 'swap', 'manager'] as const);
  if (kind === 'offer') {
    const moves = randomMoves(world, choices);
    const proposer = choices.of([moves[0]!.from!, moves[0]!.from!, ...PEOPLE]);
    const made = attempt(() => proposeSwap(proposer, moves));
    if (made) world.swaps.push(made);
  } else if (kind === 'manager') {
    const next = after(world.owner, [{ ...choices.of(CELLS), from: null, to: choices.of(PEOPLE) }]);
    if (!doubleBooked(next)) for (const [cell, person] of next) world.owner.set(cell, person);
  } else if (world.swaps.length > 0) {
    const index = world.swaps.indexOf(choices.of([...world.swaps, ...world.swaps.slice(-2)]));
    stepAt(world, index, randomEvent(choices, world.swaps[index]!));
  }
}

function stepAt(world: World, index: number, event: SwapEvent): void {
  const before = world.swaps[index]!;
  const step = attempt(() =>
    stepSwap(before, event, {
      holds: (move) => world.owner.get(key(move)) === move.from,
      overlaps: (moves) => doubleBooked(after(world.owner, moves)),
    }),
  );
  if (!step) return;
  // One way only, and never out of an end.
  must(!SWAP_ENDS.includes(before.state), 'out of an end');
  must(SWAP_ENDS.includes(step.swap.state) || RANK[step.swap.state]! >= RANK[before.state]!, 'backwards');
  // Duties change hands if and only if the swap is done, and exactly those it names, from those who held them.
  must(step.carriedOut.length > 0 === (step.swap.state === 'done'), 'phantom');
  const agreed = [before.proposer, ...step.swap.accepted];
  for (const move of step.carriedOut) {
    must(world.owner.get(key(move)) === move.from, 'taken twice');
    must(agreed.includes(move.to!) && agreed.includes(move.from!), 'without a yes');
  }
  for (const [cell, person] of after(world.owner, step.carriedOut)) world.owner.set(cell, person);
  world.swaps[index] = step.swap;
}

/** Plain, because it is asked a hundred million times. */
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch (refusal) {
    if ((refusal as { code?: string }).code) return null;
    throw refusal;
  }
}

// Half of all steps are refused: what a refusal costs is mostly the noting of where it was thrown.
const { stackTraceLimit } = Error;
beforeAll(() => (Error.stackTraceLimit = 0));
afterAll(() => (Error.stackTraceLimit = stackTraceLimit));

describe('swaps as transactions', () => {
  it(`reach no overlap, no phantom and no double swap on ${TRACES} random traces`, () => {
    let done = 0;
    let expired = 0;
    const seeds = fc.noShrink(fc.noBias(fc.integer()));
    fc.assert(
      fc.property(seeds, fc.noBias(fc.integer({ min: 60, max: 160 })), (seed, length) => {
        const choices = new Choices(seed, length);
        const owner = new Map(CELLS.map((cell, i) => [key(cell), PEOPLE[i % 4]!]));
        const world: World = { owner, swaps: [] };
        while (choices.left) {
          happen(world, choices);
          // Every duty is held, by one person, who is in one place at a time.
          must(world.owner.size === CELLS.length && !doubleBooked(world.owner), 'overlap');
        }
        done += world.swaps.filter(({ state }) => state === 'done').length;
        expired += world.swaps.filter(({ reason }) => reason === 'duty-moved' || reason === 'overlap').length;
      }),
      { numRuns: TRACES },
    );
    // The traces are worth something: they get there, and run into each other.
    expect(done).toBeGreaterThan(TRACES / 50);
    expect(expired).toBeGreaterThan(TRACES / 50);
  }, 3_600_000);

  it.each(SWAP_ENDS)('never leave %s', (state) => {
    const swap = { ...proposeSwap('A', [{ ...CELLS[0]!, from: 'A', to: 'B' }]), state };
    for (const what of ['approve', 'complete'] as const) expect(() => advanceSwap(swap, { what })).toThrow();
    expect(() => advanceSwap(swap, { what: 'accept', by: 'B' })).toThrow('swap-not-possible');
  });

  it.each([
    ['free', 'clean', 'approved'],
    ['free', 'signable', 'approved'],
    ['free', 'broken', 'declined'],
    ['auto', 'clean', 'approved'],
    ['auto', 'signable', 'checked'],
    ['auto', 'broken', 'declined'],
    ['manager', 'clean', 'checked'],
    ['manager', 'signable', 'checked'],
    ['manager', 'broken', 'declined'],
  ] as const)('under the policy %s, %s, are %s', (policy, verdict, state) => {
    const offered = proposeSwap('A', [{ ...CELLS[0]!, from: 'A', to: 'B' }]);
    const accepted = advanceSwap(offered, { what: 'accept', by: 'B' });
    expect(advanceSwap(accepted, { what: 'check', verdict, policy }).state).toBe(state);
  });

  it('need a yes from everybody in a ring, and take the first yes to an open offer', () => {
    const [a, b, c] = CELLS;
    const ring = proposeSwap('A', [
      { ...a!, from: 'A', to: 'B' },
      { ...b!, from: 'B', to: 'C' },
      { ...c!, from: 'C', to: 'A' },
    ]);
    const once = advanceSwap(ring, { what: 'accept', by: 'B' });
    expect(once.state).toBe('offered');
    expect(advanceSwap(once, { what: 'accept', by: 'C' }).state).toBe('accepted');
    const taken = advanceSwap(proposeSwap('A', [{ ...a!, from: 'A', to: null }]), { what: 'accept', by: 'D' });
    expect(taken).toMatchObject({ state: 'accepted', moves: [{ to: 'D' }] });
    expect(() => advanceSwap(taken, { what: 'accept', by: 'B' })).toThrow('swap-not-possible');
  });

  it('follow a duty that moves to another day until somebody has said yes', () => {
    const offered = proposeSwap('A', [{ date: '2026-12-01', duty: 'D', from: 'A', to: 'B' }]);
    const moved = { what: 'follow', from: '2026-12-01', to: '2026-12-03' } as const;
    expect(advanceSwap(offered, moved).moves).toEqual([{ date: '2026-12-03', duty: 'D', from: 'A', to: 'B' }]);
    expect(() => advanceSwap(advanceSwap(offered, { what: 'accept', by: 'B' }), moved)).toThrow();
  });

  it.each<[string, DutyMove[]]>([
    ['nothing', []],
    ['somebody else’s duty', [{ ...CELLS[0]!, from: 'B', to: 'C' }]],
    [
      'a ring that does not close',
      [
        { ...CELLS[0]!, from: 'A', to: 'B' },
        { ...CELLS[1]!, from: 'B', to: 'C' },
      ],
    ],
    [
      'two duties for one',
      [
        { ...CELLS[0]!, from: 'A', to: 'B' },
        { ...CELLS[1]!, from: 'A', to: 'B' },
      ],
    ],
  ])('are refused when they give %s', (_, moves) => {
    expect(() => proposeSwap('A', moves)).toThrow('swap-malformed');
  });

  it('have words for every state', () => expect(new Set(SWAP_STATES).size).toBe(8));
});
