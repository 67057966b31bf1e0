import { Injectable } from '@nestjs/common';
import {
  instantToEpochMinutes,
  Ledger,
  rankStandIns,
  type Assignment,
  type StandIn,
  type Team,
} from '@evenflow/domain';
import type { TeamKey } from '@evenflow/persistence';
import { rankCandidates } from '@evenflow/rules';
import { doubleBookingAfter, PublishedCheck } from '../swaps/published-check.ts';

const FAR = 14 * 1440;

/** Who could take a duty over within the rules, in the order in which they are asked. */
@Injectable()
export class FindStandIns {
  constructor(private readonly published: PublishedCheck) {}

  async for(key: TeamKey, held: Assignment): Promise<string[]> {
    const { team, check } = await this.published.month(key, held.date.slice(0, 7));
    const legal = rankCandidates(check, { date: held.date, duty: held.duty, from: held.person }).filter(
      ({ legal: may, person }) =>
        may && !doubleBookingAfter(team, [{ date: held.date, duty: held.duty, from: held.person, to: person }]),
    );
    const year = held.date.slice(0, 4);
    const burdens = new Ledger(team, []).between('burden', `${year}-01-01`, `${year}-12-31`);
    const ranked = rankStandIns(
      legal.map(({ person }) => {
        const { done, fair } = burdens.get(person)!;
        return standIn(team, held, { person, burden: fair === null ? 0 : done - fair });
      }),
    );
    return ranked.map(({ person }) => person);
  }

  ruleSetVersion(key: TeamKey): Promise<number | null> {
    return this.published.ruleSetVersion(key);
  }
}

function standIn(team: Team, held: Assignment, { person, burden }: Pick<StandIn, 'person' | 'burden'>): StandIn {
  const own = team.history.filter((each) => each.person === person);
  const [start, end] = [instantToEpochMinutes(held.start), instantToEpochMinutes(held.end)];
  const gaps = own.map((each) => {
    const [from, to] = [instantToEpochMinutes(each.start), instantToEpochMinutes(each.end)];
    return from >= end ? from - end : to <= start ? start - to : 0;
  });
  const travel = team.people.find(({ code }) => code === person)?.travelMinutes ?? {};
  return {
    person,
    restMinutes: Math.min(FAR, ...gaps),
    burden,
    travelMinutes: (held.site === undefined ? undefined : travel[held.site]) ?? Math.min(FAR, ...Object.values(travel)),
  };
}
