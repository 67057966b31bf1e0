import { sayDay } from '@evenflow/domain';
import type { BoardModel } from './board-model.ts';
import { rangeOf } from './board-cursor.ts';
import { goTo, type BoardViewStore, type Wanted } from './board-view.ts';
import { assignEdits, clearEdits, giveEdits, heldIn, lockEdits, sayEdit, type CellRef, type Edit } from './edits.ts';
import { commandOf, type Command, type KeyPress } from './keyboard.ts';
import type { RotaDesk } from './rota-session.ts';

/** What the board's cells, keys and menus do; one path for all of them. */
export class BoardActions {
  constructor(
    private readonly desk: RotaDesk,
    private readonly view: BoardViewStore,
    private readonly model: () => BoardModel,
    private readonly readOnly: boolean,
  ) {}

  /** Does what a key means; false when the key is left to the browser. */
  press(press: KeyPress): boolean {
    const { typed } = this.view.getState();
    const command = commandOf(press, { typed, codes: this.codes(), filled: this.isFilled() });
    if (!command) return false;
    this.run(command);
    return true;
  }

  run(command: Command): void {
    const { cursor } = this.view.getState();
    switch (command.kind) {
      case 'move':
        return goTo(
          this.view,
          { row: cursor.row + command.rows, day: cursor.day + command.days },
          this.size(),
          command.extend,
        );
      case 'move-to':
        return goTo(this.view, this.target(command.where), this.size(), command.extend);
      case 'type':
        return this.type(command.typed, command.complete);
      case 'finish-typing':
        return this.assign(command.complete);
      case 'clear':
        return this.change(clearEdits(this.content(), this.selected()));
      case 'lock':
        return this.change(lockEdits(this.content(), this.selected()));
      case 'undo':
      case 'redo':
        return this.goBack(command.kind);
      case 'flip':
        return this.flip();
      case 'who':
        return this.openWho();
      case 'open':
      case 'explain':
        return this.openCell();
      case 'keys':
        return this.view.setState({ keysShown: true });
      case 'leave':
        return this.leave();
    }
  }

  /** Gives a duty (by person) or a person (by duty) in every selected cell. */
  assign(code: string): void {
    const { pivot } = this.view.getState();
    if (pivot === 'people')
      return this.change(assignEdits(this.model().facts.team, this.content(), this.selected(), code));
    const duty = this.rowKey();
    this.change(this.dates().flatMap((date) => this.takeOver(duty, date, code)));
  }

  /** Gives the duty to whom the open cell belongs, whatever the pivot. */
  assignByPerson(code: string): void {
    const { popover, pivot } = this.view.getState();
    const cells = popover?.kind === 'cell' && pivot === 'duties' ? [popover.cell] : this.selected();
    this.change(assignEdits(this.model().facts.team, this.content(), cells, code));
  }

  /** Gives wanted duties to a person, taking them from whoever holds them. */
  give(wanted: Wanted, person: string): void {
    this.change(this.giveEditsFor(wanted, person));
  }

  giveEditsFor(wanted: Wanted, person: string): Edit[] {
    return wanted.dates.flatMap((date) =>
      wanted.from
        ? giveEdits(this.content(), { person: wanted.from, date, duty: wanted.duty }, person)
        : assignEdits(this.model().facts.team, this.content(), [{ person, date }], wanted.duty),
    );
  }

  change(edits: readonly Edit[]): void {
    this.view.setState({ typed: '' });
    if (this.readOnly) return this.view.setState({ announcement: 'This rota can only be read.' });
    const before = this.desk.store.getState().findings.length;
    const done = this.desk.edit(edits);
    const after = this.desk.store.getState().findings.length;
    const findings = after > before ? `, ${after - before} more to look at` : '';
    this.say(done, '', findings);
  }

  openCell(): void {
    const { pivot, cursor } = this.view.getState();
    const date = this.model().facts.days[cursor.day]!.date;
    if (pivot === 'people') {
      return this.view.setState({
        popover: { kind: 'cell', cell: { person: this.rowKey(), date }, duty: null },
        typed: '',
      });
    }
    const row = this.model().duties[cursor.row]!;
    const holder = row.cells[cursor.day]!.holders[0];
    if (holder && row.kind === 'duty') {
      return this.view.setState({ popover: { kind: 'cell', cell: { person: holder.person, date }, duty: row.key } });
    }
    this.openWho();
  }

  /** Ranks people for the duty under the cursor. */
  openWho(): void {
    const { pivot, cursor } = this.view.getState();
    const date = this.model().facts.days[cursor.day]!.date;
    if (pivot === 'people') {
      const held = heldIn(this.content(), { person: this.rowKey(), date }).at(-1);
      if (held)
        this.view.setState({ popover: { kind: 'who', wanted: { duty: held.duty, dates: [date], from: held.person } } });
      return;
    }
    const row = this.model().duties[cursor.row]!;
    if (row.kind !== 'duty') return;
    const cell = row.cells[cursor.day]!;
    const from = cell.missing > 0 ? null : (cell.holders[0]?.person ?? null);
    this.view.setState({ popover: { kind: 'who', wanted: { duty: row.key, dates: [date], from } } });
  }

