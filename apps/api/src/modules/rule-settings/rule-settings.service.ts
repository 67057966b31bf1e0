import { Injectable } from '@nestjs/common';
import { RuleSetRepository, TeamRepository } from '@evenflow/persistence';
import { describeRuleSet, peopleNamedBy, validateRuleSet, type RuleSet } from '@evenflow/rules';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { Tagged } from '../../common/http/tagged.ts';
import { readerOf } from '../access/reader.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import type { ruleSetAnswer } from './rule-settings.schema.ts';

type RuleSetAnswer = z.infer<typeof ruleSetAnswer>;

const NONE: RuleSet = { format: 'evenflow-rules/1', name: 'No rules yet', settings: [] };

/** A team's rules as data; what they mean is the rules library's business. */
@Injectable()
export class RuleSettingsService {
  constructor(
    private readonly rules: RuleSetRepository<RuleSet>,
    private readonly teams: TeamRepository,
    private readonly source: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Managers read the set whole; others what holds for everybody and for themselves, without the managers' notes. */
  async get(who: SignedIn, team: string): Promise<Tagged<RuleSetAnswer>> {
    const key = keyOf(who, { team });
    const { version, settings: rules } = (await this.rules.current(key)) ?? { version: 0, settings: NONE };
    const { person, manager } = readerOf(who, team);
    if (manager) return tagged(`"v${version}"`, rules);
    const of = await this.teams.load(key);
    const settings = rules.settings
      .filter((setting) => peopleNamedBy(of, setting).every((named) => named === person))
      .map(({ note: _note, ...setting }) => setting);
    return tagged(`"v${version}-for-${person ?? 'others'}"`, { ...rules, settings });
  }

  /** Stores the next version. Throws `rules-not-valid` with pointers, `rules-changed` when somebody else was quicker. */
  async put(
    { who, team, ifMatch }: { readonly who: SignedIn; readonly team: string; readonly ifMatch: string },
    settings: RuleSet,
  ): Promise<Tagged<RuleSetAnswer>> {
    const read = validateRuleSet(settings);
    if ('problems' in read) {
      throw new Refusal('rules-not-valid', { errors: read.problems.map((problem) => ({ ...problem, code: 'rule' })) });
    }
    const expectedVersion = versionOf(ifMatch);
    const stored = await this.source.transaction(async (manager) => {
      const act = { expectedVersion, by: who.name, at: this.clock.now() };
      const changed = await new RuleSetRepository<RuleSet>(manager).change(keyOf(who, { team }), settings, act);
      await this.audit.record(who, { team, action: 'rules.changed', facts: { version: changed.version } }, manager);
      return changed;
    });
    return tagged(`"v${stored.version}"`, stored.settings);
  }
}

function tagged(tag: string, rules: RuleSet): Tagged<RuleSetAnswer> {
  return new Tagged(tag, { ...rules, sentences: describeRuleSet(rules) } as unknown as RuleSetAnswer);
}

/** The version an If-Match names; one that was never given matches nothing. */
function versionOf(ifMatch: string): number {
  const match = /^"v(\d{1,9})"$/.exec(ifMatch);
  return match ? Number(match[1]) : -1;
}
