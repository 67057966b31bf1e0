import type { ReactElement } from 'react';
import { RequireAccount, RequireTeam } from '../app/signed-in.tsx';
import { renderPage, serve, type Answers, type PageAt } from './render-page.tsx';
import { UNIT } from './unit-team.ts';

const USUAL: Answers = {
  'GET /teams/unit': UNIT,
  'GET /teams/unit/leave': [],
  'GET /teams/unit/requests': [],
  'GET /teams': [
    {
      id: 'unit',
      name: 'Unit',
      timeZone: 'Europe/London',
      people: 3,
      months: [{ month: '2026-12', published: 1 }],
    },
  ],
};

/** A page as somebody signed in sees it, with a team of three behind it unless answers say otherwise. */
export function showSignedIn(page: ReactElement, session: unknown, answers: Answers, at: PageAt) {
  const sent = serve({ ...USUAL, 'GET /session': session, ...answers });
  return { sent, ...renderPage(behindSignIn(page), at) };
}

const behindSignIn = (page: ReactElement) => (
  <RequireAccount>
    <RequireTeam>{page}</RequireTeam>
  </RequireAccount>
);
