import {
  type Assignment,
  changesByPerson,
  type DutyMove,
  firstName,
  instantText,
  instantToEpochMinutes,
  type PersonChange,
  sayDay,
  sayDays,
  sayMonth,
  type Team,
} from '@evenflow/domain';
import type { Recipient } from '@evenflow/persistence';
import { aboutGap } from './gap-words.ts';
import { isManager, type Telling, type TellingFacts } from './telling.ts';

/** Who is told what about a message; nobody, for messages that are only for machines. */
export function tellingsOf(facts: TellingFacts): Telling[] {
  const { topic } = facts.message;
  if (topic === 'rota.published' || topic === 'rota.amended') return aboutRota(facts);
  if (topic.startsWith('swap.')) return aboutSwap(facts);
  if (topic === 'call-out.ended') return aboutCallOut(facts);
  if (topic.startsWith('leave.')) return aboutLeave(facts);
  if (topic.startsWith('stand-in.')) return aboutStandIn(facts);
  if (topic.startsWith('coverage.gap.')) return aboutGap(facts);
  if (topic === 'account.password-changed') return aboutPassword(facts);
  return [];
}

function aboutPassword({ message, team, recipients }: TellingFacts): Telling[] {
  const at = instantText(Math.floor(message.at.getTime() / 60_000), team.timeZone);
  const when = `${sayDay(at.slice(0, 10))} at ${at.slice(11, 16)}`;
  return [
    {
      to: recipients.filter(({ id }) => id === message.body['user']),
      title: 'Your password was changed',
      text: `That was ${when}. Was it not you? Ask whoever administers your team for a new link at once.`,
      link: '/notices',
      affects: null,
    },
  ];
}

function aboutRota({ message, team, recipients, versions }: TellingFacts): Telling[] {
  const { month, version, reason, by } = message.body as Record<string, string>;
  const first = versions.before.length === 0;
  return changesByPerson(versions.before, versions.after).flatMap((change) => {
    const to = recipients.filter(({ person }) => person === change.person);
    const affects = firstMoment(change);
    const now = message.at.getTime() / 60_000;
    const near = !first && affects !== null && affects - now < 72 * 60;
    return {
      to,
      title: first ? `${sayMonth(month!)} is published` : `Your rota of ${sayMonth(month!)} has changed`,
      text: first
        ? sayFirst(team, change)
        : `${sayChange(team, change)}${reason ? ` ${reason}.` : ` Changed by ${by}.`}`,
      link: '/my',
      affects: first ? null : affects,
      wantsAnswer: near || (first && Number(version) === 1),
    };
  });
}

function sayFirst(team: Team, { gained }: PersonChange): string {
  const [next] = gained;
  return `You hold ${gained.length} ${gained.length === 1 ? 'duty' : 'duties'}; the first is ${sayDuty(team, next!)}.`;
}

function sayChange(team: Team, { gained, lost, moved }: PersonChange): string {
  const list = (held: readonly Assignment[]) => held.map((each) => sayDuty(team, each)).join(', ');
  const parts = [
    gained.length > 0 && `You now hold ${list(gained)}.`,
    lost.length > 0 && `You no longer hold ${list(lost)}.`,
    moved.length > 0 && `${list(moved)} has other times: look at it again.`,
  ];
  return parts.filter(Boolean).join(' ');
}

function firstMoment({ gained, lost, moved }: PersonChange): number | null {
  const starts = [...gained, ...lost, ...moved].map(({ start }) => instantToEpochMinutes(start));
  return starts.length === 0 ? null : Math.min(...starts);
}

