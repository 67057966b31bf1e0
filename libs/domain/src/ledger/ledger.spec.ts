import fc from 'fast-check';
import { call, duty, person, tinyTeam } from '@evenflow/testing';
import { addDays, assign, Ledger, ledgerEvents, LEDGER_KINDS, type Assignment, type Team } from '../index.ts';

const types = [
  duty('D', { paidHours: 8 }),
  duty('L', { mark: 'late', paidHours: 8 }),
  call('C1', { mark: 'first-call' }),
  call('C2', { mark: 'second-call' }),
];
const FROM = '2026-03-01';
const team = (over: Partial<Team> = {}): Team =>
  tinyTeam({
    people: ['Amy', 'Ben', 'Cat'].map((code) => person(code)),
    dutyTypes: types,
    holidays: [{ date: '2026-04-03', name: 'Good Friday', identity: 'good-friday', points: 1 }],
    ...over,
  });
const held = (who: string, date: string, code: string, of = team()): Assignment =>
  assign(
    of,
    who,
    of.dutyTypes.find((type) => type.code === code)!,
    date,
  );
const line = (of: Team, planned: readonly Assignment[], kind: (typeof LEDGER_KINDS)[number], who: string) =>
  new Ledger(of, planned).between(kind, '2026-01-01', '2026-12-31').get(who);

describe('events of a ledger', () => {
  it('counts a weekend once, a holiday as a holiday, and weighs them 1, 2 and 3', () => {
    const planned = [
      held('Amy', '2026-03-27', 'C1'),
      held('Amy', '2026-03-28', 'C1'),
      held('Amy', '2026-03-29', 'C1'),
      held('Amy', '2026-04-03', 'C1'),
    ];
    const done = (kind: (typeof LEDGER_KINDS)[number]) => line(team(), planned, kind, 'Amy')?.done;
    expect(LEDGER_KINDS.map((kind) => [kind, done(kind)])).toEqual([
      ['weeknight-calls', 1],
      ['weekends', 1],
      ['holidays', 1],
      ['lates', 0],
      ['nights', 0],
      ['call-outs', 0],
      ['burden', 6],
      ['hours', expect.any(Number)],
    ]);
  });

  it('takes a balance brought along as it is, and never twice what is known of the same days', () => {
    const tallies = [{ person: 'Amy', kind: 'weeknight:C1', count: 5, from: '2026-01-01', to: '2026-03-31' }];
    const history = [held('Amy', '2026-03-24', 'C1'), held('Amy', '2026-03-25', 'C1')];
    const of = team({ tallies, history });
    expect(line(of, [], 'weeknight-calls', 'Amy')?.done).toBe(5);
    expect(line(of, [held('Amy', '2026-04-01', 'C1')], 'weeknight-calls', 'Amy')?.done).toBe(6);
    const march = new Ledger(of, []).between('weeknight-calls', '2026-03-01', '2026-03-31').get('Amy')?.done;
    // Two are known from the 24th on; the other three lie in the 82 days before, 23 of them in March.
    expect(march).toBeCloseTo(2 + (3 * 23) / 82, 9);
  });

  it('lets a plan stand in for what was known of its days, and moves what is moved', () => {
    const tallies = ['Amy', 'Ben'].map((who) => ({
      ...{ person: who, kind: 'weeknight:C1', count: 5, from: '2026-01-01', to: '2026-03-31' },
    }));
    const of = team({ tallies, history: [held('Amy', '2026-03-24', 'C1'), held('Ben', '2026-03-25', 'C1')] });
    const plan = [held('Ben', '2026-03-24', 'C1'), held('Ben', '2026-03-25', 'C1')];
    const moved = new Ledger(of, plan, { from: '2026-03-01', to: '2026-03-31' });
    const year = moved.between('weeknight-calls', '2026-01-01', '2026-12-31');
    expect([year.get('Amy')?.done, year.get('Ben')?.done]).toEqual([4, 6]);
  });

  it('counts being called in once, and its hours where the call was none already', () => {
    const resident = call('R', { kind: 'resident-on-call', workingTimeWeight: 1 });
    const from = call('C1', { mark: 'first-call', workingTimeWeight: 0 });
    const callOuts = [
      { person: 'Amy', duty: 'C1', date: '2026-03-24', minutes: 90 },
      { person: 'Amy', duty: 'C1', date: '2026-03-24', minutes: 30 },
      { person: 'Ben', duty: 'R', date: '2026-03-25', minutes: 60 },
    ];
    const of = team({ dutyTypes: [resident, from], callOuts });
    const planned = [held('Amy', '2026-03-24', 'C1', of), held('Ben', '2026-03-24', 'C1', of)];
    const before = new Ledger({ ...of, callOuts: [] }, planned);
    const after = new Ledger(of, planned);
    const march = (ledger: Ledger, kind: 'call-outs' | 'hours', who: string) =>
      ledger.between(kind, '2026-03-01', '2026-03-31').get(who)!;
    expect(march(after, 'call-outs', 'Amy')).toEqual({ done: 2, fair: 1.5 });
    expect(march(after, 'call-outs', 'Ben')).toEqual({ done: 1, fair: 1.5 });
    const more = (who: string) => march(after, 'hours', who).done - march(before, 'hours', who).done;
    expect([more('Amy'), more('Ben')]).toEqual([2, 0]);
  });

  it('counts a trainee’s extra duties for nothing', () => {
    expect(ledgerEvents(team(), [{ ...held('Amy', '2026-03-03', 'L'), supernumerary: true }])).toEqual([]);
  });
});

