/** A growing list of (group, index, value) entries, turned into compressed sparse rows. */
export class SparseBuilder {
  readonly #groupCount: number;
  readonly #groups: number[] = [];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  constructor(groupCount: number) {
    this.#groupCount = groupCount;
  }

  add(group: number, index: number, value = 0): void {
    this.#groups.push(group);
    this.#indices.push(index);
    this.#values.push(value);
  }

  /** Entries of group g are those from `start[g]` up to `start[g + 1]`, in the order they were added. */
  build(): { start: Int32Array; index: Int32Array; value: Int32Array } {
    const start = new Int32Array(this.#groupCount + 1);
    for (const group of this.#groups) start[group + 1]! += 1;
    for (let g = 0; g < this.#groupCount; g += 1) start[g + 1]! += start[g]!;
    const next = start.slice();
    const index = new Int32Array(this.#groups.length);
    const value = new Int32Array(this.#groups.length);
    this.#groups.forEach((group, i) => {
      const at = next[group]!;
      next[group] = at + 1;
      index[at] = this.#indices[i]!;
      value[at] = this.#values[i]!;
    });
    return { start, index, value };
  }
}
