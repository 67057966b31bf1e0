import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class Health {
  constructor(private readonly source: DataSource) {}

  /** Fails when the database does not answer. */
  async check(): Promise<{ status: 'ok'; database: 'ok'; uptimeSeconds: number }> {
    await this.source.query('SELECT 1');
    return { status: 'ok', database: 'ok', uptimeSeconds: Math.floor(process.uptime()) };
  }
}
