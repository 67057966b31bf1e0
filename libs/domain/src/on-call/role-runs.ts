import type { Zone } from '../time/zone.ts';
import { instantText } from '../time/zone.ts';
import type { BoardCopy, BoardRole, BoardSite, BoardSiteNow } from './on-call-board.ts';

/** One run of a role: somebody holds it from then to then, or nobody does though it is needed. */
export type RoleRun = Pick<
  BoardRole,
  ('team' | 'duty' | 'name' | 'responseMinutes' | 'uncovered' | 'cause') | ('person' | 'reachFirst' | 'since' | 'until')
>;

export interface SiteRuns extends Pick<BoardSiteNow, 'site' | 'name' | 'timeZone'> {
  /** By role, in time. */
  readonly roles: readonly RoleRun[];
}

/** Everything a copy knows of a run of minutes (half-open, by the zone of each site): every run that touches it, whole. */
export function runsOver(
  copy: BoardCopy,
  within: (zone: Zone) => { readonly from: number; readonly to: number },
): SiteRuns[] {
  return copy.sites.map(({ site, name, timeZone, roles }) => {
    const { from, to } = within(timeZone);
    const runs = roles.flatMap((role) =>
      role.spans
        .filter(({ start, end }) => start < to && from < end)
        .map((span) => roleRun(copy, role, { span, zone: timeZone })),
    );
    return { site, name, timeZone, roles: runs };
  });
}

type BoardRoleSpans = BoardSite['roles'][number];

function roleRun(
  copy: BoardCopy,
  { duty }: BoardRoleSpans,
  { span, zone }: { readonly span: BoardRoleSpans['spans'][number]; readonly zone: Zone },
): RoleRun {
  const person = span.person === null ? undefined : copy.people[span.person];
  return {
    ...{ team: copy.team, duty: duty.code, name: duty.name, responseMinutes: duty.responseMinutes },
    uncovered: span.person === null,
    ...(span.cause === null ? {} : { cause: span.cause }),
    person: span.person !== null && person ? { code: span.person, name: person.name } : null,
    reachFirst: person?.reachFirst ?? null,
    since: instantText(span.start, zone),
    until: instantText(span.end, zone),
  };
}
