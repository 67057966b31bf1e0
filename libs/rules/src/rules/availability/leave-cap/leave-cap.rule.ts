import { isEmployed } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, text } from '../../../kit/params.ts';
import { sayList } from '../../../kit/words.ts';
import { plannedLeave } from './binding-leave.ts';

interface Facts {
  readonly day: number;
  readonly away: readonly number[];
  readonly max: number;
}

export const leaveCap = defineRule({
  id: 'leave-cap',
  number: 37,
  category: 'availability',
  title: 'Not too many away at once',
  source: 'Field practice: 1 of 5, 4 of 12',
  severity: 'must-unless-signed',
  tier: 'comfort',
  params: {
    max: count({ label: 'Away at once, at most', default: 1, min: 0, max: 30 }),
    leaveTypes: text('Leave types (empty: all)'),
  },
  statement: ({ max }) => `At most ${max} of these people on leave on one day.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const leaves = context.people.map((person) => ({
      person,
      leave: plannedLeave(view.team, view.people[person]!.code, params.leaveTypes),
    }));
    for (const day of view.plannedDays()) {
      if (!context.inForce(day)) continue;
      const date = view.days[day]!;
      const away = leaves
        .filter(({ person }) => isEmployed(view.people[person]!, date))
        .filter(({ leave }) => leave.some((l) => l.from <= date && date <= l.to))
        .map(({ person }) => person);
      // Leave is given, not planned: a bound without literals that cannot hold says it.
      if (away.length > params.max)
        yield { literals: [], min: away.length - params.max, facts: { day, away, max: params.max } };
    }
  },
  explain: ({ day, away, max }: Facts, _broken, view) =>
    `${sayList(away.map((person) => view.name(person)))} are on leave on ${view.say(day)}; ${max} at once is the most.`,
});
