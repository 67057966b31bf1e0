import { firstName, type Contact, type Gap, type Person } from '@evenflow/domain';
import { may, membershipIn, type SignedIn } from '../access/signed-in.ts';

/** Why nobody answers, for people. That somebody is ill is for managers; everybody else reads that they are away. */
export function sayGap(who: SignedIn, team: string, gap: Gap, holder: Person | undefined): string {
  const name = holder ? firstName(holder) : 'Whoever was to hold it';
  switch (gap.cause) {
    case 'sickness':
      return may(who, team, 'manager') ? `${name} is off sick and nobody has taken over.` : awaySentence(name);
    case 'leave':
      return may(who, team, 'manager') ? `${name} is on leave and nobody has taken over.` : awaySentence(name);
    case 'left':
      return `${name} no longer works here and nobody has taken over.`;
    case 'not-assigned':
      return 'Nobody was put on this duty.';
    case 'not-published':
      return 'The rota for this day is not published.';
  }
}

function awaySentence(name: string): string {
  return `${name} is away and nobody has taken over.`;
}

/**
 * The contact to try first, of those the asker may see: the switchboard only what is for on call, colleagues also what
 * is for the team, managers everything. What is for on call comes first for all.
 */
export function reachFirst(who: SignedIn, team: string, person: Person): Pick<Contact, 'kind' | 'value'> | null {
  const seen: readonly Contact['visibility'][] = may(who, team, 'manager')
    ? ['on-call', 'team', 'private']
    : membershipIn(who, team)?.roles.includes('staff')
      ? ['on-call', 'team']
      : ['on-call'];
  for (const visibility of seen) {
    const contact = person.contacts.find((each) => each.visibility === visibility);
    if (contact) return { kind: contact.kind, value: contact.value };
  }
  return null;
}
