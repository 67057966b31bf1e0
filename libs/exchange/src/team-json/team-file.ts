import { type z } from 'zod';
import { DomainError, type Team } from '@evenflow/domain';
import { referenceProblems } from './team-references.ts';
import { teamSchema } from './team-schema.ts';

export const TEAM_FORMAT = 'evenflow-team/1';

/** What is wrong in a team file, and where: `pointer` is a JSON pointer such as `/people/3/startDate`. */
export interface TeamFileProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

/** A team as a file holds it, ready for `JSON.stringify`. */
export type TeamFile = { readonly format: typeof TEAM_FORMAT } & Team;

/** The whole team as plain JSON content, `{"format":"evenflow-team/1", …}`; `readTeam` gives the same team back. */
export function exportTeam(team: Team): TeamFile {
  return { format: TEAM_FORMAT, ...team };
}

/**
 * Reads the parsed content of what `exportTeam` gave. Throws DomainError `team-file` with `problems`
 * (TeamFileProblem[]) when it is no such file, a field is missing, unknown or out of range, a code is used twice, or
 * names nobody.
 */
export function readTeam(content: unknown): Team {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw refusal([{ pointer: '', code: 'not-a-team', message: 'is not a team file' }]);
  }
  const { format, ...fields } = content as Record<string, unknown>;
  if (format !== TEAM_FORMAT) {
    throw refusal([{ pointer: '/format', code: 'format', message: `must be “${TEAM_FORMAT}”` }]);
  }
  const checked = teamSchema.safeParse(fields);
  if (!checked.success) throw refusal(checked.error.issues.map(problemOf));
  const dangling = referenceProblems(checked.data);
  if (dangling.length > 0) throw refusal(dangling);
  return checked.data;
}

function problemOf(issue: z.core.$ZodIssue): TeamFileProblem {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path;
  return {
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: issue.code,
    message: issue.code === 'unrecognized_keys' ? 'is not a field of a team' : issue.message,
  };
}

function refusal(problems: readonly TeamFileProblem[]): DomainError<'team-file'> {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new DomainError(
    'team-file',
    { problems },
    `The team file, ${first!.pointer || 'as a whole'}: ${first!.message}${more}`,
  );
}
