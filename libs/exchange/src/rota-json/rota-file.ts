import type { Assignment, DutyCode, Instant, LocalDay, PersonCode } from '@evenflow/domain';

/** A duty nobody holds, with how many people are missing. */
export interface OpenDuty {
  readonly duty: DutyCode;
  readonly site?: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly missing: number;
}

/** The least a finding tells; rules add what they know. */
export interface RotaFinding {
  readonly rule: string;
  readonly severity: string;
  readonly sentence: string;
  readonly people: readonly PersonCode[];
  readonly dates: readonly LocalDay[];
}

export interface RotaCost {
  readonly total: number;
  readonly byTier: Readonly<Record<string, number>>;
  readonly byRule: Readonly<Record<string, number>>;
}

/** What filling a month gives, to be written as `rota.json`. */
export interface SolvedRota {
  readonly team: string;
  readonly from: LocalDay;
  readonly to: LocalDay;
  readonly seed: number;
  readonly assignments: readonly Assignment[];
  readonly open: readonly OpenDuty[];
  readonly findings: readonly RotaFinding[];
  readonly cost: RotaCost;
  /** No rota can cost less; null where nothing is proven. */
  readonly bound: number | null;
  /** `(cost - bound) / cost`, null without a bound. */
  readonly gap: number | null;
  readonly proven: boolean;
}

/**
 * `rota.json`: codes as in the workbook, times RFC 3339 with offset, a trainee's duty with its mentor in `with`.
 * Properties stand in one order and nothing else is let through, so that equal rotas are equal files.
 */
export function rotaFile(rota: SolvedRota): string {
  const { team, from, to, seed, cost, bound, gap, proven } = rota;
  const file = {
    team,
    from,
    to,
    seed,
    assignments: rota.assignments.map(({ person, duty, site, start, end, supernumerary, with: mentor }) => ({
      person,
      duty,
      ...(site ? { site } : {}),
      start,
      end,
      ...(supernumerary ? { supernumerary } : {}),
      ...(mentor ? { with: mentor } : {}),
    })),
    open: rota.open.map(({ duty, site, start, end, missing }) => ({
      duty,
      ...(site ? { site } : {}),
      start,
      end,
      missing,
    })),
    findings: rota.findings.map(({ rule, severity, sentence, people, dates }) => ({
      rule,
      severity,
      sentence,
      people,
      dates,
    })),
    cost: { total: cost.total, byTier: cost.byTier, byRule: cost.byRule },
    bound,
    gap,
    proven,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
