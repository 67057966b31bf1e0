/** What the process of one solve may take in all: typed arrays, WebAssembly and both threads' heaps together. */
export const SOLVE_MEGABYTES = 400;

/** Half of what young objects may fill (Node's --max-semi-space-size): V8's own choice costs each thread 30 MB more. */
export const SEMI_SPACE_MEGABYTES = 4;

/**
 * What Node is started with for a solve: a tight heap, the right to say when rubbish is taken out, and an engine that is
 * made fast one function at a time.
 */
export const SOLVE_FLAGS: readonly string[] = [
  `--max-semi-space-size=${SEMI_SPACE_MEGABYTES}`,
  '--expose-gc',
  '--wasm-num-compilation-tasks=1',
];

/**
 * What its process has in its environment: making the engine fast leaves behind memory that the C library would keep for
 * each of its threads; from one pool it is used again. 90 MB less on a team of 28.
 */
export const SOLVE_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '1' };

const MEGABYTE = 1_048_576;
/** Parts of what a process may take at which an engine gives its run up, and at which the exact parts are ended. */
const ENGINE_PART = 0.88;
const EXACT_PART = 0.94;

/** Resident memory of the whole process; 0 in a browser. */
export function residentBytes(): number {
  return typeof process === 'object' ? process.memoryUsage.rss() : 0;
}

/**
 * Takes out what compiling or building left behind, where Node was started with the right to; on its own it waits until
 * much more has been allocated, and a search allocates little.
 */
export function takeOutRubbish(): void {
  (globalThis as { readonly gc?: () => void }).gc?.();
}

/** Between two looks at what the process takes: while another thread is at work, each holds this one up. */
const LOOK_EVERY_MS = 20;
/** What rubbish held is given back to the system on the side; by then it has been. */
const GIVEN_BACK_MS = 150;
/** For so long after rubbish was taken out it is not what memory is short of. */
const CLEAN_MS = 400;
/** Beyond what an engine gives up at by this part of what may be taken, nobody waits for that. */
const FAR_PART = 0.03;
/** Well before memory is short, by this part of what may be taken, rubbish is taken out once in a while. */
const EARLY_PART = 0.08;
const EARLY_EVERY_MS = 1000;
/**
 * Shortly before, by this part, as soon as it may have come to that much: Node would let it grow to several times what is
 * in use. Not earlier: taking it out takes longest where little is free anyway.
 */
const NEAR_PART = 0.04;
const MUCH_RUBBISH_PART = 0.05;

/** What a watch sees and does; drawn in its spec. */
export interface WatchedProcess {
  readonly bytes: () => number;
  /** Of this thread's objects, rubbish among them. */
  readonly heapBytes: () => number;
  readonly takeOutRubbish: () => void;
  /** In milliseconds. */
  readonly now: () => number;
}

const thisProcess: WatchedProcess = {
  bytes: residentBytes,
  heapBytes: () => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
  takeOutRubbish,
  now: () => performance.now(),
};

/**
 * How a thread sees that its process nears what it may take, even without this thread's rubbish: what rubbish held goes
 * back to the system only a while after it was taken out.
 */
export class MemoryWatch {
  readonly #process: WatchedProcess;
  readonly #bytes: number;
  readonly #part: number;
  readonly #farPart: number;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #cleanedAt = Number.NEGATIVE_INFINITY;
  /** Of this thread's objects once rubbish was taken out. */
  #cleanBytes = 0;
  #short = false;

  private constructor(megabytes: number | undefined, part: number, farPart: number, process = thisProcess) {
    this.#process = process;
    this.#farPart = farPart;
    this.#bytes = (megabytes ?? Number.POSITIVE_INFINITY) * MEGABYTE;
    this.#part = part;
  }

  /** Short when it is time for an engine to give up what it is at; never without a limit. */
  static forEngine(megabytes: number | undefined, process?: WatchedProcess): MemoryWatch {
    return new MemoryWatch(megabytes, ENGINE_PART, ENGINE_PART + FAR_PART, process);
  }

  /** Short when it is time to end the exact parts altogether, so that the search keeps what it needs. */
  static forExact(megabytes: number | undefined): MemoryWatch {
    return new MemoryWatch(megabytes, EXACT_PART, EXACT_PART);
  }

  /** Looks every 20 milliseconds at most, and takes rubbish out where that may help. */
  isShort(): boolean {
    const now = this.#process.now();
    if (this.#bytes === Number.POSITIVE_INFINITY || now - this.#lookedAt < LOOK_EVERY_MS) return this.#short;
    this.#lookedAt = now;
    const taken = this.#process.bytes() / this.#bytes;
    const sinceClean = now - this.#cleanedAt;
    const isOver = taken > this.#part;
    const isFar = taken > this.#farPart;
    if (isOver && !isFar && sinceClean <= GIVEN_BACK_MS) return this.#short;
    this.#short = isFar || (isOver && (this.#short || sinceClean <= CLEAN_MS));
    const isEarly = taken > this.#part - EARLY_PART && sinceClean > EARLY_EVERY_MS;
    const isNear = taken > this.#part - NEAR_PART && this.#hasMuchRubbish;
    if ((isOver && !this.#short) || isEarly || isNear) this.#clean();
    return this.#short;
  }

  get #hasMuchRubbish(): boolean {
    return this.#process.heapBytes() - this.#cleanBytes > MUCH_RUBBISH_PART * this.#bytes;
  }

  #clean(): void {
    this.#process.takeOutRubbish();
    this.#cleanedAt = this.#process.now();
    this.#cleanBytes = this.#process.heapBytes();
  }
}
