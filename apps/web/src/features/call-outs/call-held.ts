import { isCall, type Team } from '@evenflow/domain';
import type { Agenda, AgendaItem } from '../../api/wire.ts';

/** The call the person holds at a moment (milliseconds since 1970); null when there is none. */
export function callHeld(agenda: Agenda, team: Pick<Team, 'dutyTypes'>, now: number): AgendaItem | null {
  const calls = new Set(team.dutyTypes.filter(isCall).map(({ code }) => code));
  const all = [...(agenda.current ? [agenda.current] : []), ...agenda.items];
  return (
    all.find(
      ({ assignment }) =>
        calls.has(assignment.duty) && Date.parse(assignment.start) <= now && now < Date.parse(assignment.end),
    ) ?? null
  );
}
