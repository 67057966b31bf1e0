import { DomainError } from '@evenflow/domain';

/** A command line: what stands alone, and `--name value` options. */
export interface Arguments {
  readonly plain: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/** Reads `--name value` and `--name=value`. Throws `unknown-option` for a name that is not in `known`. */
export function readArguments(words: readonly string[], known: readonly string[]): Arguments {
  const plain: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (!word.startsWith('--')) {
      plain.push(word);
      continue;
    }
    const [name, inline] = word.slice(2).split('=', 2) as [string, string | undefined];
    if (!known.includes(name)) {
      throw new DomainError(
        'unknown-option',
        { name },
        `There is no option --${name}. Known: ${known.map((k) => `--${k}`).join(', ')}.`,
      );
    }
    const value = inline ?? words[++i];
    if (value === undefined) throw new DomainError('missing-value', { name }, `--${name} needs a value.`);
    options.set(name, value);
  }
  return { plain, options };
}

/** A whole or decimal number of an option, within bounds; the fallback when it is not given. */
export function numberOption(args: Arguments, name: string, fallback: number, [min, max]: [number, number]): number {
  const given = args.options.get(name);
  if (given === undefined) return fallback;
  const value = Number(given);
  if (!Number.isFinite(value) || value < min || value > max) {
    throw new DomainError(
      'bad-number',
      { name, given },
      `--${name} must be a number from ${min} to ${max}, not ${given}.`,
    );
  }
  return value;
}
