import type { ParamDescription } from '@evenflow/rules';
import type { CatalogueRule } from './api/rules.ts';
import { NUMBER, numberParams, numbersIn, plainWords, type PastedQuestion } from './pasted-text.ts';

/** Values of a rule's numbers, by parameter. */
export type NumberPlace = Readonly<Record<string, number>>;

const NO_NUMBER = 'a-remark';

interface Asked {
  readonly line: string;
  readonly answers: ReadonlyMap<string, string>;
}

type Placed =
  | { readonly kind: 'placed'; readonly params: NumberPlace }
  | { readonly kind: 'asks'; readonly question: PastedQuestion };

/** Which parameter each number of a line is: by the label or the unit beside it, the only one there is, or as answered. */
export function placeNumbers(cells: readonly string[], rule: CatalogueRule, asked: Asked): Placed {
  const params: Record<string, number> = {};
  const all = numberParams(rule);
  const found = cells.flatMap((cell) => [...cell.matchAll(NUMBER)].map((match) => ({ cell, match })));
  for (const [i, { cell, match }] of found.entries()) {
    const free = all.filter(({ name }) => !(name in params));
    const value = numbersIn(match[0])[0]!;
    const told = toldBy(cell, cell.slice(match.index + match[0].length), free);
    const only = found.length === 1 && all.length === 1 ? all[0] : undefined;
    const id = `${asked.line}:number:${i}`;
    const answer = asked.answers.get(id);
    const place = told ?? only ?? free.find(({ name }) => name === answer);
    if (place) params[place.name] = value;
    else if (answer !== NO_NUMBER) return { kind: 'asks', question: numberQuestion(id, value, free) };
  }
  return { kind: 'placed', params };
}

/** The one parameter whose label stands in the cell, or whose unit follows the number; null where it could be several. */
function toldBy(cell: string, after: string, free: readonly ParamDescription[]): ParamDescription | null {
  const labelled = free.filter(({ label }) => plainWords(cell).startsWith(`${plainWords(label)} `));
  if (labelled.length === 1) return labelled[0]!;
  const next = plainWords(after).split(' ')[0] ?? '';
  const measured = free.filter(({ unit }) => unit && next.length > 2 && unit.startsWith(next.replace(/s$/, '')));
  return measured.length === 1 ? measured[0]! : null;
}

function numberQuestion(id: string, value: number, free: readonly ParamDescription[]): PastedQuestion {
  return {
    id,
    text: `What is the ${value}?`,
    answers: [
      ...free.map(({ name, label, unit }) => ({ id: name, label: `${label} ${value}${unit ? ` ${unit}` : ''}` })),
      { id: NO_NUMBER, label: 'Only a remark' },
    ],
  };
}
