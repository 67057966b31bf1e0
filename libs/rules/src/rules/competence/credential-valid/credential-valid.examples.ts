import { call, credential, duty, person } from '@evenflow/testing';
import type { Credential } from '@evenflow/domain';
import type { Example } from '../../../kit/conformance.ts';

const late = duty('L', { weekday: { start: '16:00', end: '00:00', endDayOffset: 1 } });
const ecmo = duty('E', { requiredCompetences: { ECMO: 3 } });
const having = (over: Partial<Credential>) => ({
  people: [person('Amy', { credentials: [credential(over)] }), person('Ben')],
  dutyTypes: [duty('D'), call('C1'), late, ecmo],
});

export const examples: readonly Example[] = [
  {
    name: 'holds to the end of the last valid day, midnight itself included',
    team: having({ expires: '2026-12-07' }),
    rota: `
            Mon
      Amy   D+L`,
    says: [],
  },
  {
    name: 'names the duty that runs past the last valid day',
    team: having({ expires: '2026-12-07' }),
    rota: `
            Mon
      Amy   C1`,
    says: ['Amy’s Registration (Board) ends on Mon 7 Dec; C1 on Mon 7 Dec runs until 08:00 on Tue 8 Dec.'],
  },
  {
    name: 'says nothing of what was worked before',
    team: having({ expires: '2026-12-05' }),
    rota: `
            Sun | Mon
      Amy   C1  | D`,
    says: ['Amy’s Registration (Board) ends on Sat 5 Dec; D on Mon 7 Dec runs until 16:00 on Mon 7 Dec.'],
  },
  {
    name: 'names a duty before the first valid day',
    team: having({ validFrom: '2026-12-08' }),
    rota: `
            Mon Tue
      Amy   D   D`,
    says: ['Amy’s Registration (Board) begins on Tue 8 Dec; D is on Mon 7 Dec.'],
  },
  {
    name: 'one that is not required only warns elsewhere',
    team: having({ expires: '2026-12-01', required: false }),
    rota: `
            Mon
      Amy   D`,
    says: [],
  },
  {
    name: 'one for a competence concerns only duties that ask for it',
    team: having({ type: 'ECMO card', body: '', expires: '2026-12-01', forCompetence: 'ECMO' }),
    rota: `
            Mon Tue
      Amy   D   E`,
    says: ['Amy’s ECMO card ends on Tue 1 Dec; E on Tue 8 Dec runs until 16:00 on Tue 8 Dec.'],
  },
  {
    name: 'where privileges are given by site, each person needs them there',
    team: having({ type: 'Privileges', site: 'H' }),
    rota: `
            Mon
      Amy   D
      Ben   D`,
    says: ['Ben has no Privileges at H; D on Mon 7 Dec needs one.'],
  },
  {
    name: 'a scope permits only duties that ask for its competence',
    team: having({ scope: 'ECMO only' }),
    rota: `
            Mon Tue
      Amy   E   D`,
    says: ['Amy’s Registration (Board) permits ECMO only; D on Tue 8 Dec is something else.'],
  },
  {
    name: 'midnight is the site’s, the night before the clocks go back',
    team: having({ expires: '2026-10-24' }),
    from: '2026-10-24',
    rota: `
            Sat
      Amy   L`,
    says: [],
  },
  {
    name: 'and the night they go forward, when it is still winter time',
    team: having({ expires: '2027-03-27' }),
    from: '2027-03-27',
    rota: `
            Sat Sun
      Amy   L   L`,
    says: ['Amy’s Registration (Board) ends on Sat 27 Mar; L on Sun 28 Mar runs until 00:00 on Mon 29 Mar.'],
  },
];