function aboutSwap({ message, team, recipients }: TellingFacts): Telling[] {
  const { swap, what } = message.body as { swap: SwapBody; what: string };
  const { proposer, moves } = swap;
  const first = moves[0]!;
  const about = sayDuty(team, first);
  const affects = null;
  const told = (people: readonly Recipient[], title: string, text: string): Telling[] => [
    { to: people, title, text, link: '/swaps', affects },
  ];
  const others = recipients.filter(({ person }) =>
    swap.kind === 'open'
      ? person !== null && person !== proposer && !team.people.find(({ code }) => code === person)?.trainee
      : person !== proposer && moves.some(({ from, to }) => person !== null && [from, to].includes(person)),
  );
  const who = nameOf(team, proposer);
  switch (message.topic) {
    case 'swap.offered':
      if (what !== 'offer' && what !== 'follow') return [];
      return told(others, `${who} asks you`, `${who} would hand over ${about}. Look at it and answer.`);
    case 'swap.checked':
      return [
        ...told(recipients.filter(isManager), 'A swap waits for you', `${who} and others agreed about ${about}.`),
        ...told(
          recipients.filter(({ person }) => person === proposer),
          'Accepted',
          `Your swap of ${about} waits for a manager.`,
        ),
      ];
    case 'swap.declined':
      return told(
        recipients.filter(({ person }) => person === proposer),
        'Not this time',
        `Your swap of ${about} was declined.${swap.reason ? ` “${swap.reason}”` : ''}`,
      );
    case 'swap.withdrawn':
      return swap.kind === 'open' ? [] : told(others, 'Taken back', `${who} takes back the offer of ${about}.`);
    case 'swap.expired':
      return told(
        [...recipients.filter(({ person }) => person === proposer), ...(swap.accepted.length > 0 ? others : [])],
        'Fallen through',
        `The swap of ${about} cannot be done any more; nothing has changed.`,
      );
    default:
      // Done: the change of the rota itself is told, to exactly those it touches.
      return [];
  }
}

interface SwapBody {
  readonly kind: string;
  readonly proposer: string;
  readonly moves: readonly DutyMove[];
  readonly accepted: readonly string[];
  readonly reason: string | null;
}

function aboutCallOut({ message, team, recipients }: TellingFacts): Telling[] {
  const { person, sentences } = message.body as { person: string; sentences: readonly string[] };
  if (sentences.length === 0) return [];
  return [
    {
      to: recipients.filter(isManager),
      title: `${nameOf(team, person)} was called in and must rest`,
      text: sentences.join(' '),
      link: '/swaps',
      affects: message.at.getTime() / 60_000,
      wantsAnswer: true,
    },
  ];
}

function aboutLeave({ message, team, recipients }: TellingFacts): Telling[] {
  const { person, from, to, status, reason } = message.body as Record<string, string>;
  const days = sayDays(from!, to!);
  if (message.topic === 'leave.requested') {
    const text = `${nameOf(team, person!)} asks to be away on ${days}.`;
    return [{ to: recipients.filter(isManager), title: 'Leave to decide', text, link: '/leave', affects: null }];
  }
  const text = `Your leave on ${days} is ${status}.${reason ? ` “${reason}”` : ''}`;
  const mine = recipients.filter((each) => each.person === person);
  return [{ to: mine, title: `Leave ${status}`, text, link: '/leave', affects: null }];
}

function aboutStandIn({ message, team, recipients }: TellingFacts): Telling[] {
  const body = message.body as unknown as { person: string; asked: readonly string[]; taker?: string } & DutyAt;
  const about = sayDuty(team, body);
  const affects = instantToEpochMinutes(body.start);
  const among = (people: readonly string[]) =>
    recipients.filter(({ person }) => person !== null && people.includes(person));
  const tell = (to: readonly Recipient[], title: string, text: string): Telling => ({
    to,
    title,
    text,
    link: '/stand-ins',
    affects,
  });
  switch (message.topic) {
    case 'stand-in.asked':
      return [tell(among(body.asked), 'Can you come?', `${about} needs somebody. The first yes has it.`)];
    case 'stand-in.taken':
      return [
        tell(
          among(body.asked.filter((each) => each !== body.taker)),
          'Thank you, it is covered',
          `${nameOf(team, body.taker!)} takes ${about}.`,
        ),
        tell(
          recipients.filter(isManager),
          `${about} is covered`,
          `${nameOf(team, body.taker!)} takes it for ${nameOf(team, body.person)}.`,
        ),
      ];
    case 'stand-in.nobody':
      return [
        tell(
          recipients.filter(isManager),
          `Nobody has taken ${about}`,
          'Everybody the rules allow has been asked. Ring somebody.',
        ),
      ];
    default:
      return [
        tell(
          recipients.filter(isManager),
          `${nameOf(team, body.person)} cannot come`,
          `${about} is open; colleagues are being asked.`,
        ),
      ];
  }
}

interface DutyAt {
  readonly date: string;
  readonly duty: string;
  readonly start: string;
}

function nameOf(team: Team, code: string): string {
  return firstName(team.people.find((person) => person.code === code) ?? { name: code });
}

function sayDuty(team: Team, { date, duty }: Pick<Assignment, 'date' | 'duty'>): string {
  return `${team.dutyTypes.find(({ code }) => code === duty)?.name ?? duty} on ${sayDay(date)}`;
}
