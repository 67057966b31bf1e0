import { Injectable } from '@nestjs/common';
import type { Team } from '@evenflow/domain';
import { importWorkbook, type WorkbookImport } from '@evenflow/exchange';
import { ImportRepository, TeamRepository, type StoredImport } from '@evenflow/persistence';
import { Clock } from '../../common/clock.ts';
import { Refusal } from '../../common/errors/problems.ts';
import { keyOf, may, type SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { BeginTeam } from '../teams/begin-team.ts';
import { importAnswer, openPoints, type ImportNote } from './import-answer.ts';
import type { ImportPreview } from './import.schema.ts';

interface Workbook {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Where a workbook goes: into this team, or into one made for it; else into the one it names. */
interface Into {
  readonly team: string | null;
  readonly fresh: boolean;
}

interface Reading extends Workbook, Into {
  readonly answers: Readonly<Record<string, string>>;
}

interface Read {
  readonly read: WorkbookImport;
  /** The name of the team it joins; null when it makes one. */
  readonly known: string | null;
}

/** A workbook is read, looked at, answered, and only then written; and one click takes it back. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportRepository<ImportNote>,
    private readonly teams: TeamRepository,
    private readonly beginTeam: BeginTeam,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Writes nothing but the upload itself. Without a team named, the workbook's own name decides. */
  async start(who: SignedIn, { team, fresh }: Into, workbook: Workbook): Promise<ImportPreview> {
    if (team !== null && !may(who, team, 'manager')) throw new Refusal('unknown-team', { team });
    const into = { fresh, team: fresh ? null : (team ?? (await this.teamMeant(who, workbook))) };
    const { answers, read, known } = await this.readFirst(who, into, workbook);
    const preview: ImportNote = { startedBy: who.id, ...into, known, read };
    const { fileName, bytes: content } = workbook;
    const act = { by: who.name, at: this.clock.now() };
    const upload = { organisation: who.organisation, fileName, content, preview, answers, ...act };
    return this.get(who, await this.imports.add(upload));
  }

  async get(who: SignedIn, id: string): Promise<ImportPreview> {
    return importAnswer(await this.own(who, id));
  }

  /** Reads the workbook again with these answers beside the earlier ones. Throws `import-not-open`. */
  async answer(who: SignedIn, id: string, given: Readonly<Record<string, string>>): Promise<ImportPreview> {
    const stored = await this.own(who, id);
    const answers = { ...stored.answers, ...given };
    const { read, known } = await this.readAgain(who, { ...stored, answers });
    await this.imports.answer(who.organisation, id, { answers, preview: { ...stored.preview, known, read } });
    return this.get(who, id);
  }

  /** Throws `import-unanswered` while anything stands in the way, `import-not-open`. */
  async confirm(who: SignedIn, id: string): Promise<{ team: string }> {
    const stored = await this.own(who, id);
    // The team may have changed since the preview: what is written joins the workbook to the team of now.
    const { read } = await this.readAgain(who, stored);
    const { team } = read;
    if (!team) throw new Refusal('import-unanswered', { count: openPoints(read) });
    const changes = await this.imports.confirm(who.organisation, id, team);
    if (changes.created) await this.beginTeam.begin(who, team);
    const { added, changed, unchanged } = changes;
    const facts = { import: id, fileName: stored.fileName, added, changed, unchanged };
    await this.audit.record(who, { team: team.id, action: 'import.confirmed', facts });
    return { team: team.id };
  }

  /** Throws `import-not-confirmed`, `changed-since-import`, `still-used`. */
  async undo(who: SignedIn, id: string): Promise<ImportPreview> {
    const stored = await this.own(who, id);
    await this.imports.undo(who.organisation, id);
    const team = importAnswer(stored).team;
    await this.audit.record(who, { team, action: 'import.undone', facts: { import: id, fileName: stored.fileName } });
    return this.get(who, id);
  }

  /** Imports of others are visible to the managers of the team they are for, and to nobody else. */
  private async own(who: SignedIn, id: string): Promise<StoredImport<ImportNote>> {
    const stored = await this.imports.get(who.organisation, id);
    const { startedBy, team } = stored.preview;
    if (startedBy === who.id || (team !== null && may(who, team, 'manager'))) return stored;
    throw new Refusal('unknown-import');
  }

  /** A rota without staff and duties can only be for a known team: the one that its sender manages, if it is one. */
  private async teamMeant(who: SignedIn, { fileName, bytes }: Workbook): Promise<string | null> {
    const { problems } = await importWorkbook(bytes, { fileName });
    if (!problems.some(({ code }) => code === 'sheet-missing')) return null;
    const mine = (await this.teams.list(who.organisation)).filter(({ id }) => may(who, id, 'manager'));
    return mine.length === 1 ? mine[0]!.id : null;
  }

  /** What the team's earlier workbooks were answered is not asked again; it is shown as answered and can be changed. */
  private async readFirst(who: SignedIn, into: Into, workbook: Workbook) {
    const first = await this.read(who, { ...workbook, ...into, answers: {} });
    const { team } = into;
    if (team === null || first.read.questions.length === 0) return { answers: {}, ...first };
    const before = await this.imports.answersBefore(keyOf(who, { team }));
    const answers = Object.fromEntries(Object.entries(before).filter(([id]) => isRemembered(id)));
    return { answers, ...(await this.read(who, { ...workbook, ...into, answers })) };
  }

  private async readAgain(who: SignedIn, { id, fileName, preview, answers }: StoredImport<ImportNote>) {
    const bytes = await this.imports.content(who.organisation, id);
    const { team, fresh = false } = preview;
    return this.read(who, { fileName, bytes, team, fresh, answers });
  }

  /** The workbook beside the team it is for; one that names a team of the organisation is for that team. */
  private async read(who: SignedIn, { fileName, bytes, team, fresh, answers }: Reading): Promise<Read> {
    const alone = team === null ? await importWorkbook(bytes, { fileName, answers }) : null;
    if (alone && fresh) return { read: await this.asNewTeam(who, alone), known: null };
    const named = team ?? alone?.team?.id ?? null;
    const previous = named === null ? null : await this.existing(who, named);
    if (alone && !previous) return { read: alone, known: null };
    const read = await importWorkbook(bytes, { fileName, answers, previous: previous ?? undefined });
    return { read, known: previous?.name ?? null };
  }

  /** Under an id and a name that no team of the organisation has. */
  private async asNewTeam(who: SignedIn, read: WorkbookImport): Promise<WorkbookImport> {
    if (!read.team) return read;
    const { id, name } = read.team;
    const teams = await this.teams.list(who.organisation);
    for (let copy = 1; ; copy += 1) {
      const called = copy === 1 ? { id, name } : { id: `${id}-${copy}`, name: `${name} (${copy})` };
      if (teams.some((team) => team.id === called.id || team.name === called.name)) continue;
      return { ...read, team: { ...read.team, ...called } };
    }
  }

  private async existing(who: SignedIn, id: string): Promise<Team | null> {
    const known = (await this.teams.list(who.organisation)).some((team) => team.id === id);
    if (!known) return null;
    if (!may(who, id, 'manager')) {
      throw new Refusal('not-allowed', { why: 'This workbook is of a team you do not manage.' });
    }
    return this.teams.load(keyOf(who, { team: id }));
  }
}

/** Words for people, codes and colours mean the same next month; doubts about one cell are asked each time. */
function isRemembered(question: string): boolean {
  return (
    /^(person|duty|colour|time-zone|sheet|row-duty|two-rows|list-ends)\b/.test(question) &&
    !/\?|\d{4}-\d{2}-\d{2}$/.test(question)
  );
}
