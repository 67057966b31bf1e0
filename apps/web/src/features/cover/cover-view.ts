import { eachDay, sayDay, type LocalDay } from '@evenflow/domain';
import type { Cover, CoverLine, Fragility } from '../../api/wire.ts';

export type DayState = 'whole' | 'partly' | 'nobody' | 'unpublished' | 'not-asked';

export interface CoverDay {
  readonly day: LocalDay;
  readonly state: DayState;
  /** For the tip and the screen reader: `Sat 12 Dec: nobody 07:30 to 24:00`. */
  readonly words: string;
}

/** How the server says why, for every reader alike. */
export const NOT_PUBLISHED = 'The rota for this day is not published.';

/** A line day by day, as the strip draws it. */
export function coverDays({ from, to }: Pick<Cover, 'from' | 'to'>, line: CoverLine): CoverDay[] {
  const last = to.slice(11, 16) === '00:00' ? previous(to.slice(0, 10)) : to.slice(0, 10);
  return eachDay(from.slice(0, 10), last).map((day) => {
    const here = line.stretches
      .map((stretch) => ({ ...stretch, ...within(day, stretch.start, stretch.end) }))
      .filter(({ first, until }) => first < until);
    const holes = here.filter(({ state }) => state === 'uncovered');
    const asked = here.filter(({ state }) => state !== 'not-asked');
    if (asked.length === 0) return { day, state: 'not-asked', words: `${sayDay(day)}: not asked for` };
    if (holes.length === 0) return { day, state: 'whole', words: `${sayDay(day)}: covered` };
    if (holes.every(({ cause }) => cause === NOT_PUBLISHED)) {
      return { day, state: 'unpublished', words: `${sayDay(day)}: not published yet` };
    }
    const said = holes.map(({ first, until, cause }) => `nobody ${first} to ${until}. ${cause ?? ''}`.trim()).join(' ');
    const isAll = holes.length === asked.length;
    return { day, state: isAll ? 'nobody' : 'partly', words: `${sayDay(day)}: ${said}` };
  });
}

/** The clock times of a stretch inside one day, `24:00` for its end. */
function within(day: LocalDay, start: string, end: string) {
  const first = start.slice(0, 10) < day ? '00:00' : start.slice(0, 10) > day ? '24:00' : start.slice(11, 16);
  const until = end.slice(0, 10) > day ? '24:00' : end.slice(0, 10) < day ? '00:00' : end.slice(11, 16);
  return { first, until };
}

function previous(day: LocalDay): LocalDay {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** Until when every minute asked for is covered by what is published; null when a gap runs now. */
export function wholeUntil(cover: Cover): string | null {
  const holes = cover.lines.flatMap(({ stretches }) => stretches.filter(({ state }) => state === 'uncovered'));
  const first = holes.sort((a, b) => Date.parse(a.start) - Date.parse(b.start))[0];
  if (!first) return cover.to;
  return Date.parse(first.start) <= Date.parse(cover.from) ? null : first.start;
}

/** The person most of the calls hang on; null while none stands out. */
export function hangsOnMost(fragile: Fragility['fragile']): { readonly person: string; readonly calls: number } | null {
  const calls = new Map<string, number>();
  for (const { person } of fragile) calls.set(person, (calls.get(person) ?? 0) + 1);
  const [first, second] = [...calls].sort((a, b) => b[1] - a[1]);
  return first && first[1] > 1 && first[1] > (second?.[1] ?? 0) ? { person: first[0], calls: first[1] } : null;
}
