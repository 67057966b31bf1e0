import { call, duty, person } from '@evenflow/testing';
import type { Oracle } from '../../../kit/conformance.ts';

const team = {
  people: [
    person('Amy', { competences: { PRECEPTOR: 3 } }),
    person('Tia', { trainee: true }),
    person('Tom', { trainee: true }),
  ],
  dutyTypes: [duty('D'), duty('L', { mark: 'late' }), call('C1')],
};

export const oracle: Oracle = {
  judge: ({ days, planned, params }) =>
    days.every((day) => {
      const codes = (duty: string, extra: boolean) =>
        planned
          .filter((a) => a.date === day && a.duty === duty && (a.supernumerary ?? false) === extra)
          .map((a) => a.person);
      if (codes('L', true).length > 0) return false;
      for (const duty of ['D', 'C1']) {
        const mentors = codes(duty, false).filter((code) => code !== 'Ben').length;
        if (codes(duty, true).length > mentors * params.perMentor) return false;
      }
      // With one trainee to a mentor, a mentor in theatre and then on call keeps the same one.
      const both = codes('D', false).includes('Amy') && codes('C1', false).includes('Amy');
      const different = codes('D', true).some((one) => codes('C1', true).some((other) => one !== other));
      return !(params.perMentor === 1 && both && different);
    }),
  tiny: [
    { name: 'a mentor and two trainees, a weekday', team, from: '2026-12-07', days: 1, duties: ['D', 'L', 'C1'] },
    {
      name: 'two trainees to a mentor',
      team,
      from: '2026-12-07',
      days: 2,
      duties: ['D', 'C1'],
      params: { perMentor: 2 },
      worked: [{ person: 'Tia', date: '2026-12-06', duty: '(C1)' }],
    },
    {
      name: 'a mentor, somebody who is none, and two trainees',
      team: { ...team, people: [...team.people, person('Ben')] },
      from: '2026-12-07',
      days: 1,
      duties: ['D', 'C1'],
    },
  ],
};
