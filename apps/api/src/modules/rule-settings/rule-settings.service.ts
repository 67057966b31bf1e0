import { Injectable } from '@nestjs/common';
import { RuleSetRepository } from '@evenflow/persistence';
import { describeRuleSet, validateRuleSet, type RuleSet } from '@evenflow/rules';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { Tagged } from '../../common/http/tagged.ts';
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
    private readonly source: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async get(who: SignedIn, team: string): Promise<Tagged<RuleSetAnswer>> {
    const current = await this.rules.current(keyOf(who, { team }));
    return tagged(current?.version ?? 0, current?.settings ?? NONE);
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
    return tagged(stored.version, stored.settings);
  }
}

function tagged(version: number, rules: RuleSet): Tagged<RuleSetAnswer> {
  return new Tagged(`"v${version}"`, { ...rules, sentences: describeRuleSet(rules) } as unknown as RuleSetAnswer);
}

/** The version an If-Match names; one that was never given matches nothing. */
function versionOf(ifMatch: string): number {
  const match = /^"v(\d{1,9})"$/.exec(ifMatch);
  return match ? Number(match[1]) : -1;
}
