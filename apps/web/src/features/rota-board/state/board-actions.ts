import { sayDay } from '@evenflow/domain';
import type { BoardModel } from './board-model.ts';
import { goTo, type BoardViewStore, type Wanted, type Zoom } from './board-view.ts';
import { CarryActions } from './carry-actions.ts';
import { ClipActions } from './clip-actions.ts';
import { assignEdits, clearEdits, giveEdits, heldIn, lockEdits, sayEdit, type Edit } from './edits.ts';
import { commandOf, type Command, type KeyPress, type SimpleCommand } from './keyboard.ts';
import type { RotaDesk, StepResult } from './rota-session.ts';
import { cursorDate, rowKeyOf, selectedCells, selectedDates, sizeOf } from './selection.ts';

const ZOOMS: readonly Zoom[] = ['day', 'week', 'month'];

/** What the board's cells, keys and menus do; one path for all of them. */
export class BoardActions {
  readonly carry: CarryActions;
  readonly clip: ClipActions;

  constructor(
    private readonly desk: RotaDesk,
    private readonly view: BoardViewStore,
    private readonly model: () => BoardModel,
    readonly readOnly: boolean,
  ) {
    const parts = { desk, view, model, change: (edits: readonly Edit[]) => this.change(edits) };
    this.carry = new CarryActions(parts);
    this.clip = new ClipActions(parts);
  }

  /** Does what a key means; false when the key is left to the browser. */
  press(press: KeyPress): boolean {
    const { typed, carrying } = this.view.getState();
    const context = { typed, codes: this.codes(), filled: this.isFilled(), carrying: carrying !== null };
    const command = commandOf(press, context);
    if (!command) return false;
    this.run(command);
    return true;
  }

  run(command: Command): void {
    switch (command.kind) {
      case 'move': {
        const { cursor } = this.view.getState();
        return this.goTo({ row: cursor.row + command.rows, day: cursor.day + command.days }, command.extend);
      }
      case 'move-to':
        return this.goTo(this.target(command.where), command.extend);
      case 'type':
        return this.type(command.typed, command.complete);
      case 'finish-typing':
        return this.assign(command.complete);
      default:
        return this.simple[command.kind]();
    }
  }

  private readonly simple: Readonly<Record<SimpleCommand, () => void>> = {
    clear: () => this.change(clearEdits(this.content(), this.selected())),
    lock: () => this.change(lockEdits(this.content(), this.selected())),
    undo: () => this.retrace(this.desk.undo(), 'Undone'),
    redo: () => this.retrace(this.desk.redo(), 'Done again'),
    flip: () => this.flip(),
    who: () => this.openWho(),
    carry: () => (this.readOnly ? undefined : this.carry.pickUpAtCursor()),
    put: () => this.carry.put(),
    open: () => this.openCell(),
    explain: () => this.openCell(),
    keys: () => this.view.setState({ keysShown: true }),
    find: () => this.view.setState({ popover: { kind: 'find' }, typed: '' }),
    leave: () => this.leave(),
    'fill-down': () => this.clip.fill('down'),
    'fill-right': () => this.clip.fill('right'),
    'select-all': () => this.selectAll(),
    'zoom-in': () => this.zoomBy(-1),
    'zoom-out': () => this.zoomBy(1),
  };

  /** The cursor goes there; what is carried by keys goes with it. */
  goTo(to: { row: number; day: number }, extend = false): void {
    goTo(this.view, to, sizeOf(this.model(), this.view.getState()), extend);
    if (this.view.getState().carrying?.by === 'keys') this.carry.hoverCursor();
  }

  /** Gives a duty (by person) or a person (by duty) in every selected cell. */
  assign(code: string): void {
    const state = this.view.getState();
    if (state.pivot === 'people')
      return this.change(assignEdits(this.model().facts.team, this.content(), this.selected(), code));
    const duty = rowKeyOf(this.model(), state);
    this.change(selectedDates(this.model(), state).flatMap((date) => this.takeOver(duty, date, code)));
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
    this.view.setState({ typed: '', notice: null });
    if (this.readOnly) return this.view.setState({ announcement: 'This rota can only be read.' });
    const before = this.desk.store.getState().findings.length;
    const done = this.desk.edit(edits);
    const after = this.desk.store.getState().findings.length;
    const findings = after > before ? `, ${after - before} more to look at` : '';
    this.say(done, '', findings);
  }

