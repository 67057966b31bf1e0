import { DomainError } from '@evenflow/domain';

type Facts = Readonly<Record<string, unknown>>;
/** A fact as a word of a sentence; `otherwise` when it is not known. */
type FactWord = (name: string, otherwise?: string) => string;

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** What happened and what to do, in words for a person. */
  readonly say: (fact: FactWord, facts: Facts) => string;
}

/** Every refusal this API makes, by code: its HTTP status and its words live here and nowhere else. */
export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'Something needs correcting', say: () => 'Correct the fields named below.' },
  'not-json': { status: 400, title: 'The request cannot be read', say: () => 'The body is not well-formed JSON.' },
  'workbook-missing': {
    status: 400,
    title: 'No workbook',
    say: () => 'Send the .xlsx file in the form field "workbook".',
  },
  'not-signed-in': { status: 401, title: 'Sign in first', say: () => 'Sign in to go on.' },
  'sign-in-refused': {
    status: 401,
    title: 'Not signed in',
    say: () => 'E-mail address and password do not belong together.',
  },
  'not-allowed': {
    status: 403,
    title: 'Not allowed',
    say: (f) => f('why', 'Your role in this team does not allow this.'),
  },
  'header-missing': {
    status: 403,
    title: 'Header missing',
    say: () => 'Requests that change something carry the header "x-evenflow: 1".',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    say: (f) => `There is no ${f('what', 'page')}${f('id') && ` ${f('id')}`}.`,
  },
  'unknown-team': { status: 404, title: 'Not found', say: (f) => `There is no team ${f('team')}.` },
  'unknown-rota': { status: 404, title: 'Not found', say: (f) => `Nobody has begun ${f('month')} yet.` },
  'unknown-leave': { status: 404, title: 'Not found', say: () => 'There is no such leave.' },
  'unknown-request': { status: 404, title: 'Not found', say: () => 'There is no such wish.' },
  'unknown-solve': { status: 404, title: 'Not found', say: () => 'There is no such solve.' },
  'unknown-import': { status: 404, title: 'Not found', say: () => 'There is no such import.' },
  'unknown-calendar': { status: 404, title: 'Not found', say: () => 'There is no such calendar link.' },
  'unknown-swap': { status: 404, title: 'Not found', say: () => 'There is no such swap.' },
  'not-published': { status: 409, title: 'Not published yet', say: (f) => `${f('month')} is not published yet.` },
  'not-held': {
    status: 409,
    title: 'The duty has moved',
    say: (f) => `${f('person', 'Nobody')} does not hold ${f('duty')} of ${f('date')} any more. Load it again.`,
  },
  'already-held': {
    status: 409,
    title: 'Held already',
    say: (f) => `${f('person')} holds ${f('duty')} of ${f('date')} already.`,
  },
  'swap-not-possible': {
    status: 409,
    title: 'Not possible any more',
    say: (f) => `This swap is ${f('state')} already.`,
  },
  'swap-too-late': { status: 409, title: 'Too late', say: () => 'The duty has begun; a manager can still change it.' },
  'swap-malformed': {
    status: 422,
    title: 'Not a swap',
    say: () => 'Give one duty of yours to one colleague or to all, or go round in a ring of two to four people.',
  },
  'swap-breaks-rules': {
    status: 422,
    title: 'The rules stand against it',
    say: () => 'A rule that must hold would break, so this was not sent.',
  },
  'unknown-call-out': { status: 404, title: 'Not found', say: () => 'There is no such call-out.' },
  'unknown-search': { status: 404, title: 'Not found', say: () => 'There is no such search.' },
  'not-on-call': {
    status: 409,
    title: 'Not on call',
    say: () => 'Nobody is called in who is not on call at that moment. Check the rota, or the time.',
  },
  'already-called-in': {
    status: 409,
    title: 'Called in already',
    say: () => 'This call-out is running already; tap “Home now” when it is over.',
  },
  'call-out-overlaps': {
    status: 409,
    title: 'Two call-outs at once',
    say: () => 'Another call-out covers part of that time. Correct one of them.',
  },
  'already-covered': {
    status: 409,
    title: 'Somebody has it already',
    say: (f) => `${f('by', 'Somebody')} was quicker. Thank you all the same.`,
  },
  'not-asked': { status: 409, title: 'Not asked', say: () => 'You have not been asked to take this duty.' },
  'already-begun': {
    status: 409,
    title: 'Begun already',
    say: () => 'Somebody has made the first account already. Sign in, or ask them for an account.',
  },
  'address-taken': {
    status: 409,
    title: 'Address in use',
    say: (f) => `${f('email')} signs in here already. Look for it in the list, or use another address.`,
  },
  'person-has-account': {
    status: 409,
    title: 'Somebody else already',
    say: (f) => `Another account is ${f('person')} on this rota already.`,
  },
  'last-administrator': {
    status: 409,
    title: 'Somebody has to administer',
    say: () => 'Nobody else administers this team who can sign in. Make somebody else an administrator first.',
  },
  'link-used-up': {
    status: 410,
    title: 'This link does not open anything',
    say: () => 'It was used already, replaced by a newer one, or is too old. Ask your administrator for another.',
  },
  'import-not-open': { status: 409, title: 'Already done', say: (f) => `This import is already ${f('status')}.` },
  'import-not-confirmed': {
    status: 409,
    title: 'Nothing to undo',
    say: () => 'This import has not been written, or was undone already.',
  },
  'changed-since-import': {
    status: 409,
    title: 'Changed since the import',
    say: (f) => `${f('team')} was changed after the import; undoing would lose that change.`,
  },
  'still-used': { status: 409, title: 'Still in use', say: (f) => `${f('code')} is named by a rota and has to stay.` },
  'already-decided': { status: 409, title: 'Already decided', say: (f) => `This is already ${f('status')}.` },
  'leave-overlaps': {
    status: 409,
    title: 'Leave already',
    say: (f) => `You already have leave on ${f('days')} (${f('status')}). Withdraw it first, or choose other days.`,
  },
  'leave-too-late': {
    status: 422,
    title: 'Too late to ask',
    say: (f) => `Leave is asked for ${f('days')} days ahead here: ${f('day')} or later. A manager can still record it.`,
  },
  'leave-too-early': {
    status: 422,
    title: 'Too early to ask',
    say: (f) => `Leave opens ${f('days')} days ahead here: up to ${f('day')} for now.`,
  },
  'leave-over-balance': {
    status: 422,
    title: 'More than is left',
    say: (f) => `That takes ${f('needed')} days of leave; ${f('left')} are left until ${f('day')}.`,
  },
  'leave-too-many': { status: 422, title: 'Too many away', say: (f) => `${f('why')} Choose other days.` },
  'locked-since': {
    status: 409,
    title: 'Not what is locked',
    say: (f) => `This rota does not keep what is locked now: ${f('cells')}. Fill again to keep it, or unlock it first.`,
  },
  'not-in-this-state': { status: 409, title: 'Not possible now', say: (f) => f('why') },
  'overlapping-duties': { status: 409, title: 'Two duties at once', say: sayOverlap },
  'rota-changed': {
    status: 412,
    title: 'Somebody else changed this month',
    say: (f) => `${f('by', 'Somebody')} changed this month in the meantime. Load it again; nothing was overwritten.`,
  },
  'rules-changed': {
    status: 412,
    title: 'Somebody else changed the rules',
    say: (f) => `${f('by', 'Somebody')} changed the rules in the meantime. Load them again; nothing was overwritten.`,
  },
  'changed-meanwhile': {
    status: 412,
    title: 'Changed meanwhile',
    say: (f) => `${f('what', 'This')} was changed since you loaded it. Load it again.`,
  },
  'too-large': { status: 413, title: 'Too large', say: (f) => `At most ${f('limit')} can be taken.` },
  'unknown-person': { status: 422, title: 'Not in this team', say: (f) => `Nobody in this team is ${f('person')}.` },
  'unknown-duty': { status: 422, title: 'Not in this team', say: (f) => `This team has no duty ${f('duty')}.` },
  'unknown-rule': {
    status: 422,
    title: 'No such rule',
    say: (f) => `No rule is called ${f('rule')} (setting ${f('setting')}).`,
  },
  'date-outside-rota': {
    status: 422,
    title: 'Outside the month',
    say: (f) => `${f('date')} is not between ${f('from')} and ${f('to')}.`,
  },
  'rules-not-valid': {
    status: 422,
    title: 'The rules need correcting',
    say: () => 'Correct the settings named below.',
  },
  'not-publishable': {
    status: 422,
    title: 'Not publishable yet',
    say: (f) => `${f('count')} findings must be put right or signed for before this month can be published.`,
  },
  'import-unanswered': {
    status: 422,
    title: 'Questions are open',
    say: (f) => `${f('count')} questions of this import need an answer first.`,
  },
  'workbook-unreadable': { status: 422, title: 'The workbook cannot be read', say: (f) => f('why') },
  'precondition-required': {
    status: 428,
    title: 'If-Match is missing',
    say: () => 'Send the ETag you loaded in the header If-Match, so that nothing is overwritten unseen.',
  },
  'too-many-tries': {
    status: 429,
    title: 'Too many tries',
    say: () => 'Too many tries from here. Wait a minute and try again.',
  },
  unexpected: {
    status: 500,
    title: 'This did not work',
    say: () => 'Something went wrong on our side. Nothing was changed. Try again, or tell us the time it happened.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

function sayOverlap(_fact: FactWord, facts: Facts): string {
  const { person, first, second } = facts as { person?: string } & Record<'first' | 'second', Held | undefined>;
  if (!person || !first || !second) return 'Somebody would be on duty in two places at once.';
  return `${person} would hold ${first.duty} of ${first.date} and ${second.duty} of ${second.date} at the same time.`;
}

interface Held {
  readonly duty: string;
  readonly date: string;
}

/** The sentence for a refusal. */
export function sayProblem(code: ProblemCode, facts: Facts): string {
  const { say }: ProblemKind = PROBLEMS[code];
  return say((name, otherwise = '') => {
    const fact = facts[name];
    return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : otherwise;
  }, facts);
}

/** A refusal with a code from the list above. `errors` and `violations` in the facts reach the answer. */
export class Refusal extends DomainError<ProblemCode> {}

/** Throws unless the value is there. */
export function found<T>(value: T | null | undefined, what: string, id?: string): T {
  if (value === null || value === undefined) throw new Refusal('not-found', { what, id });
  return value;
}
