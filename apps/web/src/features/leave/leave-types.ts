import type { Leave, Team } from '@evenflow/domain';

export interface LeaveType {
  readonly code: string;
  readonly name: string;
}

/**
 * Kinds of leave somebody may ask for: the country's usual one, then those this person has had. Facts such as sickness
 * are left out; of colleagues' leave the kind is not known to everybody.
 */
export function leaveTypes({ country, leave }: Pick<Team, 'country' | 'leave'>, person: string): LeaveType[] {
  const usual = country === 'US' ? { code: 'PTO', name: 'paid time off' } : { code: 'AL', name: 'annual leave' };
  const own = leave.filter((one) => one.person === person && isAskedFor(one));
  const all = [usual, ...own.map((one) => ({ code: one.type, name: one.typeName ?? one.type }))];
  return [...new Map(all.map((one) => [one.code, one])).values()];
}

function isAskedFor({ status, type, typeName = '' }: Leave): boolean {
  return status !== 'recorded' && !/sick/i.test(`${type} ${typeName}`);
}
