import { Injectable } from '@nestjs/common';
import { DomainError } from '@evenflow/domain';
import { PublicationRepository, type RotaOverride } from '@evenflow/persistence';
import type { Finding } from '@evenflow/rules';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { Audit } from '../audit/audit.ts';
import { CheckRota } from './check-rota.ts';
import { expectedIn, type RotaAct } from './draft-rota.ts';
import { publishedOf } from './rota-answer.ts';
import type { Override, published, publishRotaBody } from './rota.schema.ts';

/**
 * Makes the draft the month's next version, for ever. The rules are asked once more here, whatever the browser said: an
 * open must blocks, and what may be signed for needs the signature of whoever publishes, with a reason, one each.
 */
@Injectable()
export class PublishRota {
  constructor(
    private readonly checks: CheckRota,
    private readonly source: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws `rota-changed`; `not-publishable` with the findings that stand in the way; `overlapping-duties`. */
  async publish(
    act: RotaAct,
    { overrides, reason }: z.infer<typeof publishRotaBody>,
  ): Promise<z.infer<typeof published>> {
    const { key, expectedRevision } = expectedIn(act);
    const draft = await this.checks.draft(key);
    if (draft.revision !== expectedRevision) {
      throw new DomainError('rota-changed', { by: draft.changedBy, at: draft.changedAt.toISOString() });
    }
    const { findings, ruleSetVersion } = await this.checks.check(key, draft);
    const { violations, signed } = settle(findings, overrides);
    if (violations.length > 0) throw new Refusal('not-publishable', { count: violations.length, violations });
    const said = { by: act.who.name, at: this.clock.now(), reason: reason ?? null };
    const order = { ...said, overrides: signed, ruleSetVersion, expectedRevision };
    const version = await this.source.transaction(async (manager) => {
      const made = await new PublicationRepository(manager).publish(key, order);
      const facts = { month: key.month, version: made.number, overrides: signed, ...(reason ? { reason } : {}) };
      await this.audit.record(act.who, { team: key.team, action: 'rota.published', facts }, manager);
      return made;
    });
    return publishedOf(version);
  }
}

/** What still stands in the way, and which signatures are needed and given. A signature for nothing is dropped. */
export function settle(
  findings: readonly Finding[],
  overrides: readonly Override[],
): { violations: Finding[]; signed: RotaOverride[] } {
  const signature = (finding: Finding) =>
    overrides.find(
      ({ rule, setting, sentence }) =>
        rule === finding.rule && setting === finding.setting && sentence === finding.sentence,
    );
  const open = findings.filter(({ severity }) => severity !== 'should');
  return {
    violations: open.filter((finding) => finding.severity === 'must' || !signature(finding)),
    signed: open.flatMap((finding) => {
      const given = finding.severity === 'must' ? undefined : signature(finding);
      return given ? [{ ...given, people: finding.people, forColleagues: finding.forColleagues }] : [];
    }),
  };
}