describe('fair shares', () => {
  const nights = (who: string, first: string, days: number) =>
    Array.from({ length: days }, (_, i) => held(who, addDays(first, i), 'L'));
  const lates = (of: Team, planned: readonly Assignment[]) =>
    Object.fromEntries(
      [...new Ledger(of, planned).between('lates', FROM, '2026-03-31')].map(([who, { fair }]) => [who, fair]),
    );

  it('follow the clinical part of full time', () => {
    const of = team({ people: [person('Amy'), person('Ben', { fte: 0.5, clinicalFte: 0.5 }), person('Cat')] });
    const planned = [...nights('Amy', FROM, 3), ...nights('Ben', '2026-03-04', 1), ...nights('Cat', '2026-03-05', 1)];
    expect(lates(of, planned)).toEqual({ Amy: 2, Ben: 1, Cat: 2 });
  });

  it('ask nothing of who was not there: before the first day, after the last, on long leave', () => {
    const of = team({
      people: [person('Amy'), person('Ben', { startDate: '2026-03-11' }), person('Cat', { endDate: '2026-03-10' })],
    });
    const planned = [...nights('Amy', FROM, 20), ...nights('Cat', '2026-03-01', 1), ...nights('Ben', '2026-03-20', 1)];
    const shares = lates(of, planned);
    // Eleven lates up to the 10th among Amy and Cat, eleven after among Amy and Ben.
    expect(shares).toEqual({ Amy: 11, Ben: 5.5, Cat: 5.5 });
    const leave = [{ person: 'Amy', from: '2026-02-10', to: '2026-03-10', type: 'PAR', status: 'approved' as const }];
    const away = lates({ ...of, leave, people: [person('Amy'), person('Ben'), person('Cat')] }, planned);
    expect(away).toEqual({
      Amy: expect.closeTo(11 / 3, 9),
      Ben: expect.closeTo(11 / 2 + 11 / 3, 9),
      Cat: expect.closeTo(11 / 2 + 11 / 3, 9),
    });
  });

  it('compare nobody with somebody who may not do the duty', () => {
    const planned = [
      ...['2026-03-02', '2026-03-03', '2026-03-04'].map((date) => held('Amy', date, 'C1')),
      held('Ben', '2026-03-05', 'C1'),
      held('Ben', '2026-03-09', 'C2'),
    ];
    expect(line(team(), planned, 'weeknight-calls', 'Amy')).toEqual({ done: 3, fair: 3 });
    expect(line(team(), planned, 'weeknight-calls', 'Cat')).toEqual({ done: 0, fair: null });
  });
});

const assignments = fc
  .array(fc.tuple(fc.nat(2), fc.nat(60), fc.nat(3)), { maxLength: 60 })
  .map((drawn) =>
    drawn.map(([who, day, code]) => held(['Amy', 'Ben', 'Cat'][who]!, addDays(FROM, day), types[code]!.code)),
  );

describe('a ledger', () => {
  it('is the same for the same duties in any order, and told twice or once', () => {
    fc.assert(
      fc.property(assignments, fc.infiniteStream(fc.nat()), (drawn, keys) => {
        const order = [...keys.take(drawn.length)];
        const shuffled = drawn.map((a, i) => [order[i]!, a] as const).sort((a, b) => a[0] - b[0]);
        const again = [...shuffled.map(([, a]) => a), ...drawn];
        expect(ledgerEvents(team(), again)).toEqual(ledgerEvents(team(), drawn));
      }),
    );
  });

  it('adds up: a year is the sum of its months, and a pool’s shares are what the pool did', () => {
    fc.assert(
      fc.property(assignments, fc.constantFrom(...LEDGER_KINDS), (drawn, kind) => {
        const ledger = new Ledger(team({ history: drawn.slice(0, 20) }), drawn.slice(20));
        const year = ledger.between(kind, '2026-01-01', '2026-12-31');
        const parts = [
          ledger.between(kind, '2026-01-01', '2026-03-20'),
          ledger.between(kind, '2026-03-21', '2026-12-31'),
        ];
        for (const [who, { done }] of year)
          expect(parts.reduce((sum, part) => sum + part.get(who)!.done, 0)).toBeCloseTo(done, 9);
        const sum = (pick: 'done' | 'fair') => [...year.values()].reduce((all, one) => all + (one[pick] ?? 0), 0);
        expect(sum('fair')).toBeCloseTo(sum('done'), 9);
      }),
    );
  });
});
