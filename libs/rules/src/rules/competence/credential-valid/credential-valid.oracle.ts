import { call, credential, duty, person } from '@evenflow/testing';
import type { Assignment, Team } from '@evenflow/domain';
import type { Oracle } from '../../../kit/conformance.ts';

/** The dates a duty takes something of, read from its texts. */
function datesOf(a: Assignment): string[] {
  const last = a.end.slice(0, 10);
  return a.end.slice(11, 16) === '00:00' ? [a.date] : [a.date, last];
}

function fits(team: Team, a: Assignment): boolean {
  const { credentials } = team.people.find((p) => p.code === a.person)!;
  const asked = Object.keys(team.dutyTypes.find((d) => d.code === a.duty)!.requiredCompetences);
  const good = credentials.every((c) => {
    if (!c.required || (c.site && c.site !== a.site) || (c.forCompetence && !asked.includes(c.forCompetence)))
      return true;
    const inScope = c.scope === undefined || asked.some((code) => c.scope === `${code} only`);
    return inScope && datesOf(a).every((date) => date >= (c.validFrom ?? '') && date <= (c.expires ?? '9'));
  });
  const local = team.people.flatMap((p) => p.credentials.filter((c) => c.site === a.site).map((c) => c.type));
  return good && local.every((type) => credentials.some((c) => c.type === type && c.site === a.site));
}

const late = duty('L', { weekday: { start: '16:00', end: '00:00', endDayOffset: 1 } });

export const oracle: Oracle = {
  judge: ({ team, planned }) => planned.filter((a) => !fits(team, a)).length,
  tiny: [
    {
      name: 'one lapses, one begins, in a week with nights',
      team: {
        people: [
          person('Amy', { credentials: [credential({ expires: '2026-12-08' })] }),
          person('Ben', { credentials: [credential({ validFrom: '2026-12-08' })] }),
        ],
        dutyTypes: [late, call('C1')],
      },
      from: '2026-12-07',
      days: 3,
      duties: ['L', 'C1'],
      worked: [{ person: 'Ben', date: '2026-12-06', duty: 'C1' }],
    },
    {
      name: 'sites, competences and scopes',
      team: {
        people: [
          person('Amy', {
            credentials: [credential({ type: 'Privileges', site: 'H' }), credential({ scope: 'ECMO only' })],
          }),
          person('Ben', { credentials: [credential({ expires: '2026-12-01', forCompetence: 'ECMO' })] }),
        ],
        dutyTypes: [duty('D'), duty('E', { requiredCompetences: { ECMO: 3 } })],
      },
      from: '2026-12-07',
      days: 2,
      duties: ['D', 'E'],
    },
    {
      name: 'the night the clocks go back',
      team: {
        people: [person('Amy', { credentials: [credential({ expires: '2026-10-24' })] })],
        dutyTypes: [late, call('C1')],
      },
      from: '2026-10-24',
      days: 2,
      duties: ['L', 'C1'],
    },
  ],
};
