import { DomainError, type Team } from '@evenflow/domain';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ImportEntity, type ImportStatus } from '../entities/import.entity.ts';
import { TeamEntity } from '../entities/team.entity.ts';
import type { Act } from './draft.repository.ts';
import { TeamRepository, type TeamChanges } from './team.repository.ts';
import { requireTeam, type TeamKey } from './team-key.ts';

export interface StoredImport<Preview extends object> {
  readonly id: string;
  readonly organisation: string;
  readonly fileName: string;
  readonly contentHash: string;
  readonly status: ImportStatus;
  readonly preview: Preview;
  readonly answers: Readonly<Record<string, string>>;
  readonly by: string;
  readonly at: Date;
}

export interface NewImport<Preview extends object> extends Act {
  readonly organisation: string;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly preview: Preview;
  /** Answers it begins with. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Uploaded workbooks: previewed, confirmed, undone. Nothing of a team is written before `confirm`. */
export class ImportRepository<Preview extends object = object> {
  constructor(private readonly manager: EntityManager) {}

  /** Returns the new import's id. */
  async add({ organisation, fileName, content, preview, answers, by, at }: NewImport<Preview>): Promise<string> {
    const bytes = Buffer.from(content);
    const row = await this.manager.save(ImportEntity, {
      organisationId: organisation,
      fileName,
      content: bytes,
      contentHash: createHash('sha256').update(bytes).digest('hex'),
      status: 'preview' as const,
      preview,
      answers,
      by,
      at,
    });
    return row.id;
  }

  /** Throws `unknown-import`. */
  async get(organisation: string, id: string): Promise<StoredImport<Preview>> {
    const { organisationId: _organisation, teamId: _team, ...row } = await this.row(organisation, id);
    return { ...row, organisation, preview: row.preview as Preview };
  }

  /** Answers given to the team's workbooks before, the latest counting; those of imports that were taken back do not. */
  async answersBefore({ organisation, team }: TeamKey): Promise<Record<string, string>> {
    const { id: teamId } = await requireTeam(this.manager, { organisation, team });
    const rows = await this.manager.find(ImportEntity, {
      select: { answers: true },
      where: { organisationId: organisation, teamId, status: 'confirmed' },
      order: { at: 'ASC' },
    });
    return Object.assign({}, ...rows.map((row) => row.answers)) as Record<string, string>;
  }

  /** The bytes that were uploaded. */
  async content(organisation: string, id: string): Promise<Uint8Array> {
    const row = await this.manager.findOne(ImportEntity, {
      select: { content: true },
      where: { id, organisationId: organisation },
    });
    if (!row) throw new DomainError('unknown-import', { id });
    return row.content;
  }

  /** Stores the answers given and what was understood with them. Throws `import-not-open` once it is confirmed. */
  async answer(
    organisation: string,
    id: string,
    { answers, preview }: { answers: Readonly<Record<string, string>>; preview: Preview },
  ): Promise<void> {
    await this.manager.transaction(async (manager) => {
      await this.openRow(manager, organisation, id);
      await manager.update(ImportEntity, id, { answers, preview });
    });
  }

  /** Saves the team and keeps what it was before. Throws `import-not-open` unless it is still a preview. */
  async confirm(organisation: string, id: string, team: Team): Promise<TeamChanges> {
    return this.manager.transaction(async (manager) => {
      await this.openRow(manager, organisation, id);
      const teams = new TeamRepository(manager);
      const key = { organisation, team: team.id };
      const exists = await manager.existsBy(TeamEntity, { organisationId: organisation, slug: team.id });
      const beforeImage = exists ? await teams.load(key) : null;
      const changes = await teams.save(organisation, team);
      const { id: teamId } = await requireTeam(manager, key);
      const confirmed = { status: 'confirmed' as const, teamId, beforeImage, confirmedRevision: changes.revision };
      await manager.update(ImportEntity, id, confirmed);
      return changes;
    });
  }

  /**
   * Puts the team back as it was, or takes it away when the import made it. Throws `import-not-confirmed`;
   * `changed-since-import` when somebody changed the team after it; `still-used` when what it made was published.
   */
  async undo(organisation: string, id: string): Promise<void> {
    await this.manager.transaction(async (manager) => {
      const row = await new ImportRepository(manager).row(organisation, id);
      const team = row.teamId && (await manager.findOneBy(TeamEntity, { id: row.teamId }));
      if (row.status !== 'confirmed' || !team) throw new DomainError('import-not-confirmed', { status: row.status });
      if (team.revision !== row.confirmedRevision) throw new DomainError('changed-since-import', { team: team.slug });
      const teams = new TeamRepository(manager);
      if (row.beforeImage) await teams.save(organisation, row.beforeImage);
      else await teams.remove({ organisation, team: team.slug });
      await manager.update(ImportEntity, id, { status: 'undone', beforeImage: null });
    });
  }

  private async row(organisation: string, id: string): Promise<ImportEntity> {
    const row = await this.manager.findOneBy(ImportEntity, { id, organisationId: organisation });
    if (!row) throw new DomainError('unknown-import', { id });
    return row;
  }

  private async openRow(manager: EntityManager, organisation: string, id: string): Promise<void> {
    const row = await manager.findOne(ImportEntity, {
      where: { id, organisationId: organisation },
      lock: { mode: 'pessimistic_write' },
    });
    if (!row) throw new DomainError('unknown-import', { id });
    if (row.status !== 'preview') throw new DomainError('import-not-open', { status: row.status });
  }
}
