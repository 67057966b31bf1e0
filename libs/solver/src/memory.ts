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

/** Bounds or rows from which on each step of getting ready leaves so much behind that it is taken out before the next. */
const MANY = 50_000;

/** The same, where there are so many bounds or rows that memory would be short otherwise. */
export function takeOutRubbishOf(count: number): void {
  if (count > MANY) takeOutRubbish();
}

/** Time for an engine to give up what it is at: memory nears `megabytes`. */
export function shortForEngine(megabytes: number | undefined): boolean {
  return megabytes !== undefined && residentBytes() > ENGINE_PART * megabytes * MEGABYTE;
}

/** Time to end the exact parts altogether, so that the search keeps what it needs. */
export function shortForExact(megabytes: number | undefined): boolean {
  return megabytes !== undefined && residentBytes() > EXACT_PART * megabytes * MEGABYTE;
}
