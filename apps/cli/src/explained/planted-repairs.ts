import type { Situation } from '@evenflow/solver';
import { december, dice, type December } from './demo-decembers.ts';

/** Something that happens to a published month. */
export interface PlantedRepair {
  readonly what: string;
  readonly situation: Situation;
}

/** What happens after publishing, the same for the same seed: somebody falls ill, owes rest after a call-out, or more is needed. */
export function plantRepair({ situation, rota }: December, seed: number): PlantedRepair {
  const roll = dice(seed);
  const { team } = situation;
  const kind = roll(5);
  if (kind === 0) {
    const day = december(1 + roll(31));
    const { duty, person } = rota.filter(({ date }) => date === day)[0]!;
    const locks = [`${person}|${day}|-`];
    return { what: `${person} rests on ${day} instead of ${duty}`, situation: { ...situation, locks } };
  }
  if (kind === 1) {
    const theatre = team.dutyTypes.filter((type) => type.kind === 'duty' && type.need.monFri > 0);
    const { code, need } = theatre[roll(theatre.length)]!;
    const date = december([2, 3, 8, 9, 10, 15, 16][roll(7)]!);
    const demandChanges = [...team.demandChanges, { duty: code, date, need: need.monFri - 1 + 2 * roll(2) }];
    return {
      what: `the need for ${code} changes on ${date}`,
      situation: { ...situation, team: { ...team, demandChanges } },
    };
  }
  const person = team.people[roll(team.people.length)]!.code;
  const [first, days] = [1 + roll(27), 1 + roll(4)];
  const leave = {
    person,
    from: december(first),
    to: december(first + days - 1),
    type: 'SICK',
    status: 'recorded' as const,
  };
  return {
    what: `${person} is ill for ${days} days from ${leave.from}`,
    situation: { ...situation, team: { ...team, leave: [...team.leave, leave] } },
  };
}
