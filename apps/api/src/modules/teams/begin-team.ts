import { Injectable } from '@nestjs/common';
import type { Team } from '@evenflow/domain';
import { AccessRepository, RuleSetRepository } from '@evenflow/persistence';
import { PACKS, type RuleSet } from '@evenflow/rules';
import { Clock } from '../../common/clock.ts';
import { keyOf, type SignedIn } from '../access/signed-in.ts';

/** The pack a country's teams begin with. */
const PACK_OF: Readonly<Record<string, string>> = { GB: 'uk-nhs', US: 'us' };

/** What a new team needs before anybody can use it: a manager, and rules. */
@Injectable()
export class BeginTeam {
  constructor(
    private readonly access: AccessRepository,
    private readonly rules: RuleSetRepository<RuleSet>,
    private readonly clock: Clock,
  ) {}

  /** Whoever made it manages it and says who else may sign in. It begins with the rules of its country; elsewhere with the strictest pack. */
  async begin(who: SignedIn, { id, country }: Pick<Team, 'id' | 'country'>): Promise<void> {
    const key = keyOf(who, { team: id });
    await this.access.setMembership(who.id, key, ['manager', 'administrator'], null);
    const pack = PACKS.find((each) => each.id === (PACK_OF[country] ?? 'uk-nhs'));
    if (pack) await this.rules.change(key, pack.rules, { expectedVersion: 0, by: who.name, at: this.clock.now() });
  }
}
