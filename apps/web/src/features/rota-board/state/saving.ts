import type { Edit } from './edits.ts';

/** Where the last change is. `unsaved` edits are kept until the server has them or the person drops them. */
export type Saving =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsent'; readonly since: Date; readonly unsaved: readonly Edit[] }
  | {
      readonly kind: 'overtaken';
      readonly who: string;
      readonly when: string | null;
      readonly unsaved: readonly Edit[];
    }
  | { readonly kind: 'refused'; readonly sentence: string; readonly unsaved: readonly Edit[] };

/** What the server says after it took edits. */
export interface Saved {
  readonly revision: number;
  readonly changedSincePublish: number;
}

/** Refusals the queue tells apart. */
export class Overtaken extends Error {
  constructor(
    readonly who: string,
    readonly when: string | null,
  ) {
    super(`${who} changed this rota.`);
    this.name = 'Overtaken';
  }
}

export class NoContact extends Error {}

export interface SaveQueueOptions {
  /** Sends edits over the revision; throws Overtaken, NoContact, or anything else with a sentence. */
  readonly send: (edits: readonly Edit[], revision: number) => Promise<Saved>;
  readonly revision: number;
  readonly onState: (saving: Saving) => void;
  readonly onSaved: (saved: Saved) => void;
  readonly now: () => Date;
  /** Edits within this many milliseconds travel together. */
  readonly gatherMs?: number;
}

/**
 * Sends edits in the background, in order, one request at a time. Nothing is overwritten: when the rota was changed by
 * somebody else the queue stops and keeps what it could not send.
 */
export class SaveQueue {
  private waiting: Edit[] = [];
  private busy = false;
  private stopped = false;
  private revision: number;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly options: SaveQueueOptions) {
    this.revision = options.revision;
  }

  add(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    this.waiting.push(...edits);
    if (this.stopped) return;
    this.options.onState({ kind: 'saving' });
    this.timer ??= setTimeout(() => void this.flush(), this.options.gatherMs ?? 300);
  }

  /** Tries again after a lost connection. */
  retry(): void {
    this.stopped = false;
    void this.flush();
  }

  /** Takes over the revision of something done outside the queue, such as publishing. */
  moveTo(revision: number): void {
    this.revision = revision;
  }

  get currentRevision(): number {
    return this.revision;
  }

  dispose(): void {
    if (this.timer) clearTimeout(this.timer);
    this.stopped = true;
  }

  /** Sends what is waiting now; resolves when the queue is empty or has stopped. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.busy || this.stopped) return;
    this.busy = true;
    while (this.waiting.length > 0 && !this.stopped) await this.sendOnce();
    this.busy = false;
  }

  private async sendOnce(): Promise<void> {
    const sending = this.waiting;
    this.waiting = [];
    this.options.onState({ kind: 'saving' });
    try {
      const saved = await this.options.send(sending, this.revision);
      this.revision = saved.revision;
      this.options.onSaved(saved);
      if (this.waiting.length === 0) this.options.onState({ kind: 'saved', at: this.options.now() });
    } catch (problem) {
      this.waiting = [...sending, ...this.waiting];
      this.stopped = true;
      this.options.onState(this.stateOf(problem));
    }
  }

  private stateOf(problem: unknown): Saving {
    const unsaved = this.waiting;
    if (problem instanceof Overtaken) return { kind: 'overtaken', who: problem.who, when: problem.when, unsaved };
    if (problem instanceof NoContact) return { kind: 'unsent', since: this.options.now(), unsaved };
    const sentence = problem instanceof Error ? problem.message : 'The change was refused.';
    return { kind: 'refused', sentence, unsaved };
  }
}
