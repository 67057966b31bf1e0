import { Injectable } from '@nestjs/common';
import { gapsOf, type CoverLine, type Team } from '@evenflow/domain';
import { Gauge, Registry } from 'prom-client';

const HOUR = 60;
const WITHIN = [
  ['24h', 24],
  ['7d', 7 * 24],
  ['60d', 60 * 24],
] as const;
const ROLE = ['team', 'site', 'duty'] as const;

/** Cover as numbers, for the hospital's own monitoring; each organisation sees its own. */
@Injectable()
export class CoverGauges {
  private readonly of = new Map<string, OrganisationGauges>();

  set(organisation: string, look: CoverLook): void {
    this.gaugesOf(organisation).set(look);
  }

  /** In Prometheus' text form. */
  textFor(organisation: string): Promise<string> {
    return this.gaugesOf(organisation).registry.metrics();
  }

  private gaugesOf(organisation: string): OrganisationGauges {
    const known = this.of.get(organisation) ?? new OrganisationGauges();
    this.of.set(organisation, known);
    return known;
  }
}

export interface CoverLook {
  readonly team: Team;
  readonly lines: readonly CoverLine[];
  /** The minute from which the lines look ahead. */
  readonly from: number;
}

class OrganisationGauges {
  readonly registry = new Registry();
  private readonly uncovered = new Gauge({
    name: 'evenflow_uncovered_roles',
    help: 'Roles of call nobody answers for at this moment',
    labelNames: ROLE,
    registers: [this.registry],
  });
  private readonly minutes = new Gauge({
    name: 'evenflow_uncovered_minutes',
    help: 'Minutes without anybody on call in the time to come, published days only',
    labelNames: [...ROLE, 'within'],
    registers: [this.registry],
  });
  private readonly next = new Gauge({
    name: 'evenflow_next_gap_timestamp_seconds',
    help: 'When the next gap begins; absent while none is known',
    labelNames: ROLE,
    registers: [this.registry],
  });

  set({ team, lines, from }: CoverLook): void {
    for (const line of lines) {
      const labels = { team: team.id, site: line.site, duty: line.duty.code };
      const gaps = gapsOf([line]);
      this.uncovered.set(labels, gaps.some(({ start, end }) => start <= from && from < end) ? 1 : 0);
      const published = gaps.filter(({ cause }) => cause !== 'not-published');
      for (const [within, hours] of WITHIN) {
        const until = from + hours * HOUR;
        const sum = published.reduce((all, gap) => all + Math.max(0, Math.min(gap.end, until) - gap.start), 0);
        this.minutes.set({ ...labels, within }, sum);
      }
      if (published[0]) this.next.set(labels, published[0].start * 60);
      else this.next.remove(labels);
    }
  }
}
