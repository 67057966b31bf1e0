import { takeTurns, type Way } from './turns-by-gain.ts';

/** A run by a drawn clock: each turn takes a second, and each way does to the gap what it is given. */
async function turnsOf(
  ways: Readonly<Record<string, (turn: number) => { closes?: number; near?: number; open?: boolean }>>,
) {
  const turns: string[] = [];
  let [closed, now] = [0, 0];
  const counts = new Map<string, number>();
  const count = (name: string): number => counts.get(name) ?? 0;
  const drawn = Object.entries(ways).map(([name, does]): Way => ({
    open: () => does(count(name)).open ?? true,
    turn: () => {
      const { closes = 0, near } = does(count(name));
      counts.set(name, count(name) + 1);
      turns.push(name);
      closed += closes;
      now += 1000;
      return near;
    },
  }));
  const room = (): Promise<void> => Promise.resolve();
  await takeTurns(drawn, { closed: () => closed, over: () => turns.length >= 100, room, now: () => now });
  return turns;
}
const partOf = (turns: readonly string[], name: string) => turns.filter((each) => each === name).length / turns.length;

it('gives each way a turn in order, then most of the time to the one that closes most of the gap', async () => {
  const turns = await turnsOf({ mixing: () => ({}), parts: () => ({ closes: 0.1 }), whole: () => ({ closes: 0.01 }) });
  expect(turns.slice(0, 3)).toEqual(['mixing', 'parts', 'whole']);
  expect(partOf(turns, 'parts')).toBeGreaterThan(0.75);
  expect(partOf(turns, 'parts')).toBeGreaterThan(partOf(turns, 'whole'));
  expect(partOf(turns, 'whole')).toBeGreaterThan(partOf(turns, 'mixing'));
});

it('never leaves one out for good: it may be what ends the run', async () => {
  const turns = await turnsOf({ mixing: () => ({}), parts: () => ({ closes: 0.05 }) });
  expect(turns.slice(50)).toContain('mixing');
});

it('turns to another when one gains no more', async () => {
  const turns = await turnsOf({ mixing: () => ({}), parts: (turn) => ({ closes: turn < 10 ? 0.2 : 0 }) });
  expect(partOf(turns.slice(0, 12), 'parts')).toBeGreaterThan(0.8);
  expect(partOf(turns.slice(60), 'mixing')).toBeGreaterThan(0.4);
});

it('counts what nearly closed the gap', async () => {
  const turns = await turnsOf({ mixing: () => ({}), anew: () => ({ near: 0.5 }) });
  expect(partOf(turns, 'anew')).toBeGreaterThan(0.8);
});

it('passes over ways with nothing to do, and ends when none has anything', async () => {
  const turns = await turnsOf({ mixing: (turn) => ({ open: turn < 3 }), whole: (turn) => ({ open: turn < 1 }) });
  expect(turns).toEqual(['mixing', 'whole', 'mixing', 'mixing']);
});
