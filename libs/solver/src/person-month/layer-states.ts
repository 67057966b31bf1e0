/** The distinct states after a day, numbered as they come: a node, and what is counted and remembered on top. */
export class LayerStates {
  readonly width: number;
  count = 0;
  values: Int32Array;
  #table: Int32Array;

  constructor(width: number) {
    this.width = width;
    this.values = new Int32Array(Math.max(1, width) * 256);
    this.#table = new Int32Array(1024).fill(-1);
  }

  /** Before the first day: one state, nothing counted. */
  static start(): LayerStates {
    const states = new LayerStates(1);
    states.add(new Int32Array(1));
    return states;
  }

  /** The number of a state, new or known. */
  add(state: Int32Array): number {
    const { width } = this;
    let hash = 17;
    for (let i = 0; i < width; i += 1) hash = (Math.imul(hash, 31) + state[i]!) ^ (hash >>> 15);
    const mask = this.#table.length - 1;
    let at = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995) & mask;
    for (let known = this.#table[at]!; known >= 0; known = this.#table[at]!) {
      if (this.#equals(known, state)) return known;
      at = (at + 1) & mask;
    }
    this.#table[at] = this.count;
    this.#store(state);
    if (this.count * 2 > this.#table.length) this.#grow();
    return this.count - 1;
  }

  #equals(known: number, state: Int32Array): boolean {
    const from = known * this.width;
    for (let i = 0; i < this.width; i += 1) if (this.values[from + i] !== state[i]) return false;
    return true;
  }

  #store(state: Int32Array): void {
    const from = this.count * this.width;
    if (from + this.width > this.values.length) {
      const larger = new Int32Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    for (let i = 0; i < this.width; i += 1) this.values[from + i] = state[i]!;
    this.count += 1;
  }

  #grow(): void {
    const table = new Int32Array(this.#table.length * 2).fill(-1);
    const mask = table.length - 1;
    for (let i = 0; i < this.count; i += 1) {
      let hash = 17;
      const from = i * this.width;
      for (let j = 0; j < this.width; j += 1) hash = (Math.imul(hash, 31) + this.values[from + j]!) ^ (hash >>> 15);
      let at = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995) & mask;
      while (table[at]! >= 0) at = (at + 1) & mask;
      table[at] = i;
    }
    this.#table = table;
  }
}
