import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties, people, table, text } from '../../../kit/params.ts';
import { selectPeople } from '../../../kit/selectors.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly competence: string;
  readonly level: number;
  readonly needed: number;
}

export const competenceRequired = defineRule({
  id: 'competence-required',
  number: 4,
  category: 'competence',
  title: 'Able to do the duty',
  source: 'AmSECT Standard 2; SCPS Code of Practice part 3',
  severity: 'must',
  tier: 'comfort',
  forColleagues: true,
  params: {
    exempt: table('Exceptions', {
      duty: text('Duty'),
      people: people('People', []),
      competence: text('Competence'),
    }),
    duties: duties('Duties', ['*']),
  },
  statement: ({ exempt }) =>
    `Whoever holds a duty has each competence it asks for at the level it asks for${exempt.length > 0 ? ', save the exceptions listed' : ''}.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    const exempt = new Set(
      params.exempt.flatMap((row) =>
        [...selectPeople(row.people, view.people, view.range.from)].map(
          (code) => `${code}|${row.duty}|${row.competence}`,
        ),
      ),
    );
    for (const slot of view.slots) {
      if (slot.past || slot.supernumerary || !chosen.has(slot.duty.code) || !context.inScope(slot.person)) continue;
      const person = view.people[slot.person]!;
      const lacking = Object.entries(slot.duty.requiredCompetences).find(
        ([code, level]) =>
          (person.competences[code] ?? 0) < level && !exempt.has(`${person.code}|${slot.duty.code}|${code}`),
      );
      if (!lacking || !context.inForce(slot.day)) continue;
      const [competence, needed] = lacking;
      const level = person.competences[competence] ?? 0;
      yield {
        literals: [slot.index],
        max: 0,
        facts: { person: slot.person, day: slot.day, competence, level, needed },
      };
    }
  },
  explain: ({ person, day, competence, level, needed }: Facts, { held }, view) => {
    const name = view.team.competences.find((c) => c.code === competence)?.name ?? competence;
    return `${view.name(person)} has ${name} at level ${level}; ${held[0]!.duty.name} on ${view.say(day)} needs level ${needed}.`;
  },
});
