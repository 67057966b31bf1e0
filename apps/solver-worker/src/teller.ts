import type { SolveNews } from './solve-messages.ts';

/** Writes progress one at a time; when several came meanwhile, only the newest. */
export class Teller {
  private newest: SolveNews | null = null;
  private writing: Promise<void> | null = null;

  constructor(private readonly write: (progress: SolveNews) => Promise<unknown>) {}

  tell(progress: SolveNews): void {
    this.newest = progress;
    this.writing ??= this.writeOut().finally(() => (this.writing = null));
  }

  async told(): Promise<void> {
    await this.writing;
  }

  private async writeOut(): Promise<void> {
    while (this.newest) {
      const progress = this.newest;
      this.newest = null;
      // Progress is news, not truth: what cannot be written is replaced by the next.
      await this.write(progress).catch(() => undefined);
    }
  }
}
