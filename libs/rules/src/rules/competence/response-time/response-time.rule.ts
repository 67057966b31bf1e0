import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { day, duties, minutes, people, table } from '../../../kit/params.ts';
import { selectDuties, selectPeople } from '../../../kit/selectors.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly away: number;
  readonly within: number;
}

export const responseTime = defineRule({
  id: 'response-time',
  number: 40,
  category: 'competence',
  title: 'Near enough to come in time',
  source: 'AmSECT guideline: on call and clinically ready within 60 minutes; local 30 for first call',
  severity: 'must',
  tier: 'comfort',
  params: {
    exceptions: table('Staying nearer', {
      people: people('People', []),
      duties: duties('Duties', []),
      minutes: minutes({ label: 'Minutes away then', default: 10, min: 0, max: 240 }),
      from: day('From'),
      to: day('To'),
    }),
  },
  statement: ({ exceptions }) =>
    `Whoever is on call can be there within the duty’s response time${exceptions.length > 0 ? ', staying nearer where listed' : ''}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const nearer = params.exceptions.map((row) => ({
      ...row,
      people: selectPeople(row.people, view.people, view.range.from),
      duties: selectDuties(row.duties, view.team.dutyTypes),
    }));
    for (const slot of view.slots) {
      const within = slot.duty.responseMinutes;
      if (
        slot.past ||
        slot.supernumerary ||
        within === null ||
        !context.inScope(slot.person) ||
        !context.inForce(slot.day)
      )
        continue;
      const date = view.days[slot.day]!;
      const stay = nearer.find(
        (row) =>
          row.people.has(view.people[slot.person]!.code) &&
          row.duties.has(slot.duty.code) &&
          (!row.from || row.from <= date) &&
          (!row.to || date <= row.to),
      );
      const away = stay ? stay.minutes : minutesAway(view, slot);
      if (away !== null && away > within)
        yield { literals: [slot.index], max: 0, facts: { person: slot.person, day: slot.day, away, within } };
    }
  },
  explain: ({ person, day, away, within }: Facts, { held }, view) =>
    `${view.name(person)} is ${away} minutes away; ${held[0]!.duty.name} on ${view.say(day)} must be answered within ${within}.`,
});

/** Minutes from home to the duty's site; to the nearest one when it has none of its own. Null when unknown. */
function minutesAway(view: RotaView, slot: Slot): number | null {
  const { travelMinutes } = view.people[slot.person]!;
  const known = (slot.duty.sites.length > 0 ? slot.duty.sites : Object.keys(travelMinutes)).flatMap(
    (site) => travelMinutes[site] ?? [],
  );
  return known.length > 0 ? Math.min(...known) : null;
}
