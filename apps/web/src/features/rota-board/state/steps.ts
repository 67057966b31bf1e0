import type { Edit } from './edits.ts';

/** Steps that can be taken back or done again; the last of each comes first. */
export interface Steps {
  readonly undoable: readonly (readonly Edit[])[];
  readonly redoable: readonly (readonly Edit[])[];
}

/** Where steps outlive the page. */
export interface StepStore {
  load(): Steps;
  save(steps: Steps): void;
}

export const NO_STEPS: Steps = { undoable: [], redoable: [] };

export const forgetfulSteps: StepStore = { load: () => NO_STEPS, save: () => undefined };

interface DayRange {
  readonly from: string;
  readonly to: string;
}

/**
 * Keeps a person's steps of a team in the browser, across reloads and zooms: a board sees those that lie within its
 * days and leaves the others where they are. When the browser has no room left the oldest steps go first.
 */
export function browserSteps(storage: Storage, owner: string, days: DayRange): StepStore {
  const key = `evenflow.steps.${owner}`;
  const inside = (step: readonly Edit[]) => step.every(({ date }) => days.from <= date && date <= days.to);
  const read = (): Steps => stepsIn(storage.getItem(key));
  return {
    load() {
      const { undoable, redoable } = read();
      return { undoable: undoable.filter(inside), redoable: redoable.filter(inside) };
    },
    save(steps) {
      const others = read();
      const outside = (step: readonly Edit[]) => !inside(step);
      let undoable = [...others.undoable.filter(outside), ...steps.undoable];
      const redoable = [...others.redoable.filter(outside), ...steps.redoable];
      while (!wrote(storage, key, JSON.stringify({ undoable, redoable }))) {
        if (undoable.length === 0) return;
        undoable = undoable.slice(Math.ceil(undoable.length / 2));
      }
    },
  };
}

function wrote(storage: Storage, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** What was kept, or nothing when it cannot be read: a lost step is no reason for a board that does not open. */
function stepsIn(text: string | null): Steps {
  if (text === null) return NO_STEPS;
  try {
    const { undoable, redoable } = JSON.parse(text) as Partial<Steps>;
    return { undoable: listsOf(undoable), redoable: listsOf(redoable) };
  } catch {
    return NO_STEPS;
  }
}

function listsOf(steps: unknown): (readonly Edit[])[] {
  return Array.isArray(steps) ? (steps as (readonly Edit[])[]).filter((step) => Array.isArray(step)) : [];
}
