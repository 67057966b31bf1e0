import { firstName, type Contact, type Gap, type Person } from '@evenflow/domain';
import { may, membershipIn, type SignedIn } from '../access/signed-in.ts';

/** What a reader may know: managers everything, colleagues the team's numbers, the switchboard what is for on call. */
export type Audience = 'manager' | 'staff' | 'switchboard';

export function audienceOf(who: SignedIn, team: string): Audience {
  if (may(who, team, 'manager')) return 'manager';
  return membershipIn(who, team)?.roles.includes('staff') ? 'staff' : 'switchboard';
}

/**
 * Why nobody answers, for people. That somebody is ill or not fit for a duty, and by what, is for managers; everybody else
 * reads that they are away or cannot take it.
 */
export function sayGap(audience: Audience, gap: Gap, holder: Person | undefined): string {
  const name = holder ? firstName(holder) : 'Whoever was to hold it';
  switch (gap.cause) {
    case 'sickness':
      return audience === 'manager' ? `${name} is off sick and nobody has taken over.` : awaySentence(name);
    case 'leave':
      return audience === 'manager' ? `${name} is on leave and nobody has taken over.` : awaySentence(name);
    case 'left':
      return `${name} no longer works here and nobody has taken over.`;
    case 'not-begun':
      return `${name} does not work here yet on that day and nobody has taken over.`;
    case 'unfit':
      return audience === 'manager' && gap.reason
        ? gap.reason
        : `${name} cannot take this duty and nobody has taken over.`;
    case 'not-assigned':
      return 'Nobody was put on this duty.';
    case 'not-published':
      return 'The rota for this day is not published.';
  }
}

function awaySentence(name: string): string {
  return `${name} is away and nobody has taken over.`;
}

const SEEN: Readonly<Record<Audience, readonly Contact['visibility'][]>> = {
  manager: ['on-call', 'team', 'private'],
  staff: ['on-call', 'team'],
  switchboard: ['on-call'],
};

/** The contact to try first, of those the reader may see. What is for on call comes first for all. */
export function reachFirst(audience: Audience, person: Person): Pick<Contact, 'kind' | 'value'> | null {
  for (const visibility of SEEN[audience]) {
    const contact = person.contacts.find((each) => each.visibility === visibility);
    if (contact) return { kind: contact.kind, value: contact.value };
  }
  return null;
}
