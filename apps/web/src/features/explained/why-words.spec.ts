import type { WhyAnswer } from '@evenflow/api-client';
import { sayToMe } from './why-words.ts';

const ANSWER: WhyAnswer = {
  ...{ kind: 'why', person: 'CF', date: '2026-12-10', duty: 'OC1', cost: 7, byRule: {}, atLeast: 7 },
  ...{ proven: true, possible: true, moves: [], breaks: [], gives: [], assignments: [] },
  byTier: { must: 0, signed: 0, open: 0, fairness: 7, wishes: 0, comfort: 0 },
  sentences: [
    'It can be done, and the rota is worse by 7.',
    'First on call on Thu 10 Dec goes from Chloe to Rhys.',
    'Rhys holds 5 calls; 3 to 4 are a fair share.',
  ],
};

it('parts what would be worse from what would change hands, and says no figure of cost', () => {
  const told = sayToMe(ANSWER, true);
  expect(told).toEqual({
    verdict: 'Somebody else could hold it, and the month would be worse.',
    because: ['Rhys holds 5 calls; 3 to 4 are a fair share.'],
    moves: ['First on call on Thu 10 Dec goes from Chloe to Rhys.'],
    certainty: 'Proven: no better way exists under the team’s rules.',
  });
});

it.each([
  [true, { possible: false }, 'Without you a rule that must hold would break.'],
  [false, { possible: false }, 'With you a rule that must hold would break.'],
  [true, { cost: 0 }, 'Somebody else could hold it just as well.'],
  [false, { cost: -1 }, 'You could hold it just as well.'],
])('says the verdict to whoever holds it (%s) %j', (mine, over, verdict) => {
  expect(sayToMe({ ...ANSWER, ...over }, mine).verdict).toBe(verdict);
});
