import { boardAt, boardFormat, joinSites, type BoardFile, type BoardSiteNow, type Instant } from '@evenflow/domain';

/** What the wall shows: the roles of its sites at a moment, and when the server last said that they are right. */
export interface BoardAnswer {
  readonly asOf: Instant;
  readonly at: Instant;
  readonly sites: readonly BoardSiteNow[];
}

/** A signed board as it lies in this browser. */
export interface KeptBoard {
  /** Exactly what was signed. */
  readonly text: string;
  readonly signature: string;
  readonly key: string;
  readonly publicKey: string;
  readonly etag: string | null;
  /** When the server last said that it is still right, by this browser's clock. */
  readonly confirmedAt: number;
  /** How far the server's clock is ahead of this browser's, in milliseconds. */
  readonly ahead: number;
}

export interface Board {
  readonly kept: KeptBoard;
  readonly file: BoardFile;
  /** The server no longer knows who is signed in at this browser. */
  readonly isSignedOut: boolean;
}

const PREFIX = 'evenflow.board.';

export function keep(place: string, board: KeptBoard): void {
  try {
    localStorage.setItem(PREFIX + place, JSON.stringify(board));
  } catch {
    // A browser that keeps nothing still shows what it was told.
  }
}

export function forget(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

/** The board kept for a place, if it is there and its signature holds. */
export async function kept(place: string): Promise<Board | null> {
  const text = localStorage.getItem(PREFIX + place);
  if (!text) return null;
  try {
    const board = JSON.parse(text) as KeptBoard;
    const file = await verified(board);
    return file && { kept: board, file, isSignedOut: false };
  } catch {
    return null;
  }
}

/**
 * The board, once its signature is verified; null when it does not hold, or when this browser cannot verify because the
 * page did not come over a safe connection.
 */
export async function verified(board: Pick<KeptBoard, 'text' | 'signature' | 'publicKey'>): Promise<BoardFile | null> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await subtle.importKey('spki', bytes(board.publicKey), curve, false, ['verify']);
  const how = { name: 'ECDSA', hash: 'SHA-256' };
  const holds = await subtle.verify(how, key, bytes(board.signature), new TextEncoder().encode(board.text));
  const file = holds ? (JSON.parse(board.text) as BoardFile) : null;
  return file?.format === boardFormat ? file : null;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The server's time at this browser's `now`, in milliseconds. */
export function serverTime({ kept: { ahead } }: Board, now: number): number {
  return now + ahead;
}

/** The board at this browser's `now`; null once the copy is no longer good. */
export function answerAt(board: Board, now: number, site: string | null): BoardAnswer | null {
  const time = serverTime(board, now);
  if (time >= Date.parse(board.file.goodUntil)) return null;
  const minute = Math.floor(time / 60_000);
  const sites = joinSites(board.file.copies.flatMap((copy) => boardAt(copy, minute)));
  return {
    asOf: new Date(serverTime(board, board.kept.confirmedAt)).toISOString(),
    at: new Date(minute * 60_000).toISOString(),
    sites: site === null ? sites : sites.filter((each) => each.site === site),
  };
}
