import { instantText, sayDay, sayZone, type BoardCopy, type BoardSite, type Zone } from '@evenflow/domain';
import { makePdf, pdfTable, type PdfCell, type PdfPart } from './make-pdf.ts';

export interface SheetOrder {
  readonly teamName: string;
  readonly copy: BoardCopy;
  /** Minutes since 1970-01-01T00:00Z. */
  readonly at: number;
  readonly hours: number;
}

type Role = BoardSite['roles'][number];

/**
 * Who is on call for the hours to come, on paper: for the desk that has lost its network. Numbers are the ones the
 * copy's reader may see; the roles stand in the order they are rung.
 */
export function downtimeSheetPdf({ teamName, copy, at, hours }: SheetOrder): Promise<Buffer> {
  const zone = copy.sites[0]?.timeZone ?? 'UTC';
  const until = at + hours * 60;
  const version = copy.versions[instantText(at, zone).slice(0, 7)];
  const asOf = say(at, zone);
  return makePdf({
    title: `On call: ${teamName}`,
    foot: `${teamName}; ${version === undefined ? 'no published rota' : `rota version ${version}`}, printed ${asOf}. The screen is right.`,
    parts: [
      { text: `On call: ${teamName}`, style: 'title' },
      {
        text: `Right at ${asOf}, ${sayZone(zone)}; covers the time to ${say(until, zone)}. At each site ring in the order the roles stand in. Changes made since do not show.`,
        style: 'note',
      },
      ...copy.sites.flatMap((site) => siteParts(copy, site, at, until)),
      ...notes(copy),
    ],
  });
}

function siteParts(copy: BoardCopy, site: BoardSite, at: number, until: number): PdfPart[] {
  return site.roles.map((role) => ({
    // A role is never parted from its names by the end of a page.
    unbreakable: true,
    stack: [
      { text: `${site.name}: ${role.duty.code} ${role.duty.name}${within(role)}`, style: 'section' },
      roleTable(rowsOf(copy, site, role, { at, until })),
    ],
  }));
}

function roleTable(rows: PdfCell[][]): PdfPart {
  if (rows.length === 0) return { text: 'Nobody is asked for in this time.', style: 'note' };
  return pdfTable(['*', 150, 92, 92], ['Who', 'Ring', 'From', 'To'], rows);
}

function rowsOf(
  copy: BoardCopy,
  { timeZone }: BoardSite,
  role: Role,
  { at, until }: { readonly at: number; readonly until: number },
): PdfCell[][] {
  return role.spans
    .filter(({ start, end }) => start < until && at < end)
    .map(({ start, end, person, cause }) => {
      const who = person === null ? null : copy.people[person];
      const reach = who?.reachFirst;
      return [
        { text: who?.name ?? 'NOBODY', style: 'big' },
        who
          ? {
              text: reach ? `${reach.kind === 'phone' ? '' : `${reach.kind} `}${reach.value}` : 'switchboard',
              style: 'big',
            }
          : (cause ?? ''),
        say(Math.max(start, at), timeZone),
        say(end, timeZone),
      ];
    });
}

function notes({ notes: all }: BoardCopy): PdfPart[] {
  if (all.length === 0) return [];
  return [
    { text: 'Notes of the switchboard', style: 'section' },
    { ul: all.map(({ text, by, duty }) => `${duty ? `${duty}: ` : ''}${text} (${by})`) },
  ];
}

function within({ duty: { responseMinutes } }: Role): string {
  if (responseMinutes === null) return '';
  return responseMinutes === 0 ? ', in the hospital' : `, within ${responseMinutes} min`;
}

function say(minute: number, zone: Zone): string {
  const text = instantText(minute, zone);
  return `${sayDay(text.slice(0, 10))} ${text.slice(11, 16)}`;
}
