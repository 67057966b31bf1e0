import { test, type Page } from '@playwright/test';
import { signIn } from '../people/sign-in.ts';
import { serveLargeTeam } from './large-team.ts';

test.use({ viewport: { width: 1440, height: 900 } });
test.setTimeout(300_000);

interface Spread {
  readonly median: number;
  readonly p95: number;
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95) };
}

const ms = ({ median, p95 }: Spread) => `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
const print = (line: string) => process.stdout.write(`${line}\n`);

/** Times between frames while the board is scrolled a little with every frame, as a wheel does it. */
async function framesWhile(page: Page, way: 'down' | 'right', seconds: number): Promise<number[]> {
  return page.evaluate(
    ({ down, until }) =>
      new Promise<number[]>((done) => {
        const grid = document.querySelector('[role=grid]')!;
        const times: number[] = [];
        let before = performance.now();
        const start = before;
        let sign = 1;
        const frame = (now: number) => {
          times.push(now - before);
          before = now;
          const [at, most] = down
            ? [grid.scrollTop, grid.scrollHeight - grid.clientHeight]
            : [grid.scrollLeft, grid.scrollWidth - grid.clientWidth];
          if (at >= most - 1) sign = -1;
          if (at <= 0) sign = 1;
          grid.scrollBy(down ? 0 : sign * 24, down ? sign * 24 : 0);
          if (now - start < until) requestAnimationFrame(frame);
          else done(times.slice(5));
        };
        requestAnimationFrame(frame);
      }),
    { down: way === 'down', until: seconds * 1000 },
  );
}

/** Notes for every key, from now on, how long it took until the frame that shows what came of it. */
async function timeKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const keys = ((globalThis as unknown as Timed).timedKeys = [] as TimedKey[]);
    const note = ({ key }: KeyboardEvent) => {
      const start = performance.now();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => keys.push({ key, ms: performance.now() - start });
        channel.port2.postMessage(null);
      });
    };
    addEventListener('keydown', note, { capture: true });
  });
}

interface TimedKey {
  readonly key: string;
  readonly ms: number;
}

interface Timed {
  timedKeys: TimedKey[];
}

const timedKeys = (page: Page) => page.evaluate(() => (globalThis as unknown as Timed).timedKeys);

interface EditTimes {
  /** From the key to the frame that shows its findings. */
  readonly shown: readonly number[];
  /** What of it the page's main thread was at work: the same on a busy machine as on a quiet one. */
  readonly worked: readonly number[];
}

/** Keys that change a cell, each after the one before is shown; the list of findings is open. */
async function edits(page: Page, count: number, code: string): Promise<EditTimes> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const work = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
  const shown: number[] = [];
  const worked: number[] = [];
  const press = async (key: string) => {
    const { length } = await timedKeys(page);
    const before = await work();
    await page.keyboard.press(key);
    await page.waitForFunction((than) => (globalThis as unknown as Timed).timedKeys.length > than, length);
    const after = await work();
    return { ms: (await timedKeys(page)).at(-1)!.ms, work: after - before };
  };
  for (let i = 0; i < count; i += 1) {
    await press(i % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
    for (const key of ['Delete', ...code]) {
      const one = await press(key);
      if (key !== 'Delete' && key !== code.at(-1)) continue;
      shown.push(one.ms);
      worked.push(one.work);
    }
    const held = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (!held.toLowerCase().includes(code)) throw new Error(`The keys changed nothing: the cell holds “${held}”.`);
    await page.waitForTimeout(100);
  }
  return { shown, worked };
}

interface Opening {
  /** Until a cell takes keys, in milliseconds. */
  readonly usable: number;
  /** Until the rules are read and the findings shown. */
  readonly checked: number;
}

/** From the last answer the board waits for. */
async function opening(page: Page, url: string): Promise<Opening> {
  await page.goto(url);
  await page.getByRole('gridcell').first().waitFor();
  return page
    .evaluate(async () => {
      const cell = document.querySelector<HTMLElement>('[role=gridcell]')!;
      cell.focus();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const usable = performance.now();
      const words = () => [...document.querySelectorAll('button')].map(({ textContent }) => textContent ?? '');
      while (!words().some((text) => /^Findings: (?!the rules are being read)/.test(text)))
        await new Promise((done) => setTimeout(done, 5));
      const arrived = performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/api\/v1\/teams\/[^/]+(\/rotas\/[\d-]+|\/rules?[^/]*)?$/.test(name))
        .map((entry) => (entry as PerformanceResourceTiming).responseEnd);
      return { usable, checked: performance.now(), arrived: Math.max(...arrived) };
    })
    .then(({ usable, checked, arrived }) => ({ usable: usable - arrived, checked: checked - arrived }));
}

interface Measured {
  readonly name: string;
  readonly url: string;
  /** A code typed into cells; no other begins with it. */
  readonly code: string;
}

async function measure(page: Page, { name, url, code }: Measured): Promise<void> {
  const { usable, checked } = await opening(page, url);
  print(`${name}: usable ${usable.toFixed(0)} ms after its data arrived, its findings shown ${checked.toFixed(0)} ms`);
  await page.waitForTimeout(1500);
  for (const way of ['down', 'right'] as const) {
    const frames = await framesWhile(page, way, 4);
    const slow = frames.filter((time) => time > 1000 / 60 + 4).length;
    const rate = (1000 * frames.length) / frames.reduce((sum, time) => sum + time, 0);
    const late = `${((100 * slow) / frames.length).toFixed(1)} % late`;
    print(`${name}: scrolling ${way}: ${rate.toFixed(1)} frames a second, ${late}, ${ms(spread(frames))}`);
  }
  await page
    .getByRole('button', { name: /^Findings/ })
    .first()
    .click();
  await page.getByRole('gridcell').nth(1).click();
  await timeKeys(page);
  const { shown, worked } = await edits(page, 30, code);
  print(`${name}: edit to the frame that shows its findings: ${ms(spread(shown))}`);
  print(`${name}: of it work of the page’s main thread: ${ms(spread(worked))}`);
}

/** From the last key of one manager’s edit to the cell of another who has the same month open, ten times. */
async function toOthers(page: Page, other: Page, code: string): Promise<number[]> {
  const times: number[] = [];
  const place = '[role=gridcell][data-row="0"][data-column="20"]';
  const shown = async (holds: boolean) => {
    const cell = other.locator(place);
    await cell.filter(holds ? { hasText: code.toUpperCase() } : { hasNotText: code.toUpperCase() }).waitFor();
  };
  await page.locator(place).click();
  for (let i = 0; i < 10; i += 1) {
    await page.keyboard.press('Delete');
    await shown(false);
    await page.keyboard.type(code);
    const start = Date.now();
    await shown(true);
    times.push(Date.now() - start);
  }
  return times;
}

test('an edit of one manager on the board of another', async ({ browser, page }) => {
  const others = await browser.newContext();
  const other = await others.newPage();
  for (const one of [page, other]) {
    await signIn(one, 'manager');
    await one.goto('/rota/lakeshore/2026-11');
    await one.getByRole('gridcell').first().waitFor();
  }
  const times = await toOthers(page, other, 'tc');
  // One that stays open would draw every edit of what is measured next.
  await others.close();
  print(`28 people × 30 days: from one manager’s key to another’s board: ${ms(spread(times))}`);
});

test('opening, frames and edits of the board', async ({ page }) => {
  await signIn(page, 'manager');
  await measure(page, { name: '28 people × 30 days', url: '/rota/lakeshore/2026-11', code: 'tc' });
  const people = await serveLargeTeam(page, {
    team: 'st-cuthberts',
    people: 60,
    months: ['2027-03', '2027-04', '2027-05'],
  });
  const url = '/rota/st-cuthberts/2027-03?zoom=quarter';
  await measure(page, { name: `${people} people × 92 days`, url, code: 'cpd' });
});
