import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { addDays, isCall, wallClockAt, type LocalDay, type Team } from '@evenflow/domain';
import { RuleSetRepository, type TeamKey } from '@evenflow/persistence';
import { compileRota, fragileDuties, LiveCheck, type FragileDuty, type RuleSet } from '@evenflow/rules';
import { OnCallSources } from '../on-call/on-call-sources.ts';

/** Published calls of the coming days, and those of them that hang on one person. */
export interface Fragility {
  readonly team: Team;
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** How many were looked at. */
  readonly calls: number;
  readonly fragile: readonly FragileDuty[];
}

const NO_RULES: RuleSet = { format: 'evenflow-rules/1', name: 'No rules', settings: [] };

/** One absence away: what would be open at once if the holder fell ill, by the team's own rules. */
@Injectable()
export class FragileDays {
  constructor(
    private readonly sources: OnCallSources,
    private readonly rules: RuleSetRepository<RuleSet>,
  ) {}

  async ahead(key: TeamKey, days: number): Promise<Fragility> {
    const now = this.sources.now();
    const { team, published } = await this.sources.around(key, now);
    const today = wallClockAt(now, team.timeZone).day;
    const range = { from: today, to: addDays(today, days - 1) };
    const held = published.filter(({ date }) => range.from <= date && date <= range.to);
    // What was worked before counts for rest, as it does when a month is made.
    const before = published.filter(({ date }) => date < range.from);
    const rules = (await this.rules.current(key))?.settings ?? NO_RULES;
    const check = new LiveCheck(compileRota({ ...team, history: before }, rules, range), held);
    const calls = new Set(team.dutyTypes.filter(isCall).map(({ code }) => code));
    const asked = held.filter(({ duty, supernumerary }) => calls.has(duty) && !supernumerary);
    const fragile: FragileDuty[] = [];
    for (const found of fragileDuties(check, asked)) {
      if (found) fragile.push(found);
      // Each takes milliseconds; boards must not wait for all of them.
      await breathe();
    }
    return { team, ...range, calls: asked.length, fragile };
  }
}
