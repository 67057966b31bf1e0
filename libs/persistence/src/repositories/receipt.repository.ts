import type { EntityManager } from 'typeorm';
import { requireTeam, type RotaKey, type TeamKey } from './team-key.ts';

export interface Receipt {
  /** The person's code. */
  readonly person: string;
  /** The newest version they opened, and when they first did; null when they opened none. */
  readonly version: number | null;
  readonly at: Date | null;
}

/** Who has opened their published rota. */
export class ReceiptRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Notes that a person saw what is published from `month` on, as it is now. Seeing it again changes nothing. */
  async opened(key: RotaKey & { readonly person: string }, at: Date): Promise<void> {
    const { id: teamId } = await requireTeam(this.manager, key);
    await this.manager.query(
      `INSERT INTO rota_receipts (rota_id, person_id, version, at)
       SELECT rota.id, person.id, max(version.number), $4
       FROM rotas rota
       JOIN rota_versions version ON version.rota_id = rota.id
       JOIN people person ON person.team_id = rota.team_id AND person.code = $2
       WHERE rota.team_id = $1 AND rota.month >= $3
       GROUP BY rota.id, person.id
       ON CONFLICT DO NOTHING`,
      [teamId, key.person, key.month, at],
    );
  }

  /** One line for each person of the team. */
  async of(key: RotaKey): Promise<Receipt[]> {
    const { id: teamId } = await requireTeam(this.manager, key satisfies TeamKey);
    return this.manager.query(
      `SELECT DISTINCT ON (person.code) person.code AS person, receipt.version, receipt.at
       FROM people person
       LEFT JOIN rotas rota ON rota.team_id = person.team_id AND rota.month = $2
       LEFT JOIN rota_receipts receipt ON receipt.rota_id = rota.id AND receipt.person_id = person.id
       WHERE person.team_id = $1
       ORDER BY person.code, receipt.version DESC NULLS LAST`,
      [teamId, key.month],
    );
  }
}
