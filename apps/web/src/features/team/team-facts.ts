import type { TeamFacts } from '@evenflow/api-client';
import type { Team } from '@evenflow/domain';

/** What a team is called and where it works, as it is saved. */
export function factsOf({ name, country, region, timeZone, locale }: Team): TeamFacts {
  return { name, country, timeZone, locale, ...(region ? { region } : {}) };
}
