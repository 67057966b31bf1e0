import type { Edit } from './edits.ts';
import type { SaveQueue, Saving } from './saving.ts';

/** The queues of the months a board shows, as one. The first month is the one that is published. */
export class SaveQueues {
  constructor(private readonly queues: ReadonlyMap<string, SaveQueue>) {}

  /** Each month gets its part of the step. */
  add(edits: readonly Edit[]): void {
    for (const [month, queue] of this.queues) queue.add(edits.filter(({ date }) => date.startsWith(month)));
  }

  retry(): void {
    for (const queue of this.queues.values()) queue.retry();
  }

  async flush(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.flush()));
  }

  async hear(month: string, revision: number): Promise<void> {
    await this.queues.get(month)?.hear(revision);
  }

  moveTo(revision: number): void {
    this.first.moveTo(revision);
  }

  get currentRevision(): number {
    return this.first.currentRevision;
  }

  private get first(): SaveQueue {
    return this.queues.values().next().value!;
  }
}

const WORST = ['refused', 'unsent', 'saving', 'saved'] as const;

/** What a person needs to know of several queues: the worst of them, with everything that is not saved. */
export function worstOf(states: readonly Saving[]): Saving {
  const worst = WORST.map((kind) => states.filter((state) => state.kind === kind)).find((some) => some.length > 0)!;
  const first = worst[0]!;
  if (first.kind === 'saved') {
    const latest = Math.max(...worst.map((state) => (state.kind === 'saved' && state.at ? state.at.getTime() : 0)));
    return { kind: 'saved', at: latest === 0 ? null : new Date(latest) };
  }
  if (first.kind === 'saving') return first;
  return { ...first, unsaved: states.flatMap((state) => ('unsaved' in state ? state.unsaved : [])) };
}
