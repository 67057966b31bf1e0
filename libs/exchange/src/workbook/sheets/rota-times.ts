import { assign, type DutyType, type LocalDay } from '@evenflow/domain';
import type { RotaContext } from './rota.sheet.ts';

/** Times that a cell gives in place of a code. */
interface TimesSaid {
  readonly start: string;
  readonly end: string;
  /** Minutes are written, or the half of the day: `07:30-17:30`, `7a-5p`, not `7-17`. */
  readonly exact: boolean;
}

/** `7`, `07:30`, `0730`, `7.30h`, `7:30a`, `7 pm`. */
const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d{2})|(?<=\d\d)(\d{2}))?\s*(?:h|([ap])\.?m?\.?)?`;
const RANGE = new RegExp(String.raw`^${CLOCK}\s*(?:-|–|—|to|bis|tot|à|a)\s*${CLOCK}\s*(?:h|hrs|uhr|uur)?$`, 'i');
const WHOLE_DAY = /^24\s*(?:h|hrs?|hours?|std|uur|\/24)$/i;

/** Duties that run at the times a cell says on that day; `sure` when they are written to the minute. */
export function dutiesAtTimes(
  text: string,
  date: LocalDay,
  { team, duties }: Pick<RotaContext, 'team' | 'duties'>,
): { readonly duties: readonly DutyType[]; readonly sure: boolean } {
  const words = text.trim();
  const held = duties.duties.map((duty) => ({ duty, ...clocksOf(duty, date, team) }));
  if (WHOLE_DAY.test(words))
    return { duties: held.filter(({ minutes }) => minutes === 1440).map(({ duty }) => duty), sure: false };
  const said = timesSaid(words);
  if (!said) return { duties: [], sure: false };
  const exact = held.filter(({ start, end }) => start === said.start && end === said.end);
  const near = held.filter(
    ({ start, end }) => start.slice(0, 2) === said.start.slice(0, 2) && end.slice(0, 2) === said.end.slice(0, 2),
  );
  return { duties: (said.exact ? exact : near).map(({ duty }) => duty), sure: said.exact };
}

function timesSaid(text: string): TimesSaid | null {
  const match = RANGE.exec(text);
  if (!match) return null;
  const [, fromHour, colonFrom, plainFrom, fromHalf, toHour, colonTo, plainTo, toHalf] = match;
  const [from, to] = [colonFrom ?? plainFrom, colonTo ?? plainTo];
  // Half of the day for one end only leaves the other open: `9-5p`.
  if ((fromHalf === undefined) !== (toHalf === undefined)) return null;
  const start = clockOf(fromHour!, from, fromHalf);
  const end = clockOf(toHour!, to, toHalf);
  if (start === null || end === null) return null;
  return { start, end, exact: fromHalf !== undefined || (from !== undefined && to !== undefined) };
}

function clockOf(hour: string, minutes = '00', half?: string): string | null {
  if (Number(hour) > (half ? 12 : 24)) return null;
  const ofHalf = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(ofHalf % 24).padStart(2, '0')}:${minutes}`;
}

function clocksOf(duty: DutyType, date: LocalDay, team: RotaContext['team']) {
  const { start, end } = assign(team, '', duty, date, {});
  return {
    start: start.slice(11, 16),
    end: end.slice(11, 16),
    minutes: (Date.parse(end) - Date.parse(start)) / 60_000,
  };
}
