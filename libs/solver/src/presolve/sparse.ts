/** Compressed sparse rows: entries of group g are those from `start[g]` up to `start[g + 1]`. */
export interface Sparse {
  readonly start: Int32Array;
  readonly index: Int32Array;
  readonly value: Int32Array;
}

/** Lists of numbers, all of value 0. */
export function listed(lists: readonly (readonly number[])[]): Sparse {
  const start = new Int32Array(lists.length + 1);
  for (let group = 0; group < lists.length; group += 1) start[group + 1] = start[group]! + lists[group]!.length;
  const index = new Int32Array(start[lists.length]!);
  for (let group = 0, at = 0; group < lists.length; group += 1) {
    const list = lists[group]!;
    for (let i = 0; i < list.length; i += 1, at += 1) index[at] = list[i]!;
  }
  return { start, index, value: new Int32Array(index.length) };
}

/** The same entries by their index, which is below `count`; what was the group becomes the index, in order. */
export function turned({ start, index, value }: Sparse, count: number): Sparse {
  const next = new Int32Array(count + 1);
  for (let e = 0; e < index.length; e += 1) next[index[e]! + 1]! += 1;
  for (let i = 0; i < count; i += 1) next[i + 1]! += next[i]!;
  const by = { start: next.slice(), index: new Int32Array(index.length), value: new Int32Array(index.length) };
  for (let group = 0; group + 1 < start.length; group += 1) {
    for (let e = start[group]!; e < start[group + 1]!; e += 1) {
      const at = next[index[e]!]!;
      next[index[e]!] = at + 1;
      by.index[at] = group;
      by.value[at] = value[e]!;
    }
  }
  return by;
}

/** A growing list of (group, index, value) entries, turned into compressed sparse rows. */
export class SparseBuilder {
  readonly #groupCount: number;
  /** Three numbers for each entry; flat, because there are millions on a long horizon. */
  #entries = new Int32Array(3 * 1024);
  #size = 0;

  constructor(groupCount: number) {
    this.#groupCount = groupCount;
  }

  add(group: number, index: number, value = 0): void {
    if (this.#size === this.#entries.length) {
      const grown = new Int32Array(2 * this.#size);
      grown.set(this.#entries);
      this.#entries = grown;
    }
    this.#entries[this.#size] = group;
    this.#entries[this.#size + 1] = index;
    this.#entries[this.#size + 2] = value;
    this.#size += 3;
  }

  /** Entries of group g are those from `start[g]` up to `start[g + 1]`, in the order they were added. */
  build(): Sparse {
    const entries = this.#entries;
    const start = new Int32Array(this.#groupCount + 1);
    for (let e = 0; e < this.#size; e += 3) start[entries[e]! + 1]! += 1;
    for (let g = 0; g < this.#groupCount; g += 1) start[g + 1]! += start[g]!;
    const next = start.slice();
    const index = new Int32Array(this.#size / 3);
    const value = new Int32Array(this.#size / 3);
    for (let e = 0; e < this.#size; e += 3) {
      const at = next[entries[e]!]!;
      next[entries[e]!] = at + 1;
      index[at] = entries[e + 1]!;
      value[at] = entries[e + 2]!;
    }
    return { start, index, value };
  }
}
