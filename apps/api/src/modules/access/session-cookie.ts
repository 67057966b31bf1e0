import type { Request, Response } from 'express';

export const SESSION_COOKIE = 'evenflow_session';

/** Never readable by scripts, never sent along with a form of another site. */
export function setSessionCookie(
  response: Response,
  token: string,
  options: { maxAge: number; secure: boolean },
): void {
  response.cookie(SESSION_COOKIE, token, { ...options, httpOnly: true, sameSite: 'lax', path: '/' });
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(SESSION_COOKIE, { httpOnly: true, sameSite: 'lax', path: '/' });
}

export function readSessionCookie(request: Pick<Request, 'headers'>): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}
