import type { DutyType, Request } from '@evenflow/domain';

const STRENGTH: Record<Request['priority'], string> = { must: 'must', prefer: 'prefers', nice: 'would be nice' };

/** `any duty`, `any call`, or the duty's name. */
export function dutyWords(duty: string, dutyTypes: readonly DutyType[]): string {
  if (duty === 'any') return 'any duty';
  if (duty === 'any call') return 'any call';
  return dutyTypes.find((one) => one.code === duty)?.name ?? duty;
}

/** `to be free of any duty, must`. */
export function requestWords(
  request: Pick<Request, 'wish' | 'duty' | 'priority'>,
  dutyTypes: readonly DutyType[],
): string {
  const what = dutyWords(request.duty, dutyTypes);
  return `${request.wish === 'avoid' ? `free of ${what}` : `to hold ${what}`}, ${STRENGTH[request.priority]}`;
}
