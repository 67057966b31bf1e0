import { assign, type DutyType, type LocalDay } from '@evenflow/domain';
import type { RotaContext } from './rota.sheet.ts';

/** Times that a cell gives in place of a code. */
interface TimesSaid {
  readonly start: string;
  readonly end: string;
  /** Minutes are written: `07:30-17:30`, not `7-17`. */
  readonly exact: boolean;
}

const RANGE =
  /^(\d{1,2})(?:[:.h](\d{2})|(?<=\d\d)(\d{2}))?\s*h?\s*(?:-|–|—|to|bis|tot|à|a)\s*(\d{1,2})(?:[:.h](\d{2})|(?<=\d\d)(\d{2}))?\s*(?:h|hrs|uhr|uur)?$/i;
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
  const [, fromHour, colonFrom, plainFrom, toHour, colonTo, plainTo] = match;
  const [from, to] = [colonFrom ?? plainFrom, colonTo ?? plainTo];
  if (Number(fromHour) > 24 || Number(toHour) > 24) return null;
  const clock = (hour: string, minutes = '00') => `${String(Number(hour) % 24).padStart(2, '0')}:${minutes}`;
  return { start: clock(fromHour!, from), end: clock(toHour!, to), exact: from !== undefined && to !== undefined };
}

function clocksOf(duty: DutyType, date: LocalDay, team: RotaContext['team']) {
  const { start, end } = assign(team, '', duty, date, {});
  return {
    start: start.slice(11, 16),
    end: end.slice(11, 16),
    minutes: (Date.parse(end) - Date.parse(start)) / 60_000,
  };
}
