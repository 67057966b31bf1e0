import fc from 'fast-check';
import { deepSize } from '@evenflow/testing';
import type { Problem } from '@evenflow/rules';
import { generateMonth } from '../bench/generated-months.ts';
import { evaluate } from '../evaluate.ts';
import { solve } from '../solve.ts';
import { bruteForce, tinyProblem } from '../testing/tiny-problems.ts';
import type { Certificate, Part, Proof, RowWorth } from './certificate.ts';
import { certify } from './certify.ts';
import { checkCertificate } from './check-certificate.ts';

/** These end by themselves: no clock decides. */
const SECONDS = 3600;

function anyRota(problem: Problem): Uint8Array {
  return Uint8Array.from(problem.slots, ({ decided }) => (decided ? 1 : 0));
}

/** The proof with every multiplier changed by a function. */
function bent(proof: Proof, bend: (worth: RowWorth, at: number) => RowWorth): Proof {
  const part = (of: Part): Part =>
    'worth' in of ? { worth: of.worth.map(bend) } : { ...of, without: part(of.without), with: part(of.with) };
  return proof.kind === 'linear' ? { ...proof, worth: proof.worth.map(bend) } : { ...proof, parts: part(proof.parts) };
}

describe('a certificate', () => {
  it('holds for tiny teams, and its bound is below every rota', async () => {
    let best = 0;
    await fc.assert(
      fc.asyncProperty(tinyProblem(7), async (problem) => {
        const certificate = await certify(problem, anyRota(problem), { seconds: SECONDS });
        expect(checkCertificate(problem, certificate).holds).toBe(true);
        const least = bruteForce(problem);
        expect(certificate.bound).toBeLessThanOrEqual(least);
        if (certificate.bound === least) best += 1;
      }),
      { numRuns: deepSize(40, 1000) },
    );
    expect(best).toBeGreaterThan(10);
  });

  it('is refused once it claims more than it proves, or a rota that costs something else', async () => {
    await fc.assert(
      fc.asyncProperty(tinyProblem(7), fc.nat(), async (problem, at) => {
        const certificate = await certify(problem, anyRota(problem), { seconds: SECONDS });
        const least = bruteForce(problem);
        expect(checkCertificate(problem, { ...certificate, bound: least + 1 }).holds).toBe(false);
        expect(checkCertificate(problem, { ...certificate, cost: certificate.cost + 1 }).holds).toBe(false);
        const slot = at % problem.slots.length;
        const held = certificate.held.includes(slot)
          ? certificate.held.filter((each) => each !== slot)
          : [...certificate.held, slot];
        const rota = Uint8Array.from(problem.slots, (_, i) => (held.includes(i) ? 1 : 0));
        const same =
          problem.slots[slot]!.decided === undefined && evaluate(problem, rota).cost.total === certificate.cost;
        expect(checkCertificate(problem, { ...certificate, held }).holds).toBe(same);
      }),
      { numRuns: deepSize(30, 1000) },
    );
  });

  it('never proves too much, whatever is done to its multipliers', async () => {
    await fc.assert(
      fc.asyncProperty(
        tinyProblem(7),
        fc.nat(40),
        fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
        async (problem, at, by) => {
          const certificate = await certify(problem, anyRota(problem), { seconds: SECONDS });
          const proof = bent(certificate.proof, ([row, worth], i) => [row, i === at % 5 ? worth + by : worth]);
          const least = bruteForce(problem);
          expect(checkCertificate(problem, { ...certificate, proof, bound: least + 1 }).holds).toBe(false);
        },
      ),
      { numRuns: deepSize(30, 1000) },
    );
  });

  it('names rows and slots there are not: refused, not thrown', () => {
    const problem = generateMonth({ people: 3, days: 5, seed: 1 });
    const held = anyRota(problem);
    const stated: Certificate = {
      format: 'evenflow-certificate/1',
      held: [...held.keys()].filter((slot) => held[slot] === 1),
      cost: evaluate(problem, held).cost.total,
      bound: 0,
      proof: { kind: 'linear', followMusts: true, kept: [], worth: [[99_999_999, 1]] },
    };
    const unreadable = { holds: false, why: 'unreadable' };
    expect(checkCertificate(problem, stated)).toEqual(unreadable);
    const parts = { slot: 99_999_999, without: { worth: [] }, with: { worth: [] } };
    const months: Proof = { kind: 'months', followMusts: false, mostArcs: 60_000, parts };
    expect(checkCertificate(problem, { ...stated, proof: months })).toEqual(unreadable);
    expect(checkCertificate(problem, { ...stated, held: [-1] })).toEqual(unreadable);
  });

  it('counts everybody’s own rows exactly where the linear bound is low', async () => {
    const problem = generateMonth({ people: 4, days: 10, seed: 1 });
    const { held } = await solve(problem, { seed: 1, iterations: 100_000, exact: false });
    const certificate = await certify(problem, held, { seconds: SECONDS });
    expect(certificate).toMatchObject({ bound: 155, proof: { kind: 'months' } });
    expect(checkCertificate(problem, certificate)).toEqual({ holds: true, cost: certificate.cost, bound: 155 });
  });
});
