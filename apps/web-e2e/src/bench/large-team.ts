import type { Page } from '@playwright/test';

interface LargeTeam {
  readonly team: string;
  readonly people: number;
  readonly months: readonly string[];
}

interface Person {
  readonly code: string;
  readonly name: string;
}

interface Served {
  readonly people: readonly Person[];
  readonly dutyTypes: readonly { readonly code: string; readonly kind: string; readonly optional: boolean }[];
  readonly [part: string]: unknown;
}

/**
 * Lets the page believe its team is much larger: the real team of the server with its people repeated, and months held
 * full. What the page sends is answered but changes nothing. Returns how many people there are.
 */
export async function serveLargeTeam(page: Page, { team, people, months }: LargeTeam): Promise<number> {
  const real = (await (await page.request.get(`/api/v1/teams/${team}`)).json()) as Served;
  const crowd = Array.from({ length: people }, (_, i) => {
    const person = real.people[i % real.people.length]!;
    return {
      ...person,
      code: `${person.code.slice(0, 1)}${String(i + 1).padStart(2, '0')}`,
      name: `${person.name} ${i + 1}`,
    };
  });
  const large = { ...real, people: crowd, leave: [], requests: [], history: [], tallies: [], holidaysWorked: [] };
  await page.route(`**/api/v1/teams/${team}`, (route) => route.fulfill({ json: large, headers: { etag: '"1"' } }));
  await page.route(`**/api/v1/teams/${team}/rota-events`, (route) => route.abort());
  const days = real.dutyTypes.filter(({ kind }) => kind === 'duty').map(({ code }) => code);
  for (const month of months) {
    let revision = 1;
    const rota = () => ({
      ...{ team, month, from: `${month}-01`, to: lastOf(month), locks: [], published: null, changedSincePublish: 0 },
      ...{ months, revision, assignments: held(crowd, days, month) },
    });
    await page.route(`**/api/v1/teams/${team}/rotas/${month}`, (route) => route.fulfill({ json: rota() }));
    await page.route(`**/api/v1/teams/${team}/rotas/${month}/edits`, (route) => {
      revision += 1;
      return route.fulfill({ json: rota() });
    });
  }
  return crowd.length;
}

function lastOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

/** Everybody holds a day duty on every weekday, and every seventh night somebody is on call. */
function held(people: readonly Person[], duties: readonly string[], month: string) {
  const count = Number(lastOf(month).slice(8));
  return people.flatMap(({ code }, i) =>
    Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`).flatMap((date, day) => {
      const weekend = [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
      const duty = duties[(i + day) % duties.length]!;
      const day0 = { person: code, date, duty, start: `${date}T08:00:00+00:00`, end: `${date}T16:00:00+00:00` };
      const call = { person: code, date, duty: 'OC1', start: `${date}T17:30:00+00:00`, end: `${date}T23:30:00+00:00` };
      return [...(weekend ? [] : [day0]), ...((i * 5 + day) % 31 === 0 ? [call] : [])];
    }),
  );
}
