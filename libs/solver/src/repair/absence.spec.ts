import { solveRota, type RotaResult } from '../solve-rota.ts';
import { twoRooms } from '../testing/two-rooms.ts';
import { oneAbsenceAway } from './absence.ts';
import { repairRota } from './repair.ts';

describe('one absence away', () => {
  /** The week in which Anneliese is away already. */
  const situation = {
    ...twoRooms(),
    range: { from: '2026-12-07', to: '2026-12-13' },
  };
  let rota: RotaResult;

  beforeAll(async () => {
    const { team, ruleSet, range } = situation;
    rota = await solveRota(team, ruleSet, range, {
      seed: 1,
      iterations: 60_000,
      exact: false,
    });
  });

  it('agrees with recording the sickness and repairing the month', async () => {
    const { absences, hangsOn } = await oneAbsenceAway(situation, rota.assignments, { seconds: 600 });
    const onDuty = new Set(rota.assignments.map(({ person, date }) => `${person}|${date}`));
    expect(absences).toHaveLength(onDuty.size);
    const sample = absences.filter((_, i) => i % 4 === 1);
    for (const { date, person, outcome } of sample) {
      const ill = {
        person,
        from: date,
        to: date,
        type: 'SICK',
        status: 'recorded' as const,
      };
      const team = { ...situation.team, leave: [...situation.team.leave, ill] };
      const { complete } = await repairRota({ ...situation, team }, rota.assignments, { seconds: 60 });
      expect({ date, person, meetable: outcome !== 'unmeetable' }).toEqual({
        date,
        person,
        meetable: complete,
      });
    }
    const hanging = absences.filter(({ outcome }) => outcome === 'unmeetable');
    expect(hanging.length).toBeGreaterThan(0);
    expect(hangsOn?.days).toBe(
      Math.max(...situation.team.people.map(({ code }) => hanging.filter((each) => each.person === code).length)),
    );
    expect(absences.map(({ outcome }) => outcome)).not.toContain('undecided');
  }, 300_000);
});
