import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import type { BoardFile } from '@evenflow/domain';
import { request, RequestProblem, requestValue } from '../../../api/request.ts';
import type { SignedBoard, SigningKey } from '../../../api/wire.ts';
import { keep, kept, verified, type Board, type KeptBoard } from '../board-file.ts';
import { REFRESH_MS } from '../freshness.ts';

const keyOf = (team: string | null) => ['on-call', team] as const;

/**
 * The signed board of a team, or of all of the reader's. Asked for again every 20 s, also while nobody looks at the tab,
 * because walls have no hands; between answers, and when none comes, the copy this browser keeps answers.
 */
export const boardQuery = (team: string | null) =>
  queryOptions({
    queryKey: keyOf(team),
    queryFn: ({ signal, client }) => latest(client, team, withTimeout(signal)),
    refetchInterval: REFRESH_MS,
    refetchIntervalInBackground: true,
    networkMode: 'always',
    retry: false,
    gcTime: Infinity,
  });

export function useBoard(team: string | null) {
  return useQuery(boardQuery(team));
}

/** An answer that hangs is no answer: the next one is asked for in time. */
function withTimeout(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(REFRESH_MS - 1000)]);
}

async function latest(client: QueryClient, team: string | null, signal: AbortSignal): Promise<Board> {
  const place = team ?? '';
  const before = client.getQueryData<Board>(keyOf(team)) ?? (await kept(place));
  try {
    const board = await fetched(before, team, signal);
    keep(place, board.kept);
    return board;
  } catch (problem) {
    if (!before || client.getQueryData(keyOf(team))) throw problem;
    return { ...before, isSignedOut: problem instanceof RequestProblem && problem.status === 401 };
  }
}

async function fetched(before: Board | null, team: string | null, signal: AbortSignal): Promise<Board> {
  const path = team === null ? '/on-call/copy' : `/on-call/copy?team=${encodeURIComponent(team)}`;
  const ifNoneMatch = before?.kept.etag ?? null;
  const answer = await request<SignedBoard | undefined>(path, { signal, ifNoneMatch });
  const confirmedAt = Date.now();
  if (!answer.value) return { ...before!, isSignedOut: false, kept: { ...before!.kept, confirmedAt } };
  const { text, signature, key } = answer.value;
  const isKnownKey = before?.kept.key === key;
  const publicKey = isKnownKey
    ? before.kept.publicKey
    : (await requestValue<SigningKey>('/on-call/signing-key', { signal })).publicKey;
  const file = globalThis.crypto?.subtle
    ? await verified({ text, signature, publicKey })
    : // Not a safe connection: the answer is shown, but never read back from what is kept.
      (JSON.parse(text) as BoardFile);
  if (!file) throw new RequestProblem(0, { code: 'not-signed', detail: 'The answer is not signed by the server.' });
  const ahead = Date.parse(file.asOf) - confirmedAt;
  const board: KeptBoard = { text, signature, key, publicKey, etag: answer.etag, confirmedAt, ahead };
  return { kept: board, file, isSignedOut: false };
}
