import { MemoryWatch } from './memory.ts';

/** A watch on a process of 100 megabytes, whose memory and clock are drawn. */
function drawnWatch() {
  const drawn = { megabytes: 50, rubbish: 0, now: 0, cleaned: 0 };
  const watch = MemoryWatch.forEngine(100, {
    bytes: () => drawn.megabytes * 1_048_576,
    heapBytes: () => (20 + drawn.rubbish) * 1_048_576,
    takeOutRubbish: () => {
      drawn.cleaned += 1;
      drawn.rubbish = 0;
    },
    now: () => drawn.now,
  });
  const looks = (...course: readonly number[]): boolean[] =>
    course.map((megabytes) => {
      drawn.megabytes = megabytes;
      drawn.now += 100;
      return watch.isShort();
    });
  return { drawn, watch, looks };
}

it('is not short where only rubbish is in the way, which goes back a while after it was taken out', () => {
  const { drawn, looks } = drawnWatch();
  expect(looks(70, 79, 89, 89, 60)).toEqual([false, false, false, false, false]);
  expect(drawn.cleaned).toBe(1);
});

it('is short where memory does not come back, until it does', () => {
  const { looks } = drawnWatch();
  expect(looks(89, 89, 89, 90, 89, 70)).toEqual([false, false, true, true, true, false]);
});

it('is short at once where memory is far beyond', () => {
  const { looks } = drawnWatch();
  expect(looks(70, 93)).toEqual([false, true]);
});

it('takes rubbish out well before, but only once in a while', () => {
  const { drawn, looks } = drawnWatch();
  expect(looks(...new Array<number>(25).fill(84))).not.toContain(true);
  expect(drawn.cleaned).toBe(3);
});

it('takes much rubbish out at once where memory is near, and lets it be where it is not', () => {
  const { drawn, looks } = drawnWatch();
  looks(85);
  expect(drawn.cleaned).toBe(1);
  drawn.rubbish = 4;
  looks(85);
  expect(drawn.cleaned).toBe(1);
  drawn.rubbish = 6;
  looks(85);
  expect(drawn.cleaned).toBe(2);
  drawn.rubbish = 40;
  looks(83, 70);
  expect(drawn.cleaned).toBe(2);
});

it('looks only so often, and never without a limit', () => {
  const { drawn, watch, looks } = drawnWatch();
  expect(looks(70)).toEqual([false]);
  drawn.megabytes = 99;
  expect(watch.isShort()).toBe(false);
  const bytes = (): number => Number.MAX_VALUE;
  const free = MemoryWatch.forEngine(undefined, {
    bytes,
    heapBytes: bytes,
    takeOutRubbish: () => undefined,
    now: () => 0,
  });
  expect(free.isShort()).toBe(false);
});
