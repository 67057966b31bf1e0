import { assignmentKey, monthRange, type Team } from '@evenflow/domain';
import {
  compileInPieces,
  type CompiledRota,
  type Cost,
  type Finding,
  type InPieces,
  type RuleSet,
} from '@evenflow/rules';
import type { Rota } from '@evenflow/api-client';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyEdits, effective, inverse, type Edit, type RotaContent } from './edits.ts';
import { LiveRota } from './live-rota.ts';
import { editsBetween, meet } from './merge.ts';
import { SaveQueues, worstOf } from './save-queues.ts';
import { SaveQueue, type Met, type Overtaken, type Saved, type Saving } from './saving.ts';
import { forgetfulSteps, type Steps, type StepStore } from './steps.ts';

/** Edits of mine that somebody else's contradict; theirs stand until the person decides. */
export interface Clash {
  readonly who: string;
  readonly when: string | null;
  readonly mine: readonly Edit[];
}

/** Months in somebody's hands: what they hold, what the rules say, what can be undone, what is saved. */
export interface RotaSession extends Steps {
  readonly content: RotaContent;
  /** False until the rules have been read for the first time; then there are no findings yet and no cost. */
  readonly checked: boolean;
  readonly findings: readonly Finding[];
  readonly cost: Cost | null;
  /** How long the rules took over the last edit, in milliseconds. */
  readonly checkedMs: number;
  readonly saving: Saving;
  readonly changedSincePublish: number;
  readonly clash: Clash | null;
  /** What somebody else changed last, to be told. */
  readonly others: { readonly who: string; readonly edits: readonly Edit[] } | null;
}

/** What came of taking a step back or doing it again. */
export interface StepResult {
  readonly edits: readonly Edit[];
  /** The first edit of a step that could not be taken, because its cell was changed since. */
  readonly stale: Edit | null;
}

export interface RotaDesk {
  readonly store: StoreApi<RotaSession>;
  /** Made by who asks first; waits for what is still to be read of the rules. */
  readonly live: LiveRota;
  readonly queue: SaveQueues;
  /**
   * Reads on in the rules for about so many milliseconds; true when all is read and what is held has been checked.
   * Meanwhile edits are taken and saved, and checked when the reading is done.
   */
  readRules(forMs: number): boolean;
  /** Checks and shows the edits at once and saves them in the background; returns those that changed something. */
  edit(edits: readonly Edit[]): readonly Edit[];
  undo(): StepResult;
  redo(): StepResult;
  /** Somebody made a revision of a month: what is new in it is fetched and shown. */
  hear(month: string, revision: number, who: string): Promise<void>;
  /** Puts my clashing edits on top of the other person's, or lets them go. */
  settle(mine: boolean): void;
}

export interface RotaDeskOptions {
  readonly team: Team;
  readonly ruleSet: RuleSet;
  /** Neighbouring months, in order. */
  readonly rotas: readonly Rota[];
  readonly send: (month: string, edits: readonly Edit[], revision: number) => Promise<Saved>;
  /** The month as it is on the server now. */
  readonly load: (month: string) => Promise<Rota>;
  readonly now: () => Date;
  readonly steps?: StepStore;
  readonly clock?: () => number;
}

export function contentOf(rotas: readonly Pick<Rota, 'assignments' | 'locks'>[]): RotaContent {
  return {
    assignments: new Map(rotas.flatMap((rota) => rota.assignments).map((a) => [assignmentKey(a), a])),
    locks: new Set(rotas.flatMap((rota) => rota.locks)),
  };
}

/**
 * Opens months for editing at once. Reading their rules is the one slow step (tenths of a second for a large team): it
 * is done by `readRules`, or by whoever asks for `live` before.
 */
export function openRota(options: RotaDeskOptions): RotaDesk {
  return new Desk(options);
}

class Desk implements RotaDesk {
  readonly store: StoreApi<RotaSession>;
  readonly queue: SaveQueues;
  readonly #rules: InPieces<CompiledRota>;
  #live: LiveRota | null = null;
  readonly #options: RotaDeskOptions;
  readonly #steps: StepStore;
  readonly #savings = new Map<string, Saving>();
  readonly #heardFrom = new Map<string, string>();
  /** What the server holds of each month, as far as is known. */
  readonly #confirmed = new Map<string, RotaContent>();

