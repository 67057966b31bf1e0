import type { Swap, SwapOptions } from '@evenflow/api-client';
import { firstName, sayDay, type Team } from '@evenflow/domain';
import { count, listNames } from '../../words/times.ts';

type Move = Swap['moves'][number];

/** Codes as sentences use them; the reader is `you`. */
export class SwapNames {
  constructor(
    private readonly team: Pick<Team, 'people' | 'dutyTypes'>,
    private readonly me: string | null,
  ) {}

  first(code: string): string {
    return code === this.me ? 'you' : firstName(this.team.people.find((one) => one.code === code) ?? { name: code });
  }

  start(code: string): string {
    return code === this.me ? 'You' : this.first(code);
  }

  duty(code: string): string {
    return this.team.dutyTypes.find((one) => one.code === code)?.name ?? code;
  }

  isMe(code: string | null): boolean {
    return code !== null && code === this.me;
  }
}

/** `You give First on call on Thu 24 Dec to Olusegun`. */
export function sayMove(move: Pick<Move, 'date' | 'duty' | 'from' | 'to'>, names: SwapNames): string {
  const who = move.from === null ? 'Nobody' : names.start(move.from);
  const verb = names.isMe(move.from) ? 'give' : 'gives';
  const to = move.to === null ? 'whoever takes it' : names.first(move.to);
  return `${who} ${verb} ${names.duty(move.duty)} on ${sayDay(move.date)} to ${to}`;
}

/** What a swap is, as the heading of its card. */
export function sayKind(swap: Pick<Swap, 'kind' | 'moves' | 'proposer'>, names: SwapNames): string {
  const first = swap.moves[0]!;
  const what = `${names.duty(first.duty)}, ${sayDay(first.date)}`;
  if (swap.kind === 'open') return names.isMe(swap.proposer) ? `${what}, offered to all` : `${what} is on offer`;
  if (swap.kind === 'give') return names.isMe(swap.proposer) ? `${what}, given away` : `${what}, for you to take?`;
  const others = [...new Set(swap.moves.map(({ from }) => from!))].filter((code) => !names.isMe(code));
  return `Swap with ${listNames(others.map((code) => names.first(code)))}`;
}

const POLICY: Record<'free' | 'auto' | 'manager', string> = {
  free: 'As soon as both agree it is done; nobody else has to approve.',
  auto: 'As soon as both agree it is done, if no rule needs a signature.',
  manager: 'A manager approves it after that.',
};

export function sayPolicy(policy: 'free' | 'auto' | 'manager'): string {
  return POLICY[policy];
}

/** The line under the heading: how many ways there are, or that there is none. */
export function sayFound({ swaps, colleagues, complete }: SwapOptions, me: string): string {
  const partners = new Set(swaps.flatMap(({ people }) => people).filter((code) => code !== me)).size;
  if (swaps.length === 0) {
    return complete
      ? 'No swap of up to four people keeps every rule this month. You can still give it away.'
      : 'No swap was found in the time there was. You can still give it away.';
  }
  if (swaps[0]!.people.length > 2) {
    return `No direct swap is legal, but ${count(swaps.length, 'ring')} of three or four people ${swaps.length === 1 ? 'is' : 'are'}.`;
  }
  return `${partners} of ${count(colleagues, 'colleague')} can swap. Both sides are checked.`;
}

const ENDED: Partial<Record<Swap['state'], string>> = {
  done: 'Done. The rota has changed.',
  declined: 'Declined.',
  withdrawn: 'Withdrawn.',
  expired: 'Fallen through.',
};

const REASONS: Record<string, string> = {
  'duty-moved': 'One of the duties was given to somebody else meanwhile.',
  overlap: 'Somebody would have been in two places at once.',
  begun: 'The duty began before everybody had agreed.',
};

/** How it ended and why; null while it is open. */
export function sayEnd({ state, reason, sentences }: Swap): string | null {
  const end = ENDED[state];
  if (!end) return null;
  if (reason) return `${end} ${REASONS[reason] ?? reason}`;
  return state === 'declined' && sentences.length > 0 ? `${end} ${sentences[0]}` : end;
}
