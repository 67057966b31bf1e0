import type { ParamDescription } from '@evenflow/rules';
import type { CatalogueRule } from './api/rules.ts';

export const NUMBER = /\d+(?:[.,]\d+)?/g;

/** Lower case, without punctuation: how words of rules are compared. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/\.(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export const numbersIn = (text: string): number[] =>
  [...text.matchAll(NUMBER)].map(([digits]) => Number(digits.replace(',', '.')));

export const numberParams = ({ params }: Pick<CatalogueRule, 'params'>): readonly ParamDescription[] =>
  params.filter(({ kind }) => kind === 'number');

/** What only the team can know about a pasted line. */
export interface PastedQuestion {
  readonly id: string;
  readonly text: string;
  readonly answers: readonly { readonly id: string; readonly label: string }[];
}
