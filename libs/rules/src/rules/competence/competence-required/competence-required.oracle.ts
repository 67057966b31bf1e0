import { call, duty, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = {
  people: [person('Amy', { competences: { CPB: 3, ECMO: 2 } }), person('Ben', { competences: { ECMO: 4 } })],
  dutyTypes: [
    duty('D'),
    duty('E', { requiredCompetences: { CPB: 2, ECMO: 3 } }),
    call('C1', { requiredCompetences: {} }),
  ],
};

export const oracle: Oracle = {
  judge: ({ team, planned, params }) => {
    let unable = 0;
    for (const a of planned) {
      const asked = team.dutyTypes.find((d) => d.code === a.duty)!.requiredCompetences;
      const able = team.people.find((p) => p.code === a.person)!.competences;
      const excused = (code: string) =>
        params.exempt.some(
          (row: { duty: string; people: string[]; competence: string }) =>
            row.duty === a.duty && row.people.includes(a.person) && row.competence === code,
        );
      if (!Object.keys(asked).every((code) => excused(code) || (able[code] ?? 0) >= asked[code]!)) unable++;
    }
    return unable;
  },
  tiny: [
    { name: 'three duties, two people, two days', team, from: '2026-12-11', days: 2, duties: ['D', 'E', 'C1'] },
    {
      name: 'with an exception',
      team,
      from: '2026-12-07',
      days: 2,
      duties: ['D', 'E'],
      worked: [{ person: 'Ben', date: '2026-12-06', duty: 'D' }],
      params: { exempt: [{ duty: 'E', people: ['Ben'], competence: 'CPB' }] },
    },
  ],
};
