import type { CompiledRota } from '@evenflow/rules';

/** For each literal of a problem, the days it looks at, and whether it was worked before. */
export interface LiteralDays {
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** 1: true whatever is planned. */
  readonly held: Uint8Array;
}

export function literalDays({ problem, view }: CompiledRota): LiteralDays {
  const literals = [...problem.slots.map((_, slot) => [slot]), ...problem.anyOf];
  const days = (slots: readonly number[]) => slots.map((slot) => view.slots[slot]!.day);
  return {
    first: Int32Array.from(literals, (slots) => Math.min(...days(slots))),
    last: Int32Array.from(literals, (slots) => Math.max(...days(slots))),
    held: Uint8Array.from(literals, (slots) => (slots.some((slot) => view.slots[slot]!.past) ? 1 : 0)),
  };
}
