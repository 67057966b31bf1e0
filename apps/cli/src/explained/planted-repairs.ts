import type { Situation } from '@evenflow/solver';
import { december, dice, type December } from './demo-decembers.ts';

/** Something that happens to a published month. */
export interface PlantedRepair {
  readonly what: string;
  readonly situation: Situation;
}

const KINDS = ['rest', 'need', 'edit', 'illness', 'illness'] as const;
/** Neighbouring seeds would throw the same first numbers. */
const FAR_APART = 2_654_435_761;

/**
 * What happens after publishing, the same for the same seed: somebody owes rest after a call-out, more or less is needed,
 * a duty is given to somebody by hand, or somebody falls ill.
 */
export function plantRepair({ situation, rota }: December, seed: number): PlantedRepair {
  const roll = dice(seed * FAR_APART);
  const { team } = situation;
  const kind = KINDS[seed % KINDS.length]!;
  if (kind === 'rest') {
    const day = december(1 + roll(31));
    const onDuty = rota.filter(({ date }) => date === day);
    const { duty, person } = onDuty[roll(onDuty.length)]!;
    const locks = [`${person}|${day}|-`];
    return { what: `${person} rests on ${day} instead of ${duty}`, situation: { ...situation, locks } };
  }
  if (kind === 'edit') {
    const { date, duty } = rota[roll(rota.length)]!;
    const { code } = team.people[roll(team.people.length)]!;
    const locks = [`${code}|${date}|${duty}`];
    return { what: `${code} is given ${duty} on ${date}`, situation: { ...situation, locks } };
  }
  if (kind === 'need') {
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
