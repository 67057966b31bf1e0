/** A set of whole numbers below a limit with constant-time put and random pick. */
export class PositionSet {
  readonly items: Int32Array;
  readonly #place: Int32Array;
  size = 0;

  constructor(limit: number) {
    this.items = new Int32Array(limit);
    this.#place = new Int32Array(limit).fill(-1);
  }

  /** Puts an item in, or takes it out. */
  put(item: number, present: boolean): void {
    const place = this.#place[item]!;
    if (present === place >= 0) return;
    if (present) {
      this.#place[item] = this.size;
      this.items[this.size] = item;
      this.size += 1;
      return;
    }
    this.size -= 1;
    const last = this.items[this.size]!;
    this.items[place] = last;
    this.#place[last] = place;
    this.#place[item] = -1;
  }

  has(item: number): boolean {
    return this.#place[item]! >= 0;
  }
}
