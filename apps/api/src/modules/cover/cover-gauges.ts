import { Injectable } from '@nestjs/common';
import { gapsOf, type CoverLine, type Team } from '@evenflow/domain';
import { Counter, Gauge, Registry } from 'prom-client';

const HOUR = 60;

/** Cover as numbers, for the hospital's own monitoring. One registry an application, so that specs do not meet. */
@Injectable()
export class CoverGauges {
  readonly registry = new Registry();
  private readonly uncovered = new Gauge({
    name: 'evenflow_uncovered_roles',
    help: 'Roles of call nobody answers for at this moment',
    labelNames: ['team', 'site', 'duty'],
    registers: [this.registry],
  });
  private readonly minutes = new Gauge({
    name: 'evenflow_uncovered_minutes',
    help: 'Minutes without anybody on call in the time to come, published days only',
    labelNames: ['team', 'site', 'duty', 'within'],
    registers: [this.registry],
  });
  private readonly next = new Gauge({
    name: 'evenflow_next_gap_timestamp_seconds',
    help: 'When the next gap begins; absent while none is known',
    labelNames: ['team', 'site', 'duty'],
    registers: [this.registry],
  });
  private readonly looks = new Counter({
    name: 'evenflow_cover_looks_total',
    help: 'How often the cover of a team was looked at',
    labelNames: ['team'],
    registers: [this.registry],
  });

  set(team: Team, lines: readonly CoverLine[], now: number): void {
    this.looks.inc({ team: team.id });
    for (const line of lines) {
      const labels = { team: team.id, site: line.site, duty: line.duty.code };
      const gaps = gapsOf([line]);
      this.uncovered.set(labels, gaps.some(({ start, end }) => start <= now && now < end) ? 1 : 0);
      const published = gaps.filter(({ cause }) => cause !== 'not-published');
      for (const [within, hours] of [
        ['24h', 24],
        ['7d', 168],
        ['60d', 1440],
      ] as const) {
        const until = now + hours * HOUR;
        const sum = published.reduce((all, gap) => all + Math.max(0, Math.min(gap.end, until) - gap.start), 0);
        this.minutes.set({ ...labels, within }, sum);
      }
      if (published[0]) this.next.set(labels, published[0].start * 60);
      else this.next.remove(labels);
    }
  }
}
