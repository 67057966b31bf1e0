import { may, membershipIn, type SignedIn } from './signed-in.ts';

/** Who reads, as far as a team is concerned: which of its people they are, and whether they manage it. */
export interface Reader {
  readonly person: string | null;
  readonly manager: boolean;
}

export function readerOf(who: SignedIn, team: string): Reader {
  return { person: membershipIn(who, team)?.person ?? null, manager: may(who, team, 'manager') };
}
