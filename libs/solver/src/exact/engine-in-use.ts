import type { Highs } from 'highs';
import { takeOutRubbish } from '../memory.ts';
import { pause } from '../pause.ts';
import { loadEngine, renewEngine } from '../prove/engine.ts';

/** Bytes of an engine that is left for a new one: what it has taken it never gives back. */
const GROWN = 64 * 1024 * 1024;

/**
 * The engine the exact parts work with. Asked for each time anew and never kept by anything that waits, or one that is
 * left would stay.
 */
export class EngineInUse {
  #highs: Highs | undefined;

  async load(): Promise<void> {
    this.#highs = await loadEngine();
  }

  /** Loaded before. */
  get highs(): Highs {
    return this.#highs!;
  }

  /** Another where this one's memory has grown. */
  async refresh(): Promise<void> {
    if (this.highs.memoryBytes > GROWN) await this.renew();
  }

  /** Another in any case: before something that needs all the room there is. */
  async renew(): Promise<void> {
    this.#highs = undefined;
    this.#highs = await renewEngine();
    await pause();
    takeOutRubbish();
  }
}
