import { addDays, instantText, wallClockToEpochMinutes, sayDay } from '@evenflow/domain';
import { defineRule, type BoundDraft } from '../../../kit/define-rule.ts';
import { count, duties, text } from '../../../kit/params.ts';
import type { RotaView, Slot } from '../../../kit/view.ts';

interface Facts {
  readonly day: number;
  /** Minutes since 1970, half-open. */
  readonly from: number;
  readonly to: number;
  readonly atLeast: number;
}

export const continuousCover = defineRule({
  id: 'continuous-cover',
  number: 1,
  category: 'cover',
  title: 'Somebody at every minute',
  source: 'SCPS Code of Practice part 4; hospital duty of cover',
  severity: 'must',
  tier: 'open',
  forColleagues: true,
  params: {
    competence: text('Able in (empty: anything)'),
    site: text('Site (empty: all together)'),
    atLeast: count({ label: 'People at least', default: 1, min: 1, max: 5 }),
    duties: duties('Counted', ['@demanded']),
  },
  statement: ({ atLeast, competence }) =>
    `At every minute at least ${atLeast} ${atLeast === 1 ? 'person' : 'people'}${competence ? ` able in ${competence}` : ''} on duty or on call.`,
  bounds: function* (view, params, context): Generator<BoundDraft<Facts>> {
    const chosen = view.duties(params.duties);
    const able = new Set(
      context.people.filter((p) => !params.competence || (view.people[p]!.competences[params.competence] ?? 0) >= 3),
    );
    const slots = view.slots.filter(
      (slot) =>
        !slot.supernumerary &&
        slot.day >= view.firstDay - 2 &&
        slot.day <= view.lastDay &&
        chosen.has(slot.duty.code) &&
        able.has(slot.person) &&
        (!params.site || slot.duty.sites.length === 0 || slot.duty.sites.includes(params.site)),
    );
    for (const day of view.plannedDays())
      if (context.inForce(day)) yield* stretchesOf(view, day, slots, params.atLeast);
  },
  explain: ({ from, to, atLeast }: Facts, { sum }, view) => {
    const at = (minute: number) => {
      const moment = instantText(minute, view.team.timeZone);
      return `${moment.slice(11, 16)} on ${sayDay(moment.slice(0, 10))}`;
    };
    const who = sum === 0 ? 'Nobody is' : sum === 1 ? '1 person is' : `${sum} people are`;
    return `${who} on duty or on call from ${at(from)} to ${at(to)}; ${atLeast} ${atLeast === 1 ? 'is' : 'are'} needed.`;
  },
});

/** The day cut where duties start or end; neighbours that the same slots cover are one. */
function* stretchesOf(
  view: RotaView,
  day: number,
  all: readonly Slot[],
  atLeast: number,
): Generator<BoundDraft<Facts>> {
  const midnight = (d: number) => wallClockToEpochMinutes(addDays(view.days[0]!, d), 0, view.team.timeZone);
  const [start, end] = [midnight(day), midnight(day + 1)];
  const near = all.filter((slot) => slot.start < end && slot.end > start);
  const cuts = [...new Set([start, end, ...near.flatMap((s) => [s.start, s.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((a, b) => a - b);
  const stretches: { from: number; to: number; literals: number[]; key: string }[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i]!, cuts[i + 1]!];
    const literals = near.filter((slot) => slot.start <= from && slot.end >= to).map((slot) => slot.index);
    const key = literals.join();
    const last = stretches.at(-1);
    if (last?.key === key) last.to = to;
    else stretches.push({ from, to, literals, key });
  }
  for (const { from, to, literals } of stretches) yield { literals, min: atLeast, facts: { day, from, to, atLeast } };
}