  constructor(options: RotaDeskOptions) {
    const { team, ruleSet, rotas } = options;
    this.#options = options;
    this.#steps = options.steps ?? forgetfulSteps;
    const content = contentOf(rotas);
    const range = { from: monthRange(rotas[0]!.month).from, to: monthRange(rotas.at(-1)!.month).to };
    this.#rules = compileInPieces(team, ruleSet, range);
    this.store = createStore<RotaSession>(() => ({
      content,
      checked: false,
      findings: [],
      cost: null,
      checkedMs: 0,
      saving: { kind: 'saved', at: null },
      changedSincePublish: rotas[0]!.changedSincePublish,
      clash: null,
      others: null,
      ...this.#steps.load(),
    }));
    this.queue = new SaveQueues(new Map(rotas.map((rota) => [rota.month, this.#queueOf(rota)])));
  }

  get live(): LiveRota {
    if (!this.#live) {
      this.#readOn(Infinity);
      // Somebody asks while drawing: what is drawn of it follows.
      queueMicrotask(() => this.#show());
    }
    return this.#live!;
  }

  readRules(forMs: number): boolean {
    if (!this.#live && this.#readOn(forMs)) this.#show();
    return this.#live !== null;
  }

  #readOn(forMs: number): boolean {
    const { team, clock = () => performance.now() } = this.#options;
    const until = clock() + forMs;
    do {
      const { done, value } = this.#rules.next();
      if (done) {
        this.#live = new LiveRota(team, value, this.store.getState().content);
        return true;
      }
    } while (clock() < until);
    return false;
  }

  #show(): void {
    if (this.#live) this.store.setState({ checked: true, findings: this.#live.findings(), cost: this.#live.cost() });
  }

  edit(asked: readonly Edit[]): readonly Edit[] {
    const edits = effective(this.store.getState().content, asked);
    if (edits.length === 0) return edits;
    const { undoable } = this.store.getState();
    return this.#perform(edits, { undoable: [...undoable, edits], redoable: [] });
  }

  undo(): StepResult {
    const { undoable, redoable } = this.store.getState();
    const last = undoable.at(-1);
    if (!last) return { edits: [], stale: null };
    const back = [...last].reverse().map(inverse);
    const left = undoable.slice(0, -1);
    return this.#retrace(back, { undoable: left, redoable: [...redoable, last] }, { undoable: left, redoable });
  }

  redo(): StepResult {
    const { undoable, redoable } = this.store.getState();
    const last = redoable.at(-1);
    if (!last) return { edits: [], stale: null };
    const left = redoable.slice(0, -1);
    return this.#retrace(last, { undoable: [...undoable, last], redoable: left }, { undoable, redoable: left });
  }

  async hear(month: string, revision: number, who: string): Promise<void> {
    this.#heardFrom.set(month, who);
    await this.queue.hear(month, revision);
  }

  settle(mine: boolean): void {
    const { clash } = this.store.getState();
    this.store.setState({ clash: null });
    if (clash && mine) this.edit(clash.mine);
  }

  /** Takes the step whole, or not at all when somebody changed one of its cells since; then it is forgotten. */
  #retrace(edits: readonly Edit[], taken: Steps, forgotten: Steps): StepResult {
    const able = effective(this.store.getState().content, edits);
    if (able.length === edits.length) return { edits: this.#perform(edits, taken), stale: null };
    this.store.setState(forgotten);
    this.#steps.save(forgotten);
    return { edits: [], stale: edits.find((edit) => !able.includes(edit)) ?? null };
  }

  #perform(edits: readonly Edit[], steps: Steps): readonly Edit[] {
    this.store.setState({ ...this.#take(edits), ...steps });
    this.#steps.save(steps);
    this.queue.add(edits);
    return edits;
  }

  #take(edits: readonly Edit[]): Pick<RotaSession, 'content'> & Partial<RotaSession> {
    const { team, clock = () => performance.now() } = this.#options;
    const start = clock();
    const content = applyEdits(team, this.store.getState().content, edits);
    const live = this.#live;
    if (!live) return { content };
    live.apply(edits);
    return { content, checked: true, findings: live.findings(), cost: live.cost(), checkedMs: clock() - start };
  }

  #queueOf({ month, revision, assignments, locks }: Rota): SaveQueue {
    const { send, now, team } = this.#options;
    this.#confirmed.set(month, contentOf([{ assignments, locks }]));
    this.#savings.set(month, { kind: 'saved', at: null });
    return new SaveQueue({
      send: (edits, over) => send(month, edits, over),
      takeOver: (waiting, by) => this.#takeOver(month, waiting, by),
      revision,
      now,
      onState: (saving) => {
        this.#savings.set(month, saving);
        this.store.setState({ saving: worstOf([...this.#savings.values()]) });
      },
      onSaved: ({ changedSincePublish }, edits) => {
        this.#confirmed.set(month, applyEdits(team, this.#confirmed.get(month)!, edits));
        if (month === this.#options.rotas[0]!.month) this.store.setState({ changedSincePublish });
      },
    });
  }

  /** Somebody else's edits come into the content under my waiting ones; what contradicts them is set aside, not lost. */
  async #takeOver(month: string, waiting: () => readonly (readonly Edit[])[], by: Overtaken | null): Promise<Met> {
    const rota = await this.#options.load(month);
    const { team } = this.#options;
    const server = contentOf([rota]);
    const theirs = editsBetween(this.#confirmed.get(month)!, server);
    const { apart, clashing } = meet(team, waiting(), theirs);
    this.#confirmed.set(month, server);
    const kept = apart.map((step) => effective(server, step)).filter((step) => step.length > 0);
    const goal = kept.reduce((content, step) => applyEdits(team, content, step), server);
    const delta = editsBetween(this.#monthOf(month), goal);
    const who = by?.who ?? this.#heardFrom.get(month) ?? 'Somebody else';
    this.store.setState({
      ...(delta.length > 0 ? this.#take(delta) : {}),
      ...(theirs.length > 0 ? { others: { who, edits: theirs } } : {}),
      ...(clashing.length > 0 ? { clash: this.#clashWith(who, by?.when ?? null, clashing.flat()) } : {}),
      ...(month === this.#options.rotas[0]!.month ? { changedSincePublish: rota.changedSincePublish } : {}),
    });
    return { revision: rota.revision, waiting: kept };
  }

  #clashWith(who: string, when: string | null, mine: readonly Edit[]): Clash {
    const before = this.store.getState().clash;
    return { who, when, mine: [...(before?.mine ?? []), ...mine] };
  }

  #monthOf(month: string): RotaContent {
    const { content } = this.store.getState();
    return {
      assignments: new Map([...content.assignments].filter(([, a]) => a.date.startsWith(month))),
      locks: new Set([...content.locks].filter((key) => key.split('|')[1]!.startsWith(month))),
    };
  }
}
