// Kills what `npm start` runs, one process after another and at any moment, while months are published and filled, and
// looks each time whether a rota is half published, a notice lost or doubled, a solve forgotten, and how long it takes
// until the board answers again. `npm run test:kill`; ROUNDS and SEED change it. On Linux, and on this machine only; stops
// what it starts.
import { setTimeout as wait } from 'node:timers/promises';
import { startHouse, VICTIMS } from './house.mjs';
import { manager } from './manager.mjs';
import { onItsWay, untruths } from './truth.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 60);
const SEED = Number(process.env.SEED ?? 1);
const PATIENCE_MS = 120_000;
/** The first start builds everything. */
const BUILD_MS = 900_000;
const MONTH = { team: 'st-cuthberts', month: '2026-11' };

/** The same choices for the same seed (Mulberry32). */
let state = SEED;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** Resolves when `look` says true; fails with what it last ran into. How long that took, in milliseconds. */
async function until(what, look, patience = PATIENCE_MS) {
  const begun = Date.now();
  for (let last = 'no answer'; ;) {
    last = await look().catch((failure) => String(failure.message ?? failure));
    if (last === true) return Date.now() - begun;
    if (Date.now() - begun > patience) throw new Error(`${what}: ${last}`);
    await wait(50);
  }
}

async function round(house, desk, { victim, delay }) {
  const busy = Promise.allSettled([desk.publishOther(), desk.fill()]);
  await wait(delay);
  if (!house.kill(victim)) {
    await busy;
    return null;
  }
  const killed = Date.now();
  if (victim === 'npm start') {
    // Nobody is left to mend it: whoever runs the machine starts it again, and it takes over the database that is left.
    await until('its children left', async () => !(await desk.answers()));
    house.start();
  }
  await until('the board', async () => (await desk.whoIsOnCall()) !== null);
  const back = Date.now() - killed;
  await busy;
  await until('what is on its way', async () => {
    const { messages, solves } = await onItsWay(house.databaseUrl());
    return messages + solves === 0 || `${messages} messages and ${solves} solves wait`;
  });
  const { wrong } = await untruths(house.databaseUrl(), MONTH);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  return back;
}

async function run() {
  const house = await startHouse();
  const backs = new Map(VICTIMS.map((victim) => [victim, []]));
  try {
    const desk = manager(house.base, MONTH);
    await until('the start', () => desk.answers(), BUILD_MS);
    await desk.signIn();
    await desk.begin();
    for (let number = 1; number <= ROUNDS; number++) {
      const victim = VICTIMS[Math.floor(random() * VICTIMS.length)];
      const delay = Math.floor(random() * 2_500);
      const back = await round(house, desk, { victim, delay }).catch((failure) => {
        throw new Error(`Round ${number} of SEED=${SEED}: ${victim} killed after ${delay} ms: ${failure.message}`);
      });
      if (back !== null) backs.get(victim).push(back);
      console.log(`${number}: ${victim}, after ${delay} ms: ${back === null ? 'was not there' : `back in ${back} ms`}`);
    }
    const { versions, notices } = await untruths(house.databaseUrl(), MONTH);
    for (const [victim, times] of backs) {
      const worst = times.length > 0 ? `, back within ${Math.max(...times)} ms` : '';
      console.log(`${victim.padEnd(26)} killed ${times.length} times${worst}`);
    }
    console.log(`${versions} versions whole, ${notices} notices, none lost, none doubled, no solve forgotten.`);
  } catch (failure) {
    console.error(house.said.join('').split('\n').slice(-40).join('\n'));
    console.error(failure.message);
    process.exitCode = 1;
  } finally {
    await house.stop();
  }
}

await run();
