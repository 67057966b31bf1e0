import { rotaFile, type SolvedRota } from './rota-file.ts';

const rota: SolvedRota = {
  team: 'st-cuthberts',
  from: '2026-12-01',
  to: '2026-12-31',
  seed: 1,
  assignments: [
    {
      person: 'DOR',
      date: '2026-12-01',
      duty: 'TH3',
      start: '2026-12-01T07:30:00+00:00',
      end: '2026-12-01T17:30:00+00:00',
      site: 'SC',
      supernumerary: true,
      with: 'PR',
    },
    {
      person: 'PR',
      date: '2026-12-01',
      duty: 'TH3',
      start: '2026-12-01T07:30:00+00:00',
      end: '2026-12-01T17:30:00+00:00',
      site: 'SC',
    },
  ],
  open: [{ duty: 'L', start: '2026-12-02T10:30:00+00:00', end: '2026-12-02T20:30:00+00:00', missing: 1 }],
  findings: [
    { rule: 'cover', severity: 'must', sentence: 'Nobody holds L on Wed 2 Dec.', people: [], dates: ['2026-12-02'] },
  ],
  cost: { total: 12, byTier: { '1': 10, '2': 2 }, byRule: { requests: 12 } },
  bound: null,
  gap: null,
  proven: false,
};

describe('rota.json', () => {
  it('names people, duties and times as agreed and nothing more', () => {
    const written = JSON.parse(rotaFile({ ...rota, elapsedMs: 5 } as SolvedRota));
    expect(Object.keys(written)).toEqual([
      'team',
      'from',
      'to',
      'seed',
      'assignments',
      'open',
      'findings',
      'cost',
      'bound',
      'gap',
      'proven',
    ]);
    expect(written.assignments[0]).toEqual({
      person: 'DOR',
      duty: 'TH3',
      site: 'SC',
      start: '2026-12-01T07:30:00+00:00',
      end: '2026-12-01T17:30:00+00:00',
      supernumerary: true,
      with: 'PR',
    });
    expect(written.assignments[1]).not.toHaveProperty('supernumerary');
    expect(written.findings).toEqual(rota.findings);
    expect(written.open).toEqual(rota.open);
  });

  it('is the same text whatever order the properties came in', () => {
    const turned = Object.fromEntries(Object.entries(rota).reverse()) as unknown as SolvedRota;
    expect(rotaFile(turned)).toBe(rotaFile(rota));
  });
});
