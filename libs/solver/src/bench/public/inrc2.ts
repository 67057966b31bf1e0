import {
  readHistory,
  readScenario,
  readWeek,
  type Contract,
  type NurseHistory,
  type Range,
  type Scenario,
} from './inrc2-files.ts';
import { InstanceBuilder, type Literal, type PublicInstance } from './instance-builder.ts';

const COST = { cover: 30, sameShift: 15, work: 30, off: 30, request: 10, weekend: 30, total: 20, weekends: 30 };

export interface Inrc2Texts {
  readonly scenario: string;
  readonly history: string;
  readonly weeks: readonly string[];
}

/** The word for a slot's duty: the shift and the skill it is held in. */
export const dutyOf = (shift: string, skill: string) => `${shift} as ${skill}`;

/**
 * An instance of the Second International Nurse Rostering Competition, all its weeks at once, as our problem. What was
 * worked before day 0 is decided slots, so runs continue across it; a run open at the last day is never too short.
 */
export function readInrc2({ scenario: text, history, weeks: weekTexts }: Inrc2Texts, name: string): PublicInstance {
  const scenario = readScenario(text);
  const past = readHistory(history);
  const weeks = weekTexts.map(readWeek);
  const days = weeks.length * 7;
  const longest = Math.max(1, ...[...past.values()].map((h) => Math.max(h.work, h.off) + 2));
  const builder = new InstanceBuilder(
    name,
    scenario.nurses.map(({ id }) => id),
    longest,
    days,
  );
  const cells = new Map<string, number[]>();
  scenario.nurses.forEach((nurse, p) => {
    addHistory(builder, p, past.get(nurse.id)!);
    for (let day = 0; day < days; day++)
      for (const shift of scenario.shifts)
        for (const skill of nurse.skills) {
          const slot = builder.slot(p, day, dutyOf(shift.id, skill));
          for (const key of [`${p}|${day}|${shift.id}`, `*|${day}|${dutyOf(shift.id, skill)}`])
            cells.set(key, [...(cells.get(key) ?? []), slot]);
        }
  });
  const holds = (p: number, day: number, shift: string): Literal | null =>
    day < 0
      ? builder.any(builder.on(p, day).filter((slot) => builder.slots[slot]!.duty === shift))
      : builder.any(cells.get(`${p}|${day}|${shift}`) ?? []);
  scenario.nurses.forEach((nurse, p) =>
    addNurse(builder, { p, days, scenario, contract: nurse.contract, history: past.get(nurse.id)!, holds }),
  );
  weeks.forEach((week, w) => {
    for (const { day, shift, skill, min, optimum } of week.needs) {
      const literals = (cells.get(`*|${7 * w + day}|${dutyOf(shift, skill)}`) ?? []).map((slot) => ({ slot }));
      builder.must(literals, { min });
      builder.should(literals, { min: optimum }, COST.cover);
    }
    for (const { nurse, shift, day } of week.offRequests) {
      const p = scenario.nurses.findIndex(({ id }) => id === nurse);
      const literal = shift === 'Any' ? builder.works(p, 7 * w + day) : holds(p, 7 * w + day, shift);
      builder.should([literal], { max: 0 }, COST.request);
    }
  });
  return builder.build();
}

/** The last run of work or rest, and the day before it, as slots already held. */
function addHistory(builder: InstanceBuilder, p: number, history: NurseHistory): void {
  if (history.last === null) {
    builder.slot(p, -history.off - 1, 'before');
    return;
  }
  for (let day = 1; day <= history.work; day++)
    builder.slot(p, -day, day <= history.sameShift ? history.last : 'before');
}

interface Nurse {
  readonly p: number;
  readonly days: number;
  readonly scenario: Scenario;
  readonly contract: Contract;
  readonly history: NurseHistory;
  readonly holds: (p: number, day: number, shift: string) => Literal | null;
}

function addNurse(builder: InstanceBuilder, nurse: Nurse): void {
  const { p, days, scenario, contract, history, holds } = nurse;
  const works = (day: number) => builder.works(p, day);
  for (let day = 0; day < days; day++) {
    builder.must(
      builder.on(p, day).map((slot) => ({ slot })),
      { max: 1 },
    );
    for (const shift of scenario.shifts)
      for (const next of scenario.forbidden.get(shift.id) ?? [])
        builder.must([holds(p, day - 1, shift.id), holds(p, day, next)], { max: 1 });
  }
  addRuns(builder, works, { range: contract.work, days, weight: COST.work, past: history.last ? history.work : 0 });
  addRests(builder, works, { range: contract.off, days, weight: COST.off, past: history.last ? 0 : history.off });
  for (const shift of scenario.shifts) {
    const past = history.last === shift.id ? history.sameShift : 0;
    addRuns(builder, (day) => holds(p, day, shift.id), { range: shift.run, days, weight: COST.sameShift, past });
  }
  const all = Array.from({ length: days }, (_, day) => builder.on(p, day).map((slot) => ({ slot }))).flat();
  const [min, max] = contract.total;
  builder.should(all, { min: min - history.assignments, max: max - history.assignments }, COST.total);
  const saturdays = Array.from({ length: days / 7 }, (_, week) => 7 * week + 5);
  const weekends = saturdays.map((day) => builder.any([...builder.on(p, day), ...builder.on(p, day + 1)]));
  builder.should(weekends, { max: contract.maxWeekends - history.weekends }, COST.weekends);
  if (contract.completeWeekend)
    for (const day of saturdays)
      builder.should([works(day), works(day + 1)], { weights: [1, -1], min: 0, max: 0 }, COST.weekend);
}

interface Run {
  readonly range: Range;
  readonly days: number;
  readonly weight: number;
  /** Length of the run that is open before day 0. */
  readonly past: number;
}

/** Each day too many costs once; a run that ends too short costs each day it misses. */
function addRuns(
  builder: InstanceBuilder,
  on: (day: number) => Literal | null,
  { range: [min, max], days, weight, past }: Run,
): void {
  for (let last = 0; last < days; last++)
    if (last - max >= -past) builder.should(span(last - max, last).map(on), { max }, weight);
  for (let length = 1; length < min; length++)
    for (let before = -past - 1; before + length + 1 < days; before++) {
      if (before + length + 1 < 0) continue;
      const literals = [on(before), ...span(before + 1, before + length).map(on), on(before + length + 1)];
      const weights = [-1, ...span(1, length).map(() => 1), -1];
      builder.should(literals, { weights, max: length - 1 }, (min - length) * weight);
    }
}

/** The same for days off, told by working days: `length` days off between two of work. */
function addRests(
  builder: InstanceBuilder,
  works: (day: number) => Literal | null,
  { range: [min, max], days, weight, past }: Run,
): void {
  for (let last = 0; last < days; last++)
    if (last - max >= -past) builder.should(span(last - max, last).map(works), { min: 1 }, weight);
  for (let length = 1; length < min; length++)
    for (let before = -past - 1; before + length + 1 < days; before++) {
      if (before + length + 1 < 0) continue;
      const literals = [works(before), ...span(before + 1, before + length).map(works), works(before + length + 1)];
      const weights = [1, ...span(1, length).map(() => -1), 1];
      builder.should(literals, { weights, max: 1 }, (min - length) * weight);
    }
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
