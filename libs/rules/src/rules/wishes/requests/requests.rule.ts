import { eachDay, isCall, isEmployed, type DutyType, type Priority, type Request } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { choice, count } from '../../../kit/params.ts';
import { bindingLeave } from '../../availability/leave-cap/binding-leave.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly wish: 'want' | 'avoid';
  readonly duty: string;
  readonly priority: Priority;
  readonly comment?: string;
}

const PRIORITIES: Readonly<Record<string, readonly Priority[]>> = {
  all: ['must', 'prefer', 'nice'],
  must: ['must'],
  'prefer and nice': ['prefer', 'nice'],
};

export const requests = defineRule({
  id: 'requests',
  number: 38,
  category: 'wishes',
  title: 'Requests',
  source: 'NHS rostering guidance: requests with priority and quota',
  severity: 'should',
  tier: 'wishes',
  params: {
    priorities: choice('Requests', ['all', 'must', 'prefer and nice'], 'all'),
    mustWeight: count({ label: 'Weight of must', default: 10, min: 1, max: 100 }),
    preferWeight: count({ label: 'Weight of prefer', default: 4, min: 1, max: 100 }),
    niceWeight: count({ label: 'Weight of nice', default: 1, min: 1, max: 100 }),
  },
  statement: ({ priorities }) =>
    priorities === 'must'
      ? 'What people must have, or must not have, is kept.'
      : 'What people ask for is granted, by its priority.',
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const weights = { must: params.mustWeight, prefer: params.preferWeight, nice: params.niceWeight };
    const wanted = PRIORITIES[params.priorities]!;
    for (const request of view.team.requests) {
      const person = view.people.findIndex((p) => p.code === request.person);
      if (person === -1 || !context.inScope(person) || !wanted.includes(request.priority)) continue;
      const leaves = bindingLeave(view.team, request.person);
      for (const date of eachDay(request.from, request.to)) {
        const day = view.dayIndex(date);
        const away = !isEmployed(view.people[person]!, date) || leaves.some((l) => l.from <= date && date <= l.to);
        if (!view.planned(day) || !context.inForce(day) || away) continue;
        const literal = view.anyOf(view.slotsOn(person, day).filter((slot) => fits(request, slot.duty)));
        if (literal === null || (request.wish === 'want' && !needed(request))) continue;
        const { wish, duty, priority, comment } = request;
        const bound = wish === 'avoid' ? { max: 0 } : { min: 1 };
        yield {
          literals: [literal],
          ...bound,
          weight: weights[priority],
          facts: { person, day, wish, duty, priority, comment },
        };

        function needed({ duty: code }: Request): boolean {
          return view.team.dutyTypes.some((type) => fits({ duty: code }, type) && view.demand(type.code, date) > 0);
        }
      }
    }
  },
  explain: ({ person, day, wish, duty, priority, comment }: Facts, { held }, view) => {
    const what = duty === 'any' ? 'any duty' : duty === 'any call' ? 'any call' : duty;
    const strength = priority === 'must' ? 'must' : priority === 'prefer' ? 'would rather' : 'would like to';
    const why = comment ? ` (${comment})` : '';
    const asked = wish === 'avoid' ? `${strength} not hold ${what}` : `${strength} hold ${what}`;
    const got = wish === 'avoid' ? `holds ${held.map((slot) => slot.duty.name).join(' and ')}` : 'does not hold it';
    return `${view.name(person)} ${asked} on ${view.say(day)}${why} and ${got}.`;
  },
});

function fits({ duty }: Pick<Request, 'duty'>, type: DutyType): boolean {
  return duty === 'any' || (duty === 'any call' ? isCall(type) : duty === type.code);
}
