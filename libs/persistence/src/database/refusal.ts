import { QueryFailedError } from 'typeorm';

/** What PostgreSQL refuses, by its own codes. */
const REFUSALS = { 'foreign key': '23503', exclusion: '23P01', unique: '23505' } as const;

/** The failure is the database refusing a statement for this reason. */
export function isRefusal(failure: unknown, reason: keyof typeof REFUSALS): boolean {
  if (!(failure instanceof QueryFailedError)) return false;
  return (failure.driverError as Error & { code?: string }).code === REFUSALS[reason];
}
