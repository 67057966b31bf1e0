const signatures = new WeakMap<object, string>();

function signatureOf(row: object): string {
  let signature = signatures.get(row);
  if (signature === undefined) {
    signature = JSON.stringify(row);
    signatures.set(row, signature);
  }
  return signature;
}

/** The next rows, but the very same objects where nothing changed, so that only changed rows are drawn again. */
export function reuseRows<T extends object>(
  previous: readonly T[],
  next: readonly T[],
  keyOf: (row: T) => string,
): T[] {
  const known = new Map(previous.map((row) => [keyOf(row), row]));
  return next.map((row) => {
    const before = known.get(keyOf(row));
    return before && signatureOf(before) === signatureOf(row) ? before : row;
  });
}
