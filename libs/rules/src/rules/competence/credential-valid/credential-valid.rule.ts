import { isAskedFor, sayDay, type Credential, type DutyType, type Team } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { duties } from '../../../kit/params.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';

interface Facts {
  readonly person: number;
  readonly day: number;
  readonly problem:
    | { readonly kind: 'lapsed' | 'not-yet'; readonly credential: string; readonly date: string }
    | { readonly kind: 'none'; readonly credential: string; readonly site: string }
    | { readonly kind: 'scope'; readonly credential: string; readonly scope: string };
}

export const credentialValid = defineRule({
  id: 'credential-valid',
  number: 5,
  category: 'competence',
  title: 'Credentials in date to the end of the duty',
  source: 'ABCP, state licence and College registration rules; hospital privileging',
  severity: 'must',
  tier: 'comfort',
  params: { duties: duties('Duties', ['*']) },
  statement: () =>
    'Every credential a duty needs is valid on the day the duty starts and on the day it ends; privileges are held at its site.',
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    const siteTypes = new Set(
      view.people.flatMap((p) => p.credentials.filter((c) => c.required && c.site).map((c) => c.type)),
    );
    const asked = new Map<string, Asked>();
    for (const slot of view.slots) {
      if (slot.past || !chosen.has(slot.duty.code) || !context.inScope(slot.person) || !context.inForce(slot.day))
        continue;
      const key = `${slot.person} ${slot.duty.code}`;
      let of = asked.get(key);
      if (!of) asked.set(key, (of = askedOf(view, slot, siteTypes)));
      const problem = problemOf(view, slot, of);
      if (problem) yield { literals: [slot.index], max: 0, facts: { person: slot.person, day: slot.day, problem } };
    }
  },
  explain: ({ person, problem, day }: Facts, { held }, view) => {
    const who = view.name(person);
    const slot = held[0]!;
    switch (problem.kind) {
      case 'lapsed':
        return `${who}’s ${problem.credential} ends on ${sayDay(problem.date)}; ${slot.duty.name} on ${view.say(day)} runs until ${view.sayMoment(slot.end, slot.duty)}.`;
      case 'not-yet':
        return `${who}’s ${problem.credential} begins on ${sayDay(problem.date)}; ${slot.duty.name} is on ${view.say(day)}.`;
      case 'none':
        return `${who} has no ${problem.credential} at ${problem.site}; ${slot.duty.name} on ${view.say(day)} needs one.`;
      case 'scope':
        return `${who}’s ${problem.credential} permits ${problem.scope}; ${slot.duty.name} on ${view.say(day)} is something else.`;
    }
  },
});

type Problem = Facts['problem'];

/** What a duty asks of a person's credentials, whatever the day. */
interface Asked {
  readonly credentials: readonly { readonly held: Credential; readonly name: string; readonly scope: Problem | null }[];
  readonly site: Problem | null;
}

function askedOf(view: RotaView, { person, duty }: Slot, siteTypes: ReadonlySet<string>): Asked {
  const all = view.people[person]!.credentials;
  const credentials = all
    .filter((held) => held.required && isAskedFor(held, duty))
    .map((held) => {
      const name = held.body ? `${held.type} (${held.body})` : held.type;
      const only = /^(.+) only$/i.exec(held.scope ?? '')?.[1];
      const outside = only !== undefined && !asksFor(view.team, duty, only);
      return { held, name, scope: outside ? ({ kind: 'scope', credential: name, scope: held.scope! } as const) : null };
    });
  return { credentials, site: missingAtSite(all, duty.sites, siteTypes) };
}

function problemOf(view: RotaView, slot: Slot, { credentials, site }: Asked): Problem | null {
  if (credentials.length === 0) return site;
  const start = view.days[slot.day]!;
  const end = view.date(slot.endDay);
  for (const { held, name, scope } of credentials) {
    if (held.expires && held.expires < end) return { kind: 'lapsed', credential: name, date: held.expires };
    if (held.validFrom && held.validFrom > start) return { kind: 'not-yet', credential: name, date: held.validFrom };
    if (scope) return scope;
  }
  return site;
}

/** Where a team gives credentials of a type by site, each person needs one for each site of the duty. */
function missingAtSite(
  credentials: readonly Credential[],
  sites: readonly string[],
  siteTypes: ReadonlySet<string>,
): Problem | null {
  for (const type of siteTypes)
    for (const site of sites)
      if (!credentials.some((c) => c.type === type && c.site === site)) return { kind: 'none', credential: type, site };
  return null;
}

/** A scope such as `ECMO only` names a competence by its code or name. */
function asksFor(team: Team, duty: DutyType, scope: string): boolean {
  const wanted = scope.toLowerCase();
  return Object.keys(duty.requiredCompetences).some((code) => {
    const name = team.competences.find((c) => c.code === code)?.name ?? code;
    return code.toLowerCase() === wanted || name.toLowerCase() === wanted;
  });
}
