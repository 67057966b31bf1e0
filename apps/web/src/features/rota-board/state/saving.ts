import type { Edit } from './edits.ts';

/** Where the last change is. `unsaved` edits are kept until the server has them or the person drops them. */
export type Saving =
  | { readonly kind: 'saved'; readonly at: Date | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsent'; readonly since: Date; readonly unsaved: readonly Edit[] }
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

/** What is left to send after somebody else's edits were taken over, and the revision they made. */
export interface Met {
  readonly revision: number;
  readonly waiting: readonly (readonly Edit[])[];
}

export interface SaveQueueOptions {
  /** Sends edits over the revision; throws Overtaken, NoContact, or anything else with a sentence. */
  readonly send: (edits: readonly Edit[], revision: number) => Promise<Saved>;
  /** Takes over what somebody else changed; `waiting` gives the steps not sent at the moment it is asked. */
  readonly takeOver: (waiting: () => readonly (readonly Edit[])[], by: Overtaken | null) => Promise<Met>;
  readonly revision: number;
  readonly onState: (saving: Saving) => void;
  readonly onSaved: (saved: Saved, edits: readonly Edit[]) => void;
  readonly now: () => Date;
  /** Edits within this many milliseconds travel together. */
  readonly gatherMs?: number;
}

/**
 * Sends a month's edits in the background, in order, one request at a time. Nothing is overwritten: when somebody else
 * was faster, their edits are taken over first and only what does not touch them goes on top.
 */
export class SaveQueue {
  private waiting: (readonly Edit[])[] = [];
  private busy = false;
  private stopped = false;
  private revision: number;
  /** The latest revision anybody spoke of. */
  private heard = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly options: SaveQueueOptions) {
    this.revision = options.revision;
  }

  add(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    this.waiting.push(edits);
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

  /** Somebody, maybe this very queue, made a revision: what it does not know yet is fetched. */
  async hear(revision: number): Promise<void> {
    this.heard = Math.max(this.heard, revision);
    if (!this.busy) await this.flush();
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
    while (!this.stopped && (this.waiting.length > 0 || this.heard > this.revision)) await this.stepOnce();
    this.busy = false;
  }

  private async stepOnce(): Promise<void> {
    const sending = this.waiting;
    this.waiting = [];
    try {
      if (this.heard > this.revision) return await this.meetOthers(sending, null);
      await this.sendOnce(sending);
    } catch (problem) {
      this.waiting = [...sending, ...this.waiting];
      this.stopped = true;
      this.options.onState(this.stateOf(problem));
    }
  }

  private async sendOnce(sending: (readonly Edit[])[]): Promise<void> {
    this.options.onState({ kind: 'saving' });
    const edits = sending.flat();
    try {
      const saved = await this.options.send(edits, this.revision);
      this.revision = saved.revision;
      this.options.onSaved(saved, edits);
      if (this.waiting.length === 0) this.options.onState({ kind: 'saved', at: this.options.now() });
    } catch (problem) {
      if (!(problem instanceof Overtaken)) throw problem;
      await this.meetOthers(sending, problem);
    }
  }

  private async meetOthers(sending: (readonly Edit[])[], by: Overtaken | null): Promise<void> {
    const met = await this.options.takeOver(() => [...sending, ...this.waiting], by);
    this.waiting = [...met.waiting];
    this.revision = met.revision;
    if (this.waiting.length === 0) this.options.onState({ kind: 'saved', at: this.options.now() });
  }

  private stateOf(problem: unknown): Saving {
    const unsaved = this.waiting.flat();
    if (problem instanceof NoContact) return { kind: 'unsent', since: this.options.now(), unsaved };
    const sentence = problem instanceof Error ? problem.message : 'The change was refused.';
    return { kind: 'refused', sentence, unsaved };
  }
}
