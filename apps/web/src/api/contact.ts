import { useSyncExternalStore } from 'react';

let contact = true;
const readers = new Set<() => void>();

/** Called with every answer: one that the phone had kept from before means that the server was not reached. */
export function noteAnswer(answer: Response): void {
  const now = answer.headers.get('x-evenflow-kept') === null;
  if (now === contact) return;
  contact = now;
  for (const tell of readers) tell();
}

/** False while what is shown was kept from before. */
export function useContact(): boolean {
  return useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => contact,
  );
}
