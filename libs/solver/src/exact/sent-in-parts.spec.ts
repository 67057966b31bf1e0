import { MessageChannel } from 'node:worker_threads';
import { generateMonth } from '../bench/generated-months.ts';
import { presolve } from '../presolve/presolve.ts';
import { receiveParts, sendInParts } from './sent-in-parts.ts';

const reduced = presolve(generateMonth({ people: 14, days: 31, seed: 1 }), { followMusts: true });

describe('a reduced problem on its way to another thread', () => {
  it('arrives as it was, but for what its rows say already', async () => {
    const { port1, port2 } = new MessageChannel();
    const received = receiveParts(port2);
    await sendInParts(port1, reduced, () => false);
    expect(await received).toEqual({ ...reduced, problem: { ...reduced.problem, bounds: [], anyOf: [] } });
  });

  it('is not sent to the end once it is over', async () => {
    const { port1, port2 } = new MessageChannel();
    const heard: object[] = [];
    port2.on('message', (part: object) => heard.push(part));
    let looks = 0;
    await sendInParts(port1, reduced, () => (looks += 1) > 2);
    await new Promise((resolve) => setImmediate(resolve));
    port2.close();
    expect(heard.map((part) => Object.keys(part)[0])).toEqual(['frame', 'rows', 'rows']);
  });
});
