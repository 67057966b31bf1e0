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

/** From the key that completes a code to the frame that shows it, checked by every rule. */
async function edits(page: Page, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowDown');
    await page.keyboard.press('Delete');
    await page.keyboard.type('cp');
    const shown = page.evaluate(
      () =>
        new Promise<number>((done) => {
          addEventListener(
            'keydown',
            () => {
              const start = performance.now();
              requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => done(performance.now() - start);
                channel.port2.postMessage(null);
              });
            },
            { once: true, capture: true },
          );
        }),
    );
    await page.keyboard.type('d');
    times.push(await shown);
  }
  return times;
}

async function measure(page: Page, name: string): Promise<void> {
  await page.getByRole('grid').waitFor();
  await page.waitForTimeout(1500);
  for (const way of ['down', 'right'] as const) {
    const frames = await framesWhile(page, way, 4);
    if (frames.length === 0) continue;
    const slow = frames.filter((time) => time > 1000 / 60 + 4).length;
    const rate = (1000 * frames.length) / frames.reduce((sum, time) => sum + time, 0);
    const late = `${((100 * slow) / frames.length).toFixed(1)} % late`;
    print(`${name}: scrolling ${way}: ${rate.toFixed(1)} frames a second, ${late}, ${ms(spread(frames))}`);
  }
  await page.getByRole('gridcell').first().click();
  print(`${name}: edit to the frame that shows it, checked: ${ms(spread(await edits(page, 30)))}`);
  await page.keyboard.press('f');
  print(`${name}: ${await page.getByText(/people ranked in \d+ ms/).innerText()}`);
}

test('frames and edits of the board', async ({ page }) => {
  await signIn(page, 'manager');
  await page.goto('/rota/st-cuthberts/2026-11');
  await measure(page, '14 people × 30 days');
  const people = await serveLargeTeam(page, {
    team: 'st-cuthberts',
    people: 60,
    months: ['2027-03', '2027-04', '2027-05'],
  });
  await page.goto('/rota/st-cuthberts/2027-03?zoom=quarter');
  await measure(page, `${people} people × 92 days`);
});