  openCell(): void {
    const state = this.view.getState();
    const date = cursorDate(this.model(), state);
    if (state.pivot === 'people') {
      const cell = { person: rowKeyOf(this.model(), state), date };
      return this.view.setState({ popover: { kind: 'cell', cell, duty: null }, typed: '' });
    }
    const row = this.model().duties[state.cursor.row]!;
    const holder = row.cells[state.cursor.day]!.holders[0];
    if (holder && row.kind === 'duty') {
      return this.view.setState({ popover: { kind: 'cell', cell: { person: holder.person, date }, duty: row.key } });
    }
    this.openWho();
  }

  /** Ranks people for the duty under the cursor. */
  openWho(): void {
    const state = this.view.getState();
    const date = cursorDate(this.model(), state);
    if (state.pivot === 'people') {
      const held = heldIn(this.content(), { person: rowKeyOf(this.model(), state), date }).at(-1);
      if (held)
        this.view.setState({ popover: { kind: 'who', wanted: { duty: held.duty, dates: [date], from: held.person } } });
      return;
    }
    const row = this.model().duties[state.cursor.row]!;
    if (row.kind !== 'duty') return;
    const cell = row.cells[state.cursor.day]!;
    const from = cell.missing > 0 ? null : (cell.holders[0]?.person ?? null);
    this.view.setState({ popover: { kind: 'who', wanted: { duty: row.key, dates: [date], from } } });
  }

  /** The other pivot, at the same person, duty and day. */
  flip(): void {
    const state = this.view.getState();
    const { people, duties } = this.model();
    const { row, day } = state.cursor;
    const to = state.pivot === 'people' ? 'duties' : 'people';
    const there =
      state.pivot === 'people'
        ? duties.findIndex((one) => one.key === people[row]?.cells[day]?.chips[0]?.duty)
        : people.findIndex((one) => one.key === duties[row]?.cells[day]?.holders[0]?.person);
    this.view.setState({
      pivot: to,
      cursor: { row: Math.max(0, there), day, anchor: null },
      popover: null,
      carrying: null,
      announcement: `By ${to}, ${sayDay(cursorDate(this.model(), state))}`,
    });
  }

  private type(typed: string, complete: string | null): void {
    if (complete) return this.assign(complete);
    this.view.setState({ typed, announcement: `Typed ${typed}` });
  }

  private retrace({ edits, stale }: StepResult, lead: string): void {
    if (!stale) return this.say(edits, lead);
    const { team } = this.model().facts;
    const words = `Not possible any more, because this day was changed since: ${sayEdit(team, stale)}. That step is forgotten.`;
    this.view.setState({ notice: words, announcement: words });
  }

  private leave(): void {
    const { popover, typed, cursor, carrying } = this.view.getState();
    if (carrying) return this.carry.drop();
    if (popover || typed) return this.view.setState({ popover: null, typed: '' });
    this.view.setState({ cursor: { ...cursor, anchor: null }, notice: null });
  }

  private selectAll(): void {
    const { rows, days } = sizeOf(this.model(), this.view.getState());
    this.view.setState({ cursor: { row: rows - 1, day: days - 1, anchor: { row: 0, day: 0 } } });
  }

  private zoomBy(step: number): void {
    const { zoom } = this.view.getState();
    const next = ZOOMS[ZOOMS.indexOf(zoom) + step];
    if (next && zoom !== 'quarter') this.view.setState({ zoom: next, announcement: `${next} view` });
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

  private selected() {
    return selectedCells(this.model(), this.view.getState());
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

  private target(where: 'row-start' | 'row-end' | 'first' | 'last'): { row: number; day: number } {
    const state = this.view.getState();
    const { row } = state.cursor;
    const { rows, days } = sizeOf(this.model(), state);
    if (where === 'row-start') return { row, day: 0 };
    if (where === 'row-end') return { row, day: days - 1 };
    return where === 'first' ? { row: 0, day: 0 } : { row: rows - 1, day: days - 1 };
  }
}
