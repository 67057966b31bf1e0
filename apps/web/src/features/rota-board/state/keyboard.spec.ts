import { commandOf } from './keyboard.ts';

const codes = ['TH1', 'TH2', 'F', 'L', 'OC1', 'E', 'EQ'];
const press = (key: string, over: { typed?: string; filled?: boolean; shift?: boolean; control?: boolean } = {}) =>
  commandOf(
    { key, shift: over.shift ?? false, control: over.control ?? false },
    { typed: over.typed ?? '', codes, filled: over.filled ?? false },
  );

describe('keys of the board', () => {
  it('moves, and selects with Shift', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'move', rows: 0, days: 1, extend: false });
    expect(press('ArrowUp', { shift: true })).toEqual({ kind: 'move', rows: -1, days: 0, extend: true });
  });

  it('completes a code as soon as no other begins with it', () => {
    expect(press('t')).toEqual({ kind: 'type', typed: 'T', complete: null });
    expect(press('2', { typed: 'TH' })).toEqual({ kind: 'type', typed: 'TH2', complete: 'TH2' });
    expect(press('e')).toEqual({ kind: 'type', typed: 'E', complete: null });
    expect(press('Enter', { typed: 'E' })).toEqual({ kind: 'finish-typing', complete: 'E' });
  });

  it('lets L and F type into an empty cell and act on a filled one', () => {
    expect(press('l')).toMatchObject({ kind: 'type', complete: 'L' });
    expect(press('l', { filled: true })).toEqual({ kind: 'lock' });
    expect(press('f', { filled: true })).toEqual({ kind: 'who' });
    expect(press('v')).toEqual({ kind: 'flip' });
  });

  it('undoes, does again, clears, opens, explains and leaves', () => {
    expect(press('z', { control: true })).toEqual({ kind: 'undo' });
    expect(press('z', { control: true, shift: true })).toEqual({ kind: 'redo' });
    expect(press('y', { control: true })).toEqual({ kind: 'redo' });
    expect(press('Delete')).toEqual({ kind: 'clear' });
    expect(press('Enter')).toEqual({ kind: 'open' });
    expect(press('?')).toEqual({ kind: 'explain' });
    expect(press('Escape')).toEqual({ kind: 'leave' });
  });

  it('leaves other keys to the browser', () => {
    expect(press('Tab')).toBeNull();
    expect(press('f', { control: true })).toBeNull();
    expect(press('x')).toBeNull();
  });
});
