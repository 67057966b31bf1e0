/** Groups of things of which all together fail. */
export interface Failing {
  /** Whether these groups fail together; must not change its mind. */
  readonly fails: (groups: readonly number[]) => Promise<boolean>;
  /** Right after some of `groups` were seen not to fail: groups without which all the others do not fail either. */
  readonly alsoNeeded: (groups: readonly number[]) => ReadonlySet<number>;
}

/**
 * A minimal part of `groups` that still fails: without any one of its members the others no longer do. Those that come
 * first are preferred. Groups are left out in halves, from the end; what is needed is asked for by itself as soon as more
 * of it is known.
 */
export async function neededGroups(groups: readonly number[], { fails, alsoNeeded }: Failing): Promise<number[]> {
  const needed = new Set<number>();
  let open = [...groups];
  let size = Math.ceil(open.length / 2);
  const inOrder = (some: readonly number[]) => groups.filter((each) => needed.has(each) || some.includes(each));
  while (open.length > 0) {
    size = Math.min(size, open.length);
    const kept = open.slice(0, open.length - size);
    if (await fails(inOrder(kept))) {
      open = kept;
      size *= 2;
    } else if (size > 1) size = Math.ceil(size / 2);
    else {
      const last = open.at(-1)!;
      for (const group of [last, ...alsoNeeded(inOrder(open))]) needed.add(group);
      open = open.filter((each) => !needed.has(each));
      if (open.length > 0 && (await fails(inOrder([])))) return inOrder([]);
      size = Math.ceil(open.length / 2);
    }
  }
  return inOrder([]);
}