  /** The other pivot, at the same person, duty and day. */
  flip(): void {
    const { pivot, cursor } = this.view.getState();
    const { people, duties, facts } = this.model();
    const date = facts.days[cursor.day]!.date;
    let row = 0;
    if (pivot === 'people') {
      const duty = people[cursor.row]?.cells[cursor.day]?.chips[0]?.duty;
      row = Math.max(
        0,
        duties.findIndex((one) => one.key === duty),
      );
    } else {
      const holder = duties[cursor.row]?.cells[cursor.day]?.holders[0]?.person;
      row = Math.max(
        0,
        people.findIndex((one) => one.key === holder),
      );
    }
    const to = pivot === 'people' ? 'duties' : 'people';
    const cursorThere = { row, day: cursor.day, anchor: null };
    this.view.setState({ pivot: to, cursor: cursorThere, popover: null, announcement: `By ${to}, ${sayDay(date)}` });
  }

  private type(typed: string, complete: string | null): void {
    if (complete) return this.assign(complete);
    this.view.setState({ typed, announcement: `Typed ${typed}` });
  }

  private goBack(which: 'undo' | 'redo'): void {
    if (which === 'undo') this.say(this.desk.undo(), 'Undone');
    else this.say(this.desk.redo(), 'Done again');
  }

  private leave(): void {
    const { popover, typed, cursor } = this.view.getState();
    if (popover || typed) return this.view.setState({ popover: null, typed: '' });
    this.view.setState({ cursor: { ...cursor, anchor: null } });
  }

  private takeOver(duty: string, date: string, person: string): Edit[] {
    const row = this.model().duties.find((one) => one.key === duty);
    const cell = row?.cells.find((one) => one.date === date);
    if (!row || row.kind !== 'duty' || !cell) return [];
    const from = cell.missing > 0 ? null : (cell.holders[0]?.person ?? null);
    return this.giveEditsFor({ duty, dates: [date], from }, person);
  }

  private say(edits: readonly Edit[], lead: string, tail = ''): void {
    if (edits.length === 0) return;
    const { team } = this.model().facts;
    const last = edits.findLast((edit) => edit.op === 'assign') ?? edits.at(-1)!;
    const what = sayEdit(team, last);
    const more = edits.length > 2 ? `, ${edits.length} changes` : '';
    this.view.setState({ announcement: `${lead ? `${lead}: ` : ''}${what}${more}${tail}` });
  }

  private content() {
    return this.desk.store.getState().content;
  }

  private codes(): string[] {
    const { team } = this.model().facts;
    if (this.view.getState().pivot === 'people') return team.dutyTypes.map((duty) => duty.code);
    return team.people.map((person) => person.code);
  }

  private isFilled(): boolean {
    const { pivot, cursor } = this.view.getState();
    if (pivot === 'duties') return true;
    return (this.model().people[cursor.row]?.cells[cursor.day]?.chips.length ?? 0) > 0;
  }

  private rowKey(): string {
    const { pivot, cursor } = this.view.getState();
    return (pivot === 'people' ? this.model().people : this.model().duties)[cursor.row]!.key;
  }

  private dates(): string[] {
    const { firstDay, lastDay } = rangeOf(this.view.getState().cursor);
    return this.model()
      .facts.days.slice(firstDay, lastDay + 1)
      .map((day) => day.date);
  }

  /** The selected cells as people and days; by duty, the people who hold the selected duties. */
  private selected(): CellRef[] {
    const { pivot, cursor } = this.view.getState();
    const { firstRow, lastRow, firstDay, lastDay } = rangeOf(cursor);
    const { people, duties } = this.model();
    if (pivot === 'people') {
      const rows = people.slice(firstRow, lastRow + 1);
      return rows.flatMap((row) => this.dates().map((date) => ({ person: row.key, date })));
    }
    return duties
      .slice(firstRow, lastRow + 1)
      .filter((row) => row.kind === 'duty')
      .flatMap((row) => row.cells.slice(firstDay, lastDay + 1))
      .flatMap((cell) => cell.holders.map(({ person }) => ({ person, date: cell.date })));
  }

  private size() {
    const { people, duties, facts } = this.model();
    const rows = this.view.getState().pivot === 'people' ? people.length : duties.length;
    return { rows, days: facts.days.length };
  }

  private target(where: 'row-start' | 'row-end' | 'first' | 'last'): { row: number; day: number } {
    const { row } = this.view.getState().cursor;
    const { rows, days } = this.size();
    if (where === 'row-start') return { row, day: 0 };
    if (where === 'row-end') return { row, day: days - 1 };
    return where === 'first' ? { row: 0, day: 0 } : { row: rows - 1, day: days - 1 };
  }
}
