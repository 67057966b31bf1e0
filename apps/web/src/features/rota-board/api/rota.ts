import { assignmentKey } from '@evenflow/domain';
import { editRota, getRota, getRules, getVersion, type Rota } from '@evenflow/api-client';
import type { RuleSet } from '@evenflow/rules';
import { queryOptions } from '@tanstack/react-query';
import { RefusedCall, answerOf } from '../../../api/answer.ts';
import { RequestProblem } from '../../../api/request.ts';
import type { Edit } from '../state/edits.ts';
import { NoContact, Overtaken, type Saved } from '../state/saving.ts';

export const rotaKey = (team: string, month: string) => ['rota', team, month] as const;

/** The month with its ETag: the draft for managers, the published version for everybody else. */
export const rotaQuery = (team: string, month: string) =>
  queryOptions({
    queryKey: rotaKey(team, month),
    queryFn: ({ signal }) => answerOf<Rota>(getRota({ path: { team, month }, signal })),
    // An open draft is brought up to date by its own edits, never behind the back of the person editing.
    staleTime: Infinity,
    gcTime: 0,
  });

/** The rules in force for a team, ready to compile. */
export const ruleSetQuery = (team: string) =>
  queryOptions({
    queryKey: ['rule-set', team],
    queryFn: async ({ signal }): Promise<RuleSet> => {
      const { value } = await answerOf(getRules({ path: { team }, signal }));
      return { format: value.format, name: value.name, settings: value.settings };
    },
  });

/** Keys of what a published version holds. */
export const publishedKeysQuery = (team: string, month: string, version: number | null) =>
  queryOptions({
    queryKey: ['rota-version', team, month, version],
    enabled: version !== null,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const { value } = await answerOf(getVersion({ path: { team, month, version: version! }, signal }));
      return new Set(value.assignments.map(assignmentKey));
    },
  });

/** Sends edits over a revision, and says by its refusal whether somebody was faster or nobody answered. */
export async function sendEdits(team: string, month: string, edits: readonly Edit[], revision: number): Promise<Saved> {
  try {
    const headers = { 'If-Match': `"r${revision}"` };
    const { value } = await answerOf(editRota({ path: { team, month }, headers, body: { edits: [...edits] } }));
    return value;
  } catch (problem) {
    if (problem instanceof RefusedCall && problem.overtakenBy) {
      throw new Overtaken(problem.overtakenBy.who, problem.overtakenBy.when);
    }
    if (problem instanceof RequestProblem && problem.status === 0) throw new NoContact();
    throw problem;
  }
}
