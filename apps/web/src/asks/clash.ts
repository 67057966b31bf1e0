/**
 * One thing to know before asking for something: `must` cannot be, `should` costs somebody something, `know` is a fact,
 * `holds` says that nothing stands in the way.
 */
export interface Clash {
  readonly weight: 'must' | 'should' | 'know' | 'holds';
  readonly sentence: string;
}

/** Two runs of days, both ends included, share a day. */
export function touches(
  a: { readonly from: string; readonly to: string },
  b: { readonly from: string; readonly to: string },
): boolean {
  return a.from <= b.to && b.from <= a.to;
}
