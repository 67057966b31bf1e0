/**
 * A minimal part of `items` that still fails (QuickXplain): without any one of its members, the others with what is
 * taken for granted no longer fail. `items` as a whole must fail, and `fails` must not change its mind. Members that
 * come first are preferred. About k·log₂(n/k) questions for k members of n.
 */
export async function minimalSet<T>(
  items: readonly T[],
  fails: (items: readonly T[]) => Promise<boolean>,
): Promise<T[]> {
  async function within(given: readonly T[], open: readonly T[], grew: boolean): Promise<T[]> {
    if (grew && (await fails(given))) return [];
    if (open.length <= 1) return [...open];
    const half = open.length >> 1;
    const [first, second] = [open.slice(0, half), open.slice(half)];
    const fromSecond = await within([...given, ...first], second, true);
    const fromFirst = await within([...given, ...fromSecond], first, fromSecond.length > 0);
    return [...fromFirst, ...fromSecond];
  }
  if (await fails([])) return [];
  return within([], items, false);
}
