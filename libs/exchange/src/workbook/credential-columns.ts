import type { Cell } from './reading/grid.ts';

/** One part of a credential held in one column. */
export interface CredentialColumn {
  readonly column: number;
  readonly header: Cell;
  readonly type: string;
  readonly body: string;
  readonly site?: string;
  readonly part: 'number' | 'expires' | 'from' | 'scope';
}

const PARTS: readonly (readonly [RegExp, CredentialColumn['part']])[] = [
  [/\s+(no\.?|nr\.?|number|#)$/i, 'number'],
  [/\s+(expires|expiry|exp\.?|valid (to|until)|until|due)$/i, 'expires'],
  [/\s+(valid from|from|issued)$/i, 'from'],
  [/\s+scope$/i, 'scope'],
];

/** What a team cannot do without: these stop a duty when they lapse, others only warn. */
const REQUIRED = /\b(CCP|licen[cs]e|registration|privilege|permit|competenc\w+ review|sign-?off)\b/i;

/**
 * Reads headers such as `CCP (ABCP) expires`, `ECMO competency review (local) expires`, `U privilege scope`.
 * A header that is none of these is no credential.
 */
export function credentialColumn(header: Cell, column: number): CredentialColumn | null {
  for (const [pattern, part] of PARTS) {
    if (!pattern.test(header.text)) continue;
    const rest = header.text.replace(pattern, '').trim();
    const privilege = /^(\S+) privileges?$/i.exec(rest);
    if (privilege) return { column, header, type: 'Site privilege', body: '', site: privilege[1]!, part };
    const named = /^(.*?)\s*\(([^)]*)\)$/.exec(rest);
    return { column, header, type: named?.[1] ?? rest, body: named?.[2] ?? '', part };
  }
  return null;
}

export function isRequiredCredential(type: string): boolean {
  return REQUIRED.test(type);
}

/** `ECMO competency review` is asked for by duties that need ECMO. */
export function competenceOfReview(type: string, competences: readonly string[]): string | undefined {
  if (!/\b(review|competenc|sign-?off|update)/i.test(type)) return undefined;
  return competences.find((code) => type.toUpperCase().startsWith(`${code.toUpperCase()} `));
}
