import { awayReason, longestOn, onCallAtMinute } from '../on-call/resolve-on-call.oracle.ts';
import type { Assignment } from '../rota/assignment.ts';
import type { DutyType } from '../team/duty-type.ts';
import type { Team } from '../team/team.ts';

/**
 * What one minute of one role is, the slow way: somebody's code, `gap:cause:person`, `in-house`, or `not-asked`. For
 * specs only.
 */
export function coverAtMinute(
  team: Team,
  duty: DutyType,
  published: readonly Assignment[],
  moment: Parameters<typeof onCallAtMinute>[3] & { readonly isUnfit: (held: Assignment) => boolean },
): string {
  const now = published.filter(
    (held) =>
      held.supernumerary !== true &&
      Date.parse(held.start) / 60_000 <= moment.minute &&
      moment.minute < Date.parse(held.end) / 60_000,
  );
  const reason = (held: Assignment) => awayReason(team, held) ?? (moment.isUnfit(held) ? 'unfit' : null);
  const called = now.filter((held) => held.duty === duty.code);
  const answering = longestOn(
    team,
    called.filter((held) => reason(held) === null),
  );
  if (answering) return answering.person;
  const gone = longestOn(team, called);
  if (gone) return `gap:${reason(gone)}:${gone.person}`;
  const nobody = onCallAtMinute(team, duty, [], moment);
  if (nobody !== null) return nobody;
  for (const held of now) {
    const type = team.dutyTypes.find(({ code }) => code === held.duty);
    if (type?.kind === 'duty' && reason(held) === null) return 'in-house';
  }
  return 'not-asked';
}
