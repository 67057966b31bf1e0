/** A filled month that was set aside to be compared; the solve itself is kept by the server. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
}

const keyOf = (team: string, month: string) => `evenflow.candidates.${team}.${month}`;

/** The candidates set aside in this browser, oldest first. */
export function candidatesOf(storage: Storage, team: string, month: string): Candidate[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(team, month)) ?? '[]');
    return Array.isArray(kept) ? (kept as Candidate[]) : [];
  } catch {
    return [];
  }
}

/** Sets one aside; the same one twice is one. */
export function setAside(storage: Storage, team: string, month: string, candidate: Candidate): void {
  const others = candidatesOf(storage, team, month).filter(({ id }) => id !== candidate.id);
  storage.setItem(keyOf(team, month), JSON.stringify([...others, candidate]));
}

export function throwAway(storage: Storage, team: string, month: string, id: string): void {
  const others = candidatesOf(storage, team, month).filter((one) => one.id !== id);
  storage.setItem(keyOf(team, month), JSON.stringify(others));
}
