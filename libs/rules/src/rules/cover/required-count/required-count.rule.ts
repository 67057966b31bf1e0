import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties, flag } from '../../../kit/params.ts';

interface Facts {
  readonly day: number;
  readonly duty: string;
  readonly need: number;
}

/** Cover itself: too few is an open duty. What is not asked for on a day is not held, save office duties on weekdays. */
export const requiredCount = defineRule({
  id: 'required-count',
  number: 2,
  category: 'cover',
  title: 'Everybody the day needs',
  source: 'The team’s own demand, by day type and date',
  severity: 'must',
  tier: 'open',
  forColleagues: true,
  params: { duties: duties('Duties', ['*']), exact: flag('No more than needed', true) },
  statement: ({ exact }) =>
    exact
      ? 'Every duty is held by as many people as the day needs, no more and no fewer.'
      : 'Every duty is held by at least as many people as the day needs.',
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    for (const day of view.plannedDays()) {
      if (!context.inForce(day)) continue;
      for (const duty of view.team.dutyTypes) {
        if (!chosen.has(duty.code)) continue;
        const need = view.demand(duty.code, view.days[day]!);
        const literals = view.slotsFor(duty.code, day, 'counted').map((slot) => slot.index);
        const free = duty.optional && duty.mark === 'office' && view.dayTypes[day] === 'monFri';
        if (need > 0 || !free)
          yield {
            literals,
            min: need,
            ...(params.exact && !free ? { max: need } : {}),
            facts: { day, duty: duty.code, need },
          };
      }
    }
  },
  explain: ({ day, duty, need }: Facts, { sum }, view) => {
    const name = view.team.dutyTypes.find((type) => type.code === duty)!.name;
    const when = view.say(day);
    if (need === 0)
      return `${name} is not needed on ${when}, but ${sum} ${sum === 1 ? 'person holds' : 'people hold'} it.`;
    if (sum === 0) return `Nobody holds ${name} on ${when}; ${need} ${need === 1 ? 'is' : 'are'} needed.`;
    return `${sum} ${sum === 1 ? 'person holds' : 'people hold'} ${name} on ${when}; ${need} ${need === 1 ? 'is' : 'are'} needed.`;
  },
});
