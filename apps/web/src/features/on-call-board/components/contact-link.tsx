import type { Contact } from '../../../api/wire.ts';
import { ringing } from '../../../words/ringing.ts';

/** A number or address that a tap rings or writes to. */
export function ContactLink({ contact }: { readonly contact: Contact }) {
  if (contact.kind === 'email') return <a href={`mailto:${contact.value}`}>{contact.value}</a>;
  const spoken = contact.kind === 'pager' ? `pager ${contact.value}` : contact.value;
  return <a href={ringing(contact.value)}>{spoken}</a>;
}
