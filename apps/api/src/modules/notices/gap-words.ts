import { type Gap, instantText, instantToEpochMinutes, sayGapTime, sayMonth } from '@evenflow/domain';
import { GAP_TOPICS } from '@evenflow/persistence';
import { isManager, type Telling, type TellingFacts } from './telling.ts';

interface GapBody {
  readonly site: string;
  readonly duty: string;
  readonly start: string;
  readonly end: string;
  /** False while the gap goes on as far as is looked ahead. */
  readonly endKnown?: boolean;
  readonly cause: Exclude<Gap['cause'], 'sickness' | 'leave'> | 'away';
  /** It is what became of another gap, or another is what became of it. */
  readonly succeeds?: boolean;
  readonly succeeded?: boolean;
}

/** Why nobody is on call, as far as the message knows: it names no illness and no person. */
const CAUSES: Readonly<Record<Exclude<GapBody['cause'], 'not-published'>, string>> = {
  away: 'Whoever holds it is away and nobody has taken over.',
  left: 'Whoever held it no longer works here and nobody has taken over.',
  'not-begun': 'Whoever holds it does not work here yet on that day and nobody has taken over.',
  unfit: 'Whoever holds it may not do it.',
  'not-assigned': 'Nobody was put on it.',
};

/**
 * Managers hear of a gap when it opens and when it closes. One that only changed is told as it is now; a month that is
 * not published is told once, not for each of its duties.
 */
export function aboutGap({ message, team, recipients }: TellingFacts): Telling[] {
  const { site, duty, start, end, cause, ...more } = message.body as unknown as GapBody;
  const to = recipients.filter(isManager);
  const place = team.sites.find(({ code }) => code === site);
  const zone = place?.timeZone ?? team.timeZone;
  const begins = instantToEpochMinutes(start);
  const ends = instantToEpochMinutes(end);
  const name = team.dutyTypes.find(({ code }) => code === duty)?.name ?? duty;
  const where = `${name}${place ? ` at ${place.name}` : ''}`;
  const { succeeds, succeeded, endKnown = true } = more;
  const when = sayGapTime(instantText(begins, zone), endKnown ? instantText(ends, zone) : null);
  const told = { to, link: '/cover' };
  if (cause === 'not-published') {
    if (message.topic === GAP_TOPICS.closed) return [];
    const month = instantText(begins, zone).slice(0, 7);
    const text = `${team.name}: until it is, nobody is on call in it. Its first duties are near or have begun.`;
    const title = `${sayMonth(month)} is not published`;
    return [{ ...told, once: `not published ${team.id} ${month}`, title, text, affects: begins, wantsAnswer: true }];
  }
  if (message.topic === GAP_TOPICS.closed) {
    if (succeeded) return [];
    const over = ends <= message.at.getTime() / 60_000;
    const text = over ? `The time ${when} is over.` : `The time ${when} is covered, or is not asked for any more.`;
    return [{ ...told, title: `No gap any more: ${where}`, text, affects: begins }];
  }
  const title = `${succeeds ? 'Still nobody' : 'Nobody'}: ${where}`;
  return [{ ...told, title, text: `Nobody ${when}. ${CAUSES[cause]}`, affects: begins, wantsAnswer: true }];
}
