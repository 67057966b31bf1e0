/** Letters that no accent can be taken from, as those write them who have them not. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/** Lower case, without accents and punctuation, single spaces: how headers and names are compared. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .toLowerCase()
    .replace(/[łøæœßđðþı]/g, (letter) => PLAIN_LETTERS[letter]!)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Steps to turn one word into the other, counting an exchange of neighbours as one. */
export function editDistance(a: string, b: string): number {
  let previous: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const before = previous;
    previous = current;
    current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, before[j - 2]! + 1);
      current.push(steps);
    }
  }
  return current[b.length]!;
}

/** The few of `known` that are spelt most like `text`, nearest first. */
export function nearest<T>(
  text: string,
  known: readonly T[],
  { spelling, most }: { spelling: (item: T) => string; most: number },
): T[] {
  const wanted = plain(text);
  return known
    .map((item) => ({ item, steps: editDistance(wanted, plain(spelling(item))) }))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, most)
    .map(({ item }) => item);
}

/** `Independence Day (observed)` → `independence-day`: the observance without this year's circumstances. */
export function holidayIdentity(name: string): string {
  return plain(name.replace(/\([^)]*\)/g, '').replace(/\b(substitute|observed)( day)?\b/gi, '')).replaceAll(' ', '-');
}
