import { leaveBinds, type Leave, type Team } from '@evenflow/domain';

/** A person's leave that binds the rota (approved, or recorded as a fact), of some types; `types` is a comma list, empty for all. */
export function bindingLeave(team: Team, person: string, types = ''): Leave[] {
  const wanted = types
    .split(',')
    .map((type) => type.trim())
    .filter(Boolean);
  return team.leave.filter(
    (leave) => leave.person === person && leaveBinds(leave) && (wanted.length === 0 || wanted.includes(leave.type)),
  );
}

/** Leave that was given ahead; sickness is recorded when it comes, and nobody could plan around it. */
export function plannedLeave(team: Team, person: string, types = ''): Leave[] {
  return bindingLeave(team, person, types).filter((leave) => leave.status === 'approved');
}
