/**
 * The solver's own random numbers (sfc32): the same sequence for the same seed on every machine, using nothing but
 * 32-bit integer arithmetic.
 */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: number) {
    this.#a = seed | 0;
    this.#b = Math.floor(seed / 4294967296) | 0;
    this.#c = 0x9e3779b9 | 0;
    for (let i = 0; i < 16; i += 1) this.next();
  }

  /** A whole number from 0 to 2^32 − 1. */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }

  /** A whole number from 0 to `n − 1`. */
  below(n: number): number {
    return Math.floor((this.next() / 4294967296) * n);
  }

  /** From 0 up to, but not including, 1. */
  fraction(): number {
    return this.next() / 4294967296;
  }

  /** True with a chance of `percent` in a hundred. */
  chance(percent: number): boolean {
    return this.next() < percent * 42949672.96;
  }
}

const STEPS = 4096;
let thresholds: Float64Array | undefined;

/** Natural logarithm by plain arithmetic: `Math.log` may differ in the last bit between engines. */
export function logarithm(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NEGATIVE_INFINITY;
  let halvings = 0;
  let y = x;
  while (y > 1.4) {
    y /= 2;
    halvings -= 1;
  }
  while (y < 0.7) {
    y *= 2;
    halvings += 1;
  }
  const z = (y - 1) / (y + 1);
  let term = z;
  let sum = 0;
  for (let n = 1; n < 60; n += 2) {
    sum += term / n;
    term *= z * z;
  }
  return 2 * sum - halvings * 0.6931471805599453;
}

/** A power is looked up down to a part of a halving this small; what is left of it is a short sum. */
const PARTS = 64;
const PART = 0.6931471805599453 / PARTS;
const SMALLEST = 1000 * PARTS;
const halves = Float64Array.from({ length: 1001 }, (_, i) => 2 ** -i);
const partsOfHalf = Float64Array.from({ length: PARTS }, (_, i) => exponentialSum(-i * PART));

function exponentialSum(x: number): number {
  let sum = 1;
  for (let n = 20; n > 0; n -= 1) sum = 1 + (sum * x) / n;
  return sum;
}

/** The exponential of a number that is not above 0, by plain arithmetic for the same reason. */
export function exponential(x: number): number {
  const parts = Math.max(0, Math.floor(-x / PART));
  if (!(parts < SMALLEST)) return 0;
  const left = x + parts * PART;
  const sum = 1 + left * (1 + left * (1 / 2 + left * (1 / 6 + left * (1 / 24 + left * (1 / 120)))));
  return sum * partsOfHalf[parts % PARTS]! * halves[(parts / PARTS) | 0]!;
}

/**
 * What a worsening may cost at temperature 1 to be accepted: an exponentially distributed threshold, which is the
 * Metropolis rule turned round, so no exponential is computed per move.
 */
export function acceptanceThresholds(): Float64Array {
  thresholds ??= Float64Array.from({ length: STEPS }, (_, i) => -logarithm((i + 0.5) / STEPS));
  return thresholds;
}
