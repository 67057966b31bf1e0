import type { Assignment, Team } from '@evenflow/domain';
import type { OutboxMessage, Recipient } from '@evenflow/persistence';

/** What one of the people is told, before it is known how. */
export interface Telling {
  readonly to: readonly Recipient[];
  readonly title: string;
  readonly text: string;
  readonly link: string;
  /** Minutes since 1970 of what it is about; null when it is about no moment. */
  readonly affects: number | null;
  readonly wantsAnswer?: boolean;
  /** What several messages tell together: whoever was told of it is not told again. */
  readonly once?: string;
}

export interface TellingFacts {
  readonly message: OutboxMessage;
  readonly team: Team;
  readonly recipients: readonly Recipient[];
  /** Of a published month: the version the message is about, and the one before it. */
  readonly versions: { readonly before: readonly Assignment[]; readonly after: readonly Assignment[] };
}

export const isManager = ({ roles }: Recipient) => roles.includes('manager');
