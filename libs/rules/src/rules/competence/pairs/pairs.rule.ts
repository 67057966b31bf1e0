import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties, people, table } from '../../../kit/params.ts';
import type { DutySelector, PeopleSelector } from '../../../kit/selectors.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';
import { sayDuties, sayPeople } from '../../../kit/words.ts';

interface Facts {
  readonly day: number;
  /** Whom it needs and on what, as said; absent where two must not be on together. */
  readonly needs?: string;
}

interface Row {
  readonly people: PeopleSelector;
  readonly duties: DutySelector;
  readonly needs: PeopleSelector;
  readonly on: DutySelector;
  readonly never: PeopleSelector;
}

export const pairs = defineRule({
  id: 'pairs',
  number: 32,
  category: 'competence',
  title: 'Who is on with whom',
  source: 'SCPS Code of Practice (supervision); field practice: not two juniors together',
  severity: 'must',
  tier: 'comfort',
  params: {
    rows: table('Pairs', {
      people: people('When', []),
      duties: duties('Holds', ['@first-call']),
      needs: people('It needs', []),
      on: duties('On', ['@second-call']),
      never: people('And never', []),
    }),
  },
  statement: ({ rows }) => (rows.length === 0 ? 'No pairs are named.' : rows.map(sayRow).join(' ')),
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    for (const row of params.rows) {
      for (const day of view.plannedDays()) {
        if (!context.inForce(day)) continue;
        if (row.needs.length > 0) yield* needed(view, row, day, context.inScope);
        if (row.never.length > 0) yield* forbidden(view, row, day, context.inScope);
      }
    }
  },
  explain: ({ day, needs }: Facts, { held }, view) => {
    const [first, other] = held as [Slot, Slot | undefined];
    const fact = `${view.name(first.person)} holds ${first.duty.name}`;
    if (needs !== undefined) return `${fact} on ${view.say(day)}. That needs ${needs} the same day.`;
    return (
      `${fact} and ${view.name(other!.person)} holds ${other!.duty.name} on ${view.say(day)}. ` +
      'The two are not to be on together.'
    );
  },
});

function sayRow({ people, duties, needs, on, never }: Row): string {
  const when = `When ${sayPeople(people)} holds ${sayDuties(duties)}`;
  const wanted = needs.length > 0 ? [`${sayPeople(needs)} holds ${sayDuties(on)}`] : [];
  const barred = never.length > 0 ? [`${sayPeople(never)} does not hold ${sayDuties(on)}`] : [];
  return `${when}, ${[...wanted, ...barred].join(' and ')} that day.`;
}

/** One bound for all who are not among the needed themselves; each of the others needs somebody else. */
function* needed(view: RotaView, row: Row, day: number, inScope: (person: number) => boolean) {
  const needs = new Set(view.select(row.needs));
  const partners = slotsOf(view, day, row.on).filter((slot) => needs.has(slot.person) && !slot.supernumerary);
  const holders = holdersOf(view, row, day, inScope);
  const facts: Facts = { day, needs: `${sayPeople(row.needs)} on ${sayDuties(row.on)}` };
  const groups = [
    holders.filter((slot) => !needs.has(slot.person)),
    ...ofEach(holders.filter((s) => needs.has(s.person))),
  ];
  for (const group of groups) {
    const holder = view.anyOf(group);
    if (holder === null) continue;
    const partner = view.anyOf(partners.filter((slot) => group.every((own) => own.person !== slot.person)));
    if (partner === null) yield { literals: [holder], max: 0, facts };
    else yield { literals: [holder, partner], weights: [1, -1], max: 0, facts };
  }
}

/** Each holder keeps everybody else named out of the other duties. */
function* forbidden(view: RotaView, row: Row, day: number, inScope: (person: number) => boolean) {
  const never = new Set(view.select(row.never));
  const barred = slotsOf(view, day, row.on).filter((slot) => never.has(slot.person));
  for (const group of ofEach(holdersOf(view, row, day, inScope))) {
    const holder = view.anyOf(group)!;
    const other = view.anyOf(barred.filter((slot) => slot.person !== group[0]!.person));
    if (other !== null) yield { literals: [holder, other], max: 1, facts: { day } satisfies Facts };
  }
}

function holdersOf(view: RotaView, row: Row, day: number, inScope: (person: number) => boolean): Slot[] {
  const people = new Set(view.select(row.people));
  return slotsOf(view, day, row.duties).filter((slot) => people.has(slot.person) && inScope(slot.person));
}

function slotsOf(view: RotaView, day: number, selector: DutySelector): Slot[] {
  return [...view.duties(selector)].flatMap((duty) => view.slotsFor(duty, day));
}

/** The slots by person. */
function ofEach(slots: readonly Slot[]): Slot[][] {
  return [...new Set(slots.map((slot) => slot.person))].map((person) => slots.filter((slot) => slot.person === person));
}
