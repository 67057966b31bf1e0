import type { Team } from '@evenflow/domain';
import { count } from '../../words/times.ts';

export type StepId = 'unit' | 'people' | 'duties' | 'rules' | 'first-fill';

export interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly lead: string;
  /** There is enough of it for the next step to make sense. */
  readonly done: (team: Team) => boolean;
  readonly state: (team: Team) => string;
}

export const STEPS: readonly [Step, ...Step[]] = [
  {
    id: 'unit',
    title: 'Unit and holidays',
    lead: 'Where you work sets the clocks, the public holidays and the rules you begin with.',
    done: ({ holidays }) => holidays.length > 0,
    state: ({ holidays }) => count(holidays.length, 'holiday'),
  },
  {
    id: 'people',
    title: 'People',
    lead: 'Everybody on the rota: how much they work and what they can do.',
    done: ({ people }) => people.length > 0,
    state: ({ people }) => count(people.length, 'person', 'people'),
  },
  {
    id: 'duties',
    title: 'Duties and demand',
    lead: 'What there is to hold, when, and how many people each kind of day needs.',
    done: ({ dutyTypes }) => dutyTypes.length > 0,
    state: ({ dutyTypes }) => count(dutyTypes.length, 'duty', 'duties'),
  },
  {
    id: 'rules',
    title: 'Rules',
    lead: 'You begin with a ready-made set. Each rule is a sentence; change its numbers to what holds with you.',
    done: () => true,
    state: () => 'a set to begin with',
  },
  {
    id: 'first-fill',
    title: 'First fill',
    lead: 'Last month’s rota lets rest and weekends look back; leave keeps people away. Then fill.',
    done: () => false,
    state: ({ history }) => (history.length > 0 ? 'knows what was worked' : 'nothing worked yet'),
  },
];

export function stepOf(id: string | undefined): Step {
  return STEPS.find((step) => step.id === id) ?? STEPS[0];
}
