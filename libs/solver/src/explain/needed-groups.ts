/** Groups of things of which all together fail. */
export interface Failing {
  /** Some of these groups that fail together already; undefined when not even all of them do. Must not change its mind. */
  readonly failing: (groups: readonly number[]) => Promise<ReadonlySet<number> | undefined>;
  /** Groups of these, which all together fail, without which all the others do not, as far as is seen at once. */
  readonly alsoNeeded: (groups: readonly number[], known: ReadonlySet<number>) => ReadonlySet<number>;
}

/**
 * A minimal part of `groups` that still fails: without any one of its members the others no longer do. Those that come
 * first are preferred. Groups are left out from the end, first one, then more and more: what holds without just one shows
 * best what else is needed.
 */
export async function neededGroups(groups: readonly number[], { failing, alsoNeeded }: Failing): Promise<number[]> {
  const needed = new Set(alsoNeeded(groups, new Set()));
  let open = groups.filter((each) => !needed.has(each));
  const inOrder = (some: readonly number[]) => groups.filter((each) => needed.has(each) || some.includes(each));
  let size = 1;
  while (open.length > 0) {
    size = Math.min(size, open.length);
    const kept = open.slice(0, open.length - size);
    const enough = await failing(inOrder(kept));
    if (enough) {
      open = kept.filter((each) => enough.has(each));
      size *= 2;
    } else if (size > 1) size = Math.ceil(size / 2);
    else {
      const last = open.at(-1)!;
      needed.add(last);
      for (const group of alsoNeeded(inOrder(open), needed)) needed.add(group);
      open = open.filter((each) => !needed.has(each));
      size = 1;
    }
  }
  return inOrder([]);
}
