import type { Person } from '@evenflow/domain';

/** The address a tap on which rings a number. */
export function ringing(number: string): string {
  return `tel:${number.replace(/[^\d+*#]/g, '')}`;
}

/** What a tap rings; the team's answer holds only what the reader may see. */
export function phoneOf(person: Pick<Person, 'contacts'> | undefined): string | null {
  return person?.contacts.find(({ kind }) => kind === 'phone')?.value ?? null;
}
