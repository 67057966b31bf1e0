import { sayDay } from '@evenflow/domain';
import { makePdf, pdfTable, type PdfCell, type PdfPart } from './make-pdf.ts';

/** The cover of a month, in names and words. Instants are written in the site's zone. */
export interface CoverProof {
  readonly name: string;
  readonly asOf: string;
  readonly rotaVersion: number | null;
  readonly from: string;
  readonly to: string;
  readonly lines: readonly CoverProofLine[];
}

export interface CoverProofLine {
  readonly siteName: string;
  readonly duty: string;
  readonly name: string;
  readonly responseMinutes: number | null;
  readonly competences: readonly string[];
  readonly coveredMinutes: number;
  readonly uncoveredMinutes: number;
  readonly notAskedMinutes: number;
  readonly stretches: readonly {
    readonly start: string;
    readonly end: string;
    readonly state: 'on-call' | 'in-house' | 'not-asked' | 'uncovered';
    readonly person: string | null;
    readonly duty: string | null;
    readonly cause: string | null;
    readonly credential: string | null;
  }[];
}

const moment = (instant: string) => `${sayDay(instant.slice(0, 10))} ${instant.slice(11, 16)}`;
const minutes = (count: number) => count.toLocaleString('en-GB');

/** The proof for the hospital: every minute of the month, by whom, and by which valid credential. */
export function coverProofPdf(proof: CoverProof): Promise<Buffer> {
  const { name, from, to, asOf, rotaVersion } = proof;
  const uncovered = proof.lines.reduce((sum, line) => sum + line.uncoveredMinutes, 0);
  const rota = rotaVersion === null ? 'no published rota' : `rota version ${rotaVersion}`;
  const claim =
    uncovered === 0
      ? 'Every minute for which somebody is asked to be on call is covered.'
      : `${minutes(uncovered)} minutes are not covered. They are listed first.`;
  return makePdf({
    title: `Cover proof: ${name}`,
    foot: `${name}, ${moment(from)} to ${moment(to)}; ${rota}, as of ${moment(asOf)}`,
    parts: [
      { text: `Cover proof: ${name}`, style: 'title' },
      { text: `${moment(from)} to ${moment(to)} ${to.slice(0, 4)}. ${rota}, as of ${moment(asOf)}.`, style: 'note' },
      { text: claim, style: 'big', margin: [0, 8, 0, 8] },
      summary(proof),
      ...holes(proof),
      ...proof.lines.flatMap(lineParts),
    ],
  });
}

function summary({ lines }: CoverProof): PdfPart {
  return pdfTable(
    ['*', '*', 62, 62, 62],
    ['Site', 'Role', 'Covered, min', 'Uncovered, min', 'Not asked, min'],
    lines.map((line) => [
      line.siteName,
      `${line.duty} ${line.name}`,
      minutes(line.coveredMinutes),
      { text: minutes(line.uncoveredMinutes), bold: line.uncoveredMinutes > 0 },
      minutes(line.notAskedMinutes),
    ]),
  );
}

function holes({ lines }: CoverProof): PdfPart[] {
  const rows = lines.flatMap((line) =>
    line.stretches
      .filter(({ state }) => state === 'uncovered')
      .map(({ start, end, cause }): PdfCell[] => [
        `${line.siteName}, ${line.duty}`,
        { text: moment(start), style: 'strong' },
        { text: moment(end), style: 'strong' },
        cause ?? '',
      ]),
  );
  if (rows.length === 0) return [];
  return [{ text: 'Nobody', style: 'section' }, pdfTable([130, 92, 92, '*'], ['Where', 'From', 'To', 'Why'], rows)];
}

function lineParts(line: CoverProofLine): PdfPart[] {
  const within = line.responseMinutes === null ? '' : `, within ${line.responseMinutes} min`;
  const skill = line.competences.length > 0 ? `, ${line.competences.join(', ')}` : '';
  return [
    { text: `${line.siteName}: ${line.duty} ${line.name}${within}${skill}`, style: 'section' },
    pdfTable(
      [82, 82, 140, '*'],
      ['From', 'To', 'By whom', 'By which credential'],
      line.stretches.map((stretch) => [
        moment(stretch.start),
        moment(stretch.end),
        byWhom(stretch),
        stretch.credential ?? stretch.cause ?? '',
      ]),
    ),
  ];
}

function byWhom({ state, person, duty }: CoverProofLine['stretches'][number]): PdfCell {
  if (state === 'uncovered') return { text: 'NOBODY', style: 'strong' };
  if (state === 'not-asked') return 'nobody asked for';
  return state === 'in-house' ? `${person} (at work, ${duty})` : `${person} (${duty})`;
}
