import { Injectable } from '@nestjs/common';
import { DomainError, type RotaSnapshot } from '@evenflow/domain';
import {
  DraftRepository,
  PublicationRepository,
  RuleSetRepository,
  TeamRepository,
  type RotaKey,
} from '@evenflow/persistence';
import { compileRota, LiveCheck, type Cost, type Finding, type RuleSet } from '@evenflow/rules';
import { Clock } from '../../common/clock.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';

export interface Checked {
  readonly findings: readonly Finding[];
  readonly cost: Cost;
  /** The version of the rules it was checked by; null while the team has none. */
  readonly ruleSetVersion: number | null;
}

const NO_RULES: RuleSet = { format: 'evenflow-rules/1', name: 'No rules', settings: [] };

/** Asks the rules; none of them is known here. */
@Injectable()
export class CheckRota {
  constructor(
    private readonly drafts: DraftRepository,
    private readonly publications: PublicationRepository,
    private readonly teams: TeamRepository,
    private readonly rules: RuleSetRepository<RuleSet>,
    private readonly clock: Clock,
  ) {}

  async ofDraft(who: SignedIn, team: string, month: string): Promise<Checked> {
    const key = keyOf(who, { team, month });
    const draft = await this.drafts.getOrCreate(key, { by: who.name, at: this.clock.now() });
    return this.check(key, draft);
  }

  async check(key: RotaKey, rota: RotaSnapshot): Promise<Checked> {
    const team = await this.teams.load(key, key.month);
    const current = await this.rules.current(key);
    const published = await this.publications.publishedBetween(key, rota.from, rota.to);
    const compiled = compileRota(team, current?.settings ?? NO_RULES, rota, { published });
    const check = new LiveCheck(compiled, rota.assignments);
    return { findings: check.findings(), cost: check.cost(), ruleSetVersion: current?.version ?? null };
  }

  /** The draft as stored. Throws `unknown-rota`. */
  async draft(key: RotaKey) {
    const draft = await this.drafts.find(key);
    if (!draft) throw new DomainError('unknown-rota', { month: key.month });
    return draft;
  }
}
