import { defineRule, type BoundDraft, type RuleContext } from '../../../kit/define-rule.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';
import { count, duties, people } from '../../../kit/params.ts';
import { sayCount, sayDuties, sayList } from '../../../kit/words.ts';

type Facts =
  | { readonly kind: 'barred'; readonly person: number; readonly day: number }
  | { readonly kind: 'shared'; readonly person: number; readonly day: number }
  | { readonly kind: 'mentors'; readonly day: number; readonly perMentor: number };

export const traineeSupervised = defineRule({
  id: 'trainee-supervised',
  number: 8,
  category: 'competence',
  title: 'Trainees are extra, and never alone',
  source: 'SCPS Code of Practice part 3; Texas Occupations Code 603.004',
  severity: 'must',
  tier: 'comfort',
  people: ['@trainee'],
  forColleagues: true,
  params: {
    duties: duties('Duties they may join', ['@theatre', '@first-call']),
    mentors: people('Mentors', ['skill:PRECEPTOR']),
    perMentor: count({ label: 'Trainees to one mentor', default: 1, min: 1, max: 5 }),
  },
  statement: ({ duties, perMentor }) =>
    `A trainee joins only ${sayDuties(duties)}, with a mentor who holds the same duty, at most ${perMentor} to one mentor; a trainee never counts.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const joined = view.duties(params.duties);
    const mentors = new Set(view.select(params.mentors));
    for (const day of view.plannedDays()) {
      if (!context.inForce(day)) continue;
      for (const person of context.people)
        for (const slot of view.slotsOn(person, day))
          if (slot.supernumerary && !joined.has(slot.duty.code))
            yield { literals: [slot.index], max: 0, facts: { kind: 'barred', person, day } };
      for (const duty of joined) {
        const slots = view.slotsFor(duty, day).filter((slot) => slot.supernumerary && context.inScope(slot.person));
        if (slots.length === 0) continue;
        const holding = view.slotsFor(duty, day, 'counted').filter((slot) => mentors.has(slot.person));
        yield {
          literals: [...slots, ...holding].map((slot) => slot.index),
          weights: [...slots.map(() => 1), ...holding.map(() => -params.perMentor)],
          max: 0,
          facts: { kind: 'mentors', day, perMentor: params.perMentor },
        };
      }
    }
    if (params.perMentor === 1) yield* sharedMentors(view, { joined, mentors, context });
  },
  explain: (facts: Facts, { held }, view) => {
    const duty = held[0]!.duty.name;
    const when = view.say(facts.day);
    switch (facts.kind) {
      case 'barred':
        return `${view.name(facts.person)} is a trainee and may not join ${duty} on ${when}.`;
      case 'shared':
        return `${view.name(facts.person)} would have two trainees on ${when}, in ${sayList(namesOf(held))}; one to a mentor is the most.`;
      case 'mentors': {
        const trainees = held.filter((slot) => slot.supernumerary).map((slot) => view.name(slot.person));
        const joins = `${sayList(trainees)} ${trainees.length === 1 ? 'joins' : 'join'} ${duty} on ${when}`;
        const mentors = held.length - trainees.length;
        if (mentors === 0) return `${joins} and no mentor holds it.`;
        return `${joins} with ${sayCount(mentors, 'mentor')}; ${facts.perMentor} to one mentor is the most.`;
      }
    }
  },
});

/** A mentor who holds two duties of one day, a theatre and the call after it, has the same trainee in both or one in all. */
function* sharedMentors(
  view: RotaView,
  { joined, mentors, context }: { joined: ReadonlySet<string>; mentors: ReadonlySet<number>; context: RuleContext },
): Generator<BoundDraft<Facts>> {
  for (const day of view.plannedDays()) {
    if (!context.inForce(day)) continue;
    for (const person of mentors) {
      const held = view.slotsOn(person, day).filter((slot) => joined.has(slot.duty.code) && !slot.supernumerary);
      for (const [a, b] of pairsOf(held).filter(([first, second]) => first.end <= second.start)) {
        for (const one of extras(view, a, context))
          for (const other of extras(view, b, context)) {
            if (one.person === other.person) continue;
            const literals = [a.index, b.index, one.index, other.index];
            yield { literals, max: 3, facts: { kind: 'shared', person, day } };
          }
      }
    }
  }
}

function extras(view: RotaView, slot: Slot, context: RuleContext): Slot[] {
  return view
    .slotsFor(slot.duty.code, slot.day)
    .filter((other) => other.supernumerary && context.inScope(other.person));
}

function pairsOf(slots: readonly Slot[]): [Slot, Slot][] {
  const inTime = [...slots].sort((a, b) => a.start - b.start || a.index - b.index);
  return inTime.flatMap((a, i) => inTime.slice(i + 1).map((b): [Slot, Slot] => [a, b]));
}

function namesOf(held: readonly Slot[]): string[] {
  return [...new Set(held.map((slot) => slot.duty.name))];
}
