import { type DutyType, firstName, type Person, type Request, sayMonth, type Team } from '@evenflow/domain';
import { touches, type Clash } from '../../asks/clash.ts';
import { count, sayRange } from '../../words/times.ts';

export type RequestAsked = Pick<Request, 'person' | 'from' | 'to' | 'wish' | 'duty'>;

export interface RequestFacts {
  readonly team: Pick<Team, 'people' | 'leave' | 'requests' | 'dutyTypes'>;
  readonly publishedMonths: readonly string[];
}

/** What a wish would meet, the gravest first; one `holds` line when it meets nothing. */
export function requestClashes(asked: RequestAsked, facts: RequestFacts): Clash[] {
  const clashes = [
    ...notQualified(asked, facts),
    ...onLeave(asked, facts),
    ...opposite(asked, facts),
    ...published(asked, facts),
    ...sameWish(asked, facts),
  ];
  return clashes.length > 0 ? clashes : [{ weight: 'holds', sentence: 'Nothing clashes with this wish.' }];
}

function notQualified(asked: RequestAsked, { team }: RequestFacts): Clash[] {
  const person = team.people.find((one) => one.code === asked.person);
  const duty = team.dutyTypes.find((one) => one.code === asked.duty);
  if (asked.wish !== 'want' || !person || !duty) return [];
  const missing = missingCompetences(person, duty);
  if (missing.length === 0) return [];
  return [{ weight: 'must', sentence: `${duty.name} needs ${missing.join(' and ')}, which you do not hold yet.` }];
}

function missingCompetences(person: Person, duty: DutyType): string[] {
  return Object.entries(duty.requiredCompetences)
    .filter(([code, level]) => (person.competences[code] ?? 0) < Math.max(3, level))
    .map(([code]) => code);
}

function onLeave(asked: RequestAsked, { team }: RequestFacts): Clash[] {
  return team.leave
    .filter(
      (one) => one.person === asked.person && ['approved', 'recorded'].includes(one.status) && touches(one, asked),
    )
    .map((one) => ({
      weight: asked.wish === 'want' ? 'must' : 'know',
      sentence: `You are away on ${sayRange(one.from, one.to)} (${one.typeName ?? one.type}).`,
    }));
}

function opposite(asked: RequestAsked, { team }: RequestFacts): Clash[] {
  return team.requests
    .filter((one) => one.person === asked.person && one.wish !== asked.wish && touches(one, asked))
    .filter((one) => one.duty === asked.duty || one.duty === 'any' || asked.duty === 'any')
    .map((one) => ({
      weight: 'should',
      sentence: `On ${sayRange(one.from, one.to)} you asked for the opposite; withdraw one of the two.`,
    }));
}

function published(asked: RequestAsked, { publishedMonths }: RequestFacts): Clash[] {
  return [...new Set([asked.from.slice(0, 7), asked.to.slice(0, 7)])]
    .filter((month) => publishedMonths.includes(month))
    .map((month) => ({
      weight: 'must',
      sentence: `${sayMonth(month)} is already published; wishes are for months still open. Ask for a swap instead.`,
    }));
}

function sameWish(asked: RequestAsked, { team }: RequestFacts): Clash[] {
  const others = team.requests.filter(
    (one) => one.person !== asked.person && one.wish === asked.wish && one.duty === asked.duty && touches(one, asked),
  );
  const people = new Set(others.map((one) => one.person));
  if (people.size === 0) return [];
  const [only] = people;
  const who =
    people.size === 1
      ? `${firstName(team.people.find((one) => one.code === only) ?? { name: 'One other' })} asks`
      : `${count(people.size, 'other person', 'others')} ask`;
  return [{ weight: 'know', sentence: `${who} for the same on those days; wishes are ranked, then taken in turn.` }];
}
