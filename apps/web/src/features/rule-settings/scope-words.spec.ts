import { team } from '../../testing/december.ts';
import { sayPeople } from './scope-words.ts';

it.each([
  [['gone'], 'gone'],
  [['RL', 'CF'], 'Rhys Llewellyn and Chloe Featherstone'],
  [['!RL'], 'everybody but Rhys Llewellyn'],
  [['!@trainee'], 'everybody but trainees'],
  [['skill:ECMO>=4', 'grade:Senior', '!RL'], 'those with ECMO at level 4 or more and grade Senior but Rhys Llewellyn'],
  [['years>=2'], 'those with 2 years of service or more'],
  [['@part-time'], 'those who work part time'],
])('says whom %j means', (selector, words) => {
  expect(sayPeople(selector, team.people)).toBe(words);
});
