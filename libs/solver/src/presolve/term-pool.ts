/** Weighted literals being put together: the first `count` of each. */
export class Terms {
  literals = new Int32Array(256);
  weights = new Float64Array(256);
  count = 0;

  push(literal: number, weight: number): void {
    if (this.count === this.literals.length) {
      this.literals = grown(this.literals, new Int32Array(2 * this.count));
      this.weights = grown(this.weights, new Float64Array(2 * this.count));
    }
    this.literals[this.count] = literal;
    this.weights[this.count] = weight;
    this.count += 1;
  }

  /** Brings the literals in order; the weights stay where they are. */
  sort(): void {
    for (let i = 1; i < this.count; i += 1) {
      if (this.literals[i]! > this.literals[i - 1]!) continue;
      this.literals.subarray(0, this.count).sort();
      return;
    }
  }
}

/** Lists of weighted literals in flat arrays, each list once; numbered in the order in which they first came. */
export class TermPool {
  #literals: Int32Array;
  #weights: Float64Array;
  /** Where each list starts, and after them where the next one would. */
  #starts: Int32Array;
  #count = 0;
  /** Number of the list at each place its hash may lead to; −1 where none is. */
  #places: Int32Array;

  /** With room for as much as another pool holds, where one is given. */
  constructor(other?: TermPool) {
    this.#literals = new Int32Array(other ? other.#literals.length : 4096);
    this.#weights = new Float64Array(this.#literals.length);
    this.#starts = new Int32Array(other ? other.#starts.length : 512);
    this.#places = new Int32Array(other ? other.#places.length : 1024).fill(-1);
  }

  get count(): number {
    return this.#count;
  }

  /** Writes a list into `terms`. */
  read(list: number, terms: Terms): void {
    terms.count = 0;
    for (let i = this.#starts[list]!, end = this.#starts[list + 1]!; i < end; i += 1) {
      terms.push(this.#literals[i]!, this.#weights[i]!);
    }
  }

  /** The number of this list, which is a new one if it is not here yet. */
  add({ literals, weights, count }: Terms): number {
    if (2 * this.#count >= this.#places.length) this.#makePlaces(2 * this.#places.length);
    const mask = this.#places.length - 1;
    let place = hashOf(literals, weights, 0, count) & mask;
    for (let list = this.#places[place]!; list !== -1; list = this.#places[place]!) {
      if (this.#equals(list, literals, weights, count)) return list;
      place = (place + 1) & mask;
    }
    this.#places[place] = this.#count;
    const start = this.#starts[this.#count]!;
    this.#makeRoom(start + count);
    for (let i = 0; i < count; i += 1) {
      this.#literals[start + i] = literals[i]!;
      this.#weights[start + i] = weights[i]!;
    }
    this.#starts[this.#count + 1] = start + count;
    this.#count += 1;
    return this.#count - 1;
  }

  #equals(list: number, literals: Int32Array, weights: Float64Array, count: number): boolean {
    const start = this.#starts[list]!;
    if (this.#starts[list + 1]! - start !== count) return false;
    for (let i = 0; i < count; i += 1) {
      if (this.#literals[start + i] !== literals[i] || this.#weights[start + i] !== weights[i]) return false;
    }
    return true;
  }

  #makeRoom(terms: number): void {
    if (terms > this.#literals.length) {
      const length = Math.max(terms, 2 * this.#literals.length);
      this.#literals = grown(this.#literals, new Int32Array(length));
      this.#weights = grown(this.#weights, new Float64Array(length));
    }
    if (this.#count + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, new Int32Array(2 * this.#starts.length));
    }
  }

  #makePlaces(length: number): void {
    this.#places = new Int32Array(length).fill(-1);
    for (let list = 0; list < this.#count; list += 1) {
      let place = hashOf(this.#literals, this.#weights, this.#starts[list]!, this.#starts[list + 1]!) & (length - 1);
      while (this.#places[place] !== -1) place = (place + 1) & (length - 1);
      this.#places[place] = list;
    }
  }
}

function hashOf(literals: Int32Array, weights: Float64Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i += 1) {
    hash = Math.imul(hash ^ literals[i]!, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ weights[i]!, 0x85ebca6b);
  }
  return (hash ^ (hash >>> 13)) >>> 0;
}

function grown<A extends Int32Array | Float64Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
