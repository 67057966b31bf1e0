import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { DomainError } from '@evenflow/domain';
import type { Problem } from '@evenflow/rules';
import { certify, checkCertificate } from '@evenflow/solver';
import { readCertificate, writeCertificate } from './certificate-files.ts';

/** Either of two people takes the duty; both taking it would cost. */
const problem: Problem = {
  format: 'evenflow-problem/1',
  team: 'two',
  people: ['A', 'B'],
  days: ['2026-12-01'],
  firstDay: 0,
  lastDay: 0,
  slots: [0, 1].map((person) => ({ person, duty: 'D', day: 0, start: 0, end: 480, supernumerary: false })),
  anyOf: [],
  bounds: [
    { literals: [0, 1], min: 1, max: 1, weight: 1, tier: 'open', severity: 'must', setting: 0, facts: null },
    { literals: [0], max: 0, weight: 3, tier: 'wishes', severity: 'should', setting: 1, facts: null },
    { literals: [1], max: 0, weight: 2, tier: 'wishes', severity: 'should', setting: 1, facts: null },
  ],
  tierCost: { must: 1e10, signed: 1e8, open: 1e6, fairness: 10, wishes: 5, comfort: 1 },
};

describe('a certificate on disk', () => {
  let folder = '';
  let file = '';

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'certificate-'));
    file = path.join(folder, 'two.json');
    writeCertificate(file, problem, await certify(problem, Uint8Array.of(0, 1), { seconds: 3600 }));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds when read back with nothing else', () => {
    const { problem: read, certificate } = readCertificate(file);
    expect(checkCertificate(read, certificate)).toEqual({ holds: true, cost: 10, bound: 10 });
  });

  it.each(['two.json', 'two.problem.json'])('is refused once a letter of %s is another', (name) => {
    const at = path.join(folder, name);
    const text = readFileSync(at, 'utf8');
    fc.assert(
      fc.property(fc.nat(text.trimEnd().length - 1), fc.constantFrom('0', '1', '7', 'x', '"', '}'), (place, letter) => {
        fc.pre(text[place] !== letter);
        writeFileSync(at, text.slice(0, place) + letter + text.slice(place + 1));
        expect(() => readCertificate(file)).toThrow(DomainError);
      }),
      { numRuns: 200 },
    );
    writeFileSync(at, text);
  });
});
