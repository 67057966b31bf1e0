import { assignmentKey, monthRange, type Team } from '@evenflow/domain';
import type { Cost, Finding, RuleSet } from '@evenflow/rules';
import type { Rota } from '@evenflow/api-client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyEdits, effective, inverse, type Edit, type RotaContent } from './edits.ts';
import { LiveRota } from './live-rota.ts';
import { SaveQueue, type Saved, type Saving } from './saving.ts';

/** A month in somebody's hands: what it holds, what the rules say, what can be undone, what is saved. */
export interface RotaSession {
  readonly content: RotaContent;
  readonly findings: readonly Finding[];
  readonly cost: Cost;
  /** How long the rules took over the last edit, in milliseconds. */
  readonly checkedMs: number;
  readonly saving: Saving;
  readonly changedSincePublish: number;
  readonly undoable: readonly (readonly Edit[])[];
  readonly redoable: readonly (readonly Edit[])[];
}

export interface RotaDesk {
  readonly store: StoreApi<RotaSession>;
  readonly live: LiveRota;
  readonly queue: SaveQueue;
  /** Checks and shows the edits at once and saves them in the background; returns those that changed something. */
  edit(edits: readonly Edit[]): readonly Edit[];
  undo(): readonly Edit[];
  redo(): readonly Edit[];
}

export interface RotaDeskOptions {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  readonly rota: Rota;
  readonly send: (edits: readonly Edit[], revision: number) => Promise<Saved>;
  readonly now: () => Date;
  readonly clock?: () => number;
}

export function contentOf(rota: Pick<Rota, 'assignments' | 'locks'>): RotaContent {
  return { assignments: new Map(rota.assignments.map((a) => [assignmentKey(a), a])), locks: new Set(rota.locks) };
}

/** Opens a month for editing. Compiling its rules is the one slow step (tenths of a second for a large team). */
export function openRota(options: RotaDeskOptions): RotaDesk {
  const { team, ruleSet, rota, send, now, clock = () => performance.now() } = options;
  const content = contentOf(rota);
  const live = new LiveRota(team, ruleSet, monthRange(rota.month), content);
  const store = createStore<RotaSession>(() => ({
    content,
    findings: live.findings(),
    cost: live.cost(),
    checkedMs: 0,
    saving: { kind: 'saved', at: null },
    changedSincePublish: rota.changedSincePublish,
    undoable: [],
    redoable: [],
  }));
  const queue = new SaveQueue({
    send,
    revision: rota.revision,
    now,
    onState: (saving) => store.setState({ saving }),
    onSaved: ({ changedSincePublish }) => store.setState({ changedSincePublish }),
  });

  const take = (edits: readonly Edit[]): Pick<RotaSession, 'content' | 'findings' | 'cost' | 'checkedMs'> => {
    const start = clock();
    live.apply(edits);
    const findings = live.findings();
    const cost = live.cost();
    return { content: applyEdits(team, store.getState().content, edits), findings, cost, checkedMs: clock() - start };
  };
  const perform = (edits: readonly Edit[], stacks: Pick<RotaSession, 'undoable' | 'redoable'>) => {
    store.setState({ ...take(edits), ...stacks });
    queue.add(edits);
    return edits;
  };

  return {
    store,
    live,
    queue,
    edit(asked) {
      const edits = effective(store.getState().content, asked);
      if (edits.length === 0) return edits;
      return perform(edits, { undoable: [...store.getState().undoable, edits], redoable: [] });
    },
    undo() {
      const { undoable, redoable } = store.getState();
      const last = undoable.at(-1);
      if (!last) return [];
      const back = [...last].reverse().map(inverse);
      return perform(back, { undoable: undoable.slice(0, -1), redoable: [...redoable, last] });
    },
    redo() {
      const { undoable, redoable } = store.getState();
      const last = redoable.at(-1);
      if (!last) return [];
      return perform(last, { undoable: [...undoable, last], redoable: redoable.slice(0, -1) });
    },
  };
}
