import { isLocalDay, WEEKDAYS, type LocalDay, type Weekday } from '@evenflow/domain';

/**
 * One parameter of a rule: its type, unit, bounds, default and the words of its form field. From this come validation,
 * the settings form, the docs page and the statement.
 */
export interface Param<T> {
  readonly kind: ParamKind;
  readonly label: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly columns?: ParamShape;
  readonly optional?: boolean;
  readonly default: T;
  /** What is wrong with a value, in words that follow the label; null when nothing is. */
  readonly problem: (value: unknown) => string | null;
}

export type ParamKind =
  'number' | 'flag' | 'choice' | 'text' | 'texts' | 'day' | 'days' | 'weekdays' | 'duties' | 'people' | 'table';
export type ParamShape = Readonly<Record<string, Param<unknown>>>;
export type Values<P extends ParamShape> = { readonly [K in keyof P]: P[K] extends Param<infer T> ? T : never };

interface NumberOptions {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

const number =
  (unit: string, whole: boolean) =>
  ({ label, min, max, default: fallback }: NumberOptions): Param<number> => ({
    kind: 'number',
    label,
    unit,
    min,
    max,
    default: fallback,
    problem: (value) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return `is not a number`;
      if (whole && !Number.isInteger(value)) return 'is not a whole number';
      return value < min || value > max ? `must be between ${min} and ${max} ${unit}`.trimEnd() : null;
    },
  });

export const hours = number('hours', false);
export const minutes = number('minutes', true);
export const dayCount = number('days', true);
export const weeks = number('weeks', true);
export const months = number('months', true);
export const count = number('', true);
export const ratio = number('', false);

export const flag = (label: string, fallback: boolean): Param<boolean> => ({
  kind: 'flag',
  label,
  default: fallback,
  problem: (value) => (typeof value === 'boolean' ? null : 'is neither yes nor no'),
});

export const choice = <const T extends string>(label: string, choices: readonly T[], fallback: T): Param<T> => ({
  kind: 'choice',
  label,
  choices,
  default: fallback,
  problem: (value) => (choices.includes(value as T) ? null : `must be one of ${choices.join(', ')}`),
});

export const text = (label: string, fallback = ''): Param<string> => ({
  kind: 'text',
  label,
  default: fallback,
  problem: (value) => (typeof value === 'string' && value.length <= 200 ? null : 'is not a short text'),
});

export const day = (label: string): Param<LocalDay | null> => ({
  kind: 'day',
  label,
  default: null,
  problem: (value) => (value === null || (typeof value === 'string' && isLocalDay(value)) ? null : 'is not a date'),
});

const listOf = <T extends string>(
  kind: ParamKind,
  label: string,
  fallback: readonly T[],
  accepts: (item: string) => boolean,
): Param<readonly T[]> => ({
  kind,
  label,
  default: fallback,
  problem: (value) => {
    if (!Array.isArray(value) || value.length > 400) return 'is not a list';
    const wrong = (value as unknown[]).find((item) => typeof item !== 'string' || !accepts(item));
    return wrong === undefined ? null : `has an entry that cannot be used: ${JSON.stringify(wrong)}`;
  },
});

export const dayList = (label: string): Param<readonly LocalDay[]> => listOf('days', label, [], isLocalDay);

/** Short names that are not duties or people, such as the identities of holidays. */
export const texts = (label: string): Param<readonly string[]> =>
  listOf('texts', label, [], (item) => item.length > 0 && item.length <= 60);

export const weekdays = (label: string, fallback: readonly Weekday[]): Param<readonly Weekday[]> =>
  listOf('weekdays', label, fallback, (item) => (WEEKDAYS as readonly string[]).includes(item));

/** Duties by code, or `@mark` and `@kind` groups; `selectors.ts` says which. */
export const duties = (label: string, fallback: readonly string[]): Param<readonly string[]> =>
  listOf('duties', label, fallback, (item) => item === '*' || /^!?@?[\p{L}\p{N}._+-]{1,40}$/u.test(item));

/** People by code, or groups such as `@trainee` and `skill:SENIOR`; `selectors.ts` says which. */
export const people = (label: string, fallback: readonly string[] = ['*']): Param<readonly string[]> =>
  listOf('people', label, fallback, (item) => item.length > 0 && item.length <= 60);

/** Rows of the same columns, such as one exception each. */
export const table = <P extends ParamShape>(
  label: string,
  columns: P,
  fallback: readonly Partial<Values<P>>[] = [],
): Param<readonly Values<P>[]> => ({
  kind: 'table',
  label,
  columns,
  default: fallback.map((row) => fillDefaults(columns, row as Record<string, unknown>)),
  problem: (value) => {
    if (!Array.isArray(value) || value.length > 400) return 'is not a list of rows';
    for (const [index, row] of value.entries()) {
      const [first] = paramProblems(columns, row as Record<string, unknown>);
      if (first) return `row ${index + 1}: ${first.message}`;
    }
    return null;
  },
});

/** A copy with every missing parameter at its default, rows of tables included. */
export function fillDefaults<P extends ParamShape>(shape: P, given: Readonly<Record<string, unknown>>): Values<P> {
  const filled: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(shape)) {
    const value = given[name] ?? param.default;
    filled[name] =
      param.columns && Array.isArray(value)
        ? value.map((row) => fillDefaults(param.columns!, row as Record<string, unknown>))
        : value;
  }
  return filled as Values<P>;
}

/** Everything wrong with given values; `pointer` is a JSON pointer below the parameters. */
export function paramProblems(
  shape: ParamShape,
  given: Readonly<Record<string, unknown>>,
): { pointer: string; message: string }[] {
  if (typeof given !== 'object' || given === null) return [{ pointer: '', message: 'is not a set of parameters' }];
  const problems: { pointer: string; message: string }[] = [];
  for (const name of Object.keys(given)) {
    if (!(name in shape)) problems.push({ pointer: `/${name}`, message: `${name} is not a parameter of this rule` });
  }
  for (const [name, param] of Object.entries(shape)) {
    const value = given[name];
    const message = value === undefined ? null : param.problem(value);
    if (message) problems.push({ pointer: `/${name}`, message: `${param.label} ${message}` });
  }
  return problems;
}

/** A parameter as a form or docs page needs it: plain JSON. */
export interface ParamDescription {
  readonly name: string;
  readonly kind: ParamKind;
  readonly label: string;
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly columns?: readonly ParamDescription[];
  readonly default: unknown;
}

export function describeParams(shape: ParamShape): ParamDescription[] {
  return Object.entries(shape).map(([name, param]) => ({
    name,
    kind: param.kind,
    label: param.label,
    ...(param.unit ? { unit: param.unit } : {}),
    ...(param.min === undefined ? {} : { min: param.min, max: param.max }),
    ...(param.choices ? { choices: param.choices } : {}),
    ...(param.columns ? { columns: describeParams(param.columns) } : {}),
    default: param.default,
  }));
}
