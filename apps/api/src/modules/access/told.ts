import type { Finding } from '@evenflow/rules';
import type { Reader } from './reader.ts';

/** What a rule says, with whom it is about and whether colleagues may read it. */
export type Said = Pick<Finding, 'sentence' | 'people' | 'forColleagues'>;

/** Stands for whatever a reader may not know, the same for all of it. */
export const PRIVATELY = 'Something personal of a colleague stands against it.';

/** Managers read everything, others what colleagues may know and what is about themselves alone. Unmarked is private. */
export function mayRead({ person, manager }: Reader, { people, forColleagues }: Partial<Said>): boolean {
  if (manager || forColleagues === true) return true;
  return person !== null && people !== undefined && people.length > 0 && people.every((each) => each === person);
}

/** Sentences as a reader may have them, in order; what is private becomes one and the same sentence, said once. */
export function sentencesFor(reader: Reader, said: readonly Said[]): string[] {
  return [...new Set(said.map((each) => (mayRead(reader, each) ? each.sentence : PRIVATELY)))];
}

/** Findings as a reader may have them: of a private one remains how grave it is, and nothing of rule, people or days. */
export function findingsFor(reader: Reader, findings: readonly Finding[]): Finding[] {
  const told = findings.map((finding) => (mayRead(reader, finding) ? finding : withheld(finding)));
  return told.filter(
    ({ sentence, severity }, i) =>
      sentence !== PRIVATELY ||
      told.findIndex((each) => each.sentence === PRIVATELY && each.severity === severity) === i,
  );
}

function withheld({ severity }: Finding): Finding {
  return {
    ...{ rule: 'private', setting: 'private', severity, tier: 'comfort', sentence: PRIVATELY },
    ...{ people: [], dates: [], cells: [], cost: 0, forColleagues: false },
  };
}
