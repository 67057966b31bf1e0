import type { Override } from '@evenflow/api-client';
import type { Finding } from '@evenflow/rules';

/** What stands between a draft and its next version. */
export interface Readiness {
  readonly openDuties: number;
  /** Nobody may sign for these. */
  readonly broken: readonly Finding[];
  /** These need somebody's name and reason, one each. */
  readonly toSign: readonly Finding[];
}

/** `findings` without those of open duties, which are counted. */
export function readiness(findings: readonly Finding[], openDuties: number): Readiness {
  return {
    openDuties,
    broken: findings.filter((finding) => finding.severity === 'must'),
    toSign: findings.filter((finding) => finding.severity === 'must-unless-signed'),
  };
}

export function findingKey({ rule, setting, sentence }: Pick<Finding, 'rule' | 'setting' | 'sentence'>): string {
  return `${rule}|${setting}|${sentence}`;
}

const SHORTEST_REASON = 5;

export function isReason(text: string | undefined): boolean {
  return (text ?? '').trim().length >= SHORTEST_REASON;
}

/** A month without broken musts and open duties, and with a reason for everything to sign, may be published. */
export function mayPublish(state: Readiness, reasons: Readonly<Record<string, string>>): boolean {
  return (
    state.openDuties === 0 &&
    state.broken.length === 0 &&
    state.toSign.every((finding) => isReason(reasons[findingKey(finding)]))
  );
}

export function overridesOf(state: Readiness, reasons: Readonly<Record<string, string>>): Override[] {
  return state.toSign.map(({ rule, setting, sentence }) => ({
    rule,
    setting,
    sentence,
    reason: reasons[findingKey({ rule, setting, sentence })]!.trim(),
  }));
}
