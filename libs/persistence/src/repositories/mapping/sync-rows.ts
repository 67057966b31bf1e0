import { isDeepStrictEqual } from 'node:util';
import type { DeepPartial, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** What saving a list did to its rows. */
export interface ListChanges {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** A list as it is stored and as it shall be. `key` finds the stored row of a wanted one; it is unique in the list. */
export interface ListSync<Row extends ObjectLiteral> {
  readonly entity: EntityTarget<Row>;
  readonly stored: readonly Row[];
  readonly wanted: readonly Partial<Row>[];
  readonly key: (row: Row) => string;
  /** Leave rows that are no longer wanted where they are; the caller deals with them. */
  readonly keepSurplus?: boolean;
}

/** Columns that are not in a wanted row stay as they are. */
function differs<Row extends ObjectLiteral>(stored: Row, wanted: Partial<Row>): boolean {
  return Object.entries(wanted).some(([column, value]) => !isDeepStrictEqual(stored[column], value));
}

/**
 * Makes the stored rows equal to the wanted ones with as few writes as possible: a row that is already right is not
 * touched. Returns how many were added, changed, left and removed.
 */
export async function syncRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  list: ListSync<Row>,
): Promise<ListChanges> {
  const stored = new Map(list.stored.map((row) => [list.key(row), row]));
  const added: Partial<Row>[] = [];
  let changed = 0;
  for (const wanted of list.wanted) {
    const key = list.key(wanted as Row);
    const row = stored.get(key);
    stored.delete(key);
    if (!row) added.push(wanted);
    else if (differs(row, wanted)) {
      changed++;
      await manager.save(list.entity, { ...row, ...wanted } as DeepPartial<Row>, { reload: false });
    }
  }
  const surplus = list.keepSurplus ? [] : [...stored.values()];
  if (surplus.length)
    await manager.remove(
      list.entity,
      surplus.map((row) => manager.create(list.entity, row)),
      { chunk: 500 },
    );
  for (let at = 0; at < added.length; at += 500) {
    await manager.insert(list.entity, added.slice(at, at + 500));
  }
  const removed = surplus.length;
  return { added: added.length, changed, removed, unchanged: list.wanted.length - added.length - changed };
}

/** Makes natural keys unique: the second of two equal rows gets `#2`. */
export function numberedKey<Row>(key: (row: Row) => string): (row: Row) => string {
  const seen = new Map<string, number>();
  return (row) => {
    const base = key(row);
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return `${base}#${count}`;
  };
}
