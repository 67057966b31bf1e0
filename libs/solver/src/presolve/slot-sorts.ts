/** Slots told apart split by split: those of one sort were always given together, or not at all. */
export class SlotSorts {
  readonly #sort: Int32Array;
  #sorts = 0;
  /** The last split each slot was given in. */
  readonly #splitAt: Int32Array;
  #split = 0;
  /** What each sort became in the split it was last part of, by sort. */
  #became = new Int32Array(1024);
  #becameAt = new Int32Array(1024);

  constructor(slots: number) {
    this.#sort = new Int32Array(slots);
    this.#splitAt = new Int32Array(slots);
  }

  areAlike(slot: number, other: number): boolean {
    return this.#sort[slot] === this.#sort[other];
  }

  /** From here on slots are given of another split. */
  begin(): void {
    this.#split += 1;
  }

  /** The slots given in one split are of another sort than those like them that are not. */
  give(slot: number): void {
    if (this.#splitAt[slot] === this.#split) return;
    this.#splitAt[slot] = this.#split;
    const before = this.#sort[slot]!;
    if (this.#becameAt[before] !== this.#split) {
      this.#sorts += 1;
      if (this.#sorts === this.#became.length) this.#grow();
      this.#becameAt[before] = this.#split;
      this.#became[before] = this.#sorts;
    }
    this.#sort[slot] = this.#became[before]!;
  }

  #grow(): void {
    const [became, becameAt] = [this.#became, this.#becameAt];
    this.#became = new Int32Array(2 * became.length);
    this.#becameAt = new Int32Array(2 * became.length);
    this.#became.set(became);
    this.#becameAt.set(becameAt);
  }
}
