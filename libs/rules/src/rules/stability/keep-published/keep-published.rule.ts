import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties } from '../../../kit/params.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly kind: 'taken away' | 'put on';
  readonly duty?: string;
}

/** Nothing is asked until a version of these days is published. */
export const keepPublished = defineRule({
  id: 'keep-published',
  number: 48,
  category: 'stability',
  title: 'What was published stays',
  source: 'Field practice: people plan their lives by the published rota',
  severity: 'should',
  tier: 'comfort',
  forColleagues: true,
  params: { duties: duties('Duties', ['*']) },
  statement: () => 'After publishing, as few duties as possible change hands.',
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    if (view.published.size === 0) return;
    const chosen = view.duties(params.duties);
    for (const person of context.people)
      for (const day of view.plannedDays()) {
        if (!context.inForce(day)) continue;
        const slots = view.held(person, day, chosen);
        for (const slot of slots.filter((s) => view.published.has(s.index)))
          yield { literals: [slot.index], min: 1, facts: { person, day, kind: 'taken away', duty: slot.duty.code } };
        const fresh = slots.filter((s) => !view.published.has(s.index)).map((s) => s.index);
        yield { literals: fresh, max: 0, facts: { person, day, kind: 'put on' } };
      }
  },
  explain: ({ person, day, kind, duty }: Facts, { held }, view) => {
    const who = view.name(person);
    const when = view.say(day);
    if (kind === 'put on')
      return `${who} holds ${held.map((s) => s.duty.name).join(' and ')} on ${when}; published without.`;
    const name = view.team.dutyTypes.find((type) => type.code === duty)!.name;
    return `${who} was published on ${name} on ${when} and does not hold it.`;
  },
});
