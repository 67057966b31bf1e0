/** The three text files of an INRC-II instance, read into plain data. */

export type Range = readonly [min: number, max: number];

export interface Contract {
  readonly total: Range;
  readonly work: Range;
  readonly off: Range;
  readonly maxWeekends: number;
  readonly completeWeekend: boolean;
}

export interface Scenario {
  readonly shifts: readonly { readonly id: string; readonly run: Range }[];
  readonly forbidden: ReadonlyMap<string, readonly string[]>;
  readonly nurses: readonly { readonly id: string; readonly contract: Contract; readonly skills: readonly string[] }[];
}

export interface NurseHistory {
  readonly assignments: number;
  readonly weekends: number;
  /** The shift of the day before day 0; null when it was a day off. */
  readonly last: string | null;
  readonly sameShift: number;
  readonly work: number;
  readonly off: number;
}

export interface Week {
  readonly needs: readonly { day: number; shift: string; skill: string; min: number; optimum: number }[];
  readonly offRequests: readonly { nurse: string; shift: string; day: number }[];
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function readScenario(text: string): Scenario {
  const contracts = new Map(
    block(text, 'CONTRACTS').map(([id, total, work, off, weekends, complete]) => [
      id!,
      {
        total: range(total!),
        work: range(work!),
        off: range(off!),
        maxWeekends: Number(weekends),
        completeWeekend: complete === '1',
      },
    ]),
  );
  return {
    shifts: block(text, 'SHIFT_TYPES').map(([id, run]) => ({ id: id!, run: range(run!) })),
    forbidden: new Map(block(text, 'FORBIDDEN_SHIFT_TYPES_SUCCESSIONS').map(([id, , ...next]) => [id!, next])),
    nurses: block(text, 'NURSES').map(([id, contract, , ...skills]) => ({
      id: id!,
      contract: contracts.get(contract!)!,
      skills,
    })),
  };
}

export function readHistory(text: string): Map<string, NurseHistory> {
  return new Map(
    block(text, 'NURSE_HISTORY').map(([id, assignments, weekends, last, sameShift, work, off]) => [
      id!,
      {
        assignments: Number(assignments),
        weekends: Number(weekends),
        last: last === 'None' ? null : last!,
        sameShift: Number(sameShift),
        work: Number(work),
        off: Number(off),
      },
    ]),
  );
}

export function readWeek(text: string): Week {
  return {
    needs: block(text, 'REQUIREMENTS').flatMap(([shift, skill, ...ranges]) =>
      ranges.map((each, day) => {
        const [min, optimum] = range(each);
        return { day, shift: shift!, skill: skill!, min, optimum };
      }),
    ),
    offRequests: block(text, 'SHIFT_OFF_REQUESTS').map(([nurse, shift, day]) => ({
      nurse: nurse!,
      shift: shift!,
      day: DAYS.indexOf(day!),
    })),
  };
}

/** The rows after a heading, up to the next empty line. */
function block(text: string, heading: string): string[][] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const start = lines.findIndex((line) => line === heading || line.startsWith(`${heading} `));
  if (start === -1) return [];
  const end = lines.findIndex((line, i) => i > start && line === '');
  return lines.slice(start + 1, end === -1 ? undefined : end).map((line) => line.split(/\s+/));
}

function range(text: string): Range {
  const [min, max] = text.slice(1, -1).split(',').map(Number) as [number, number];
  return [min, max];
}
