import { MantineProvider } from '@mantine/core';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useMemo, useRef } from 'react';
import { monthRange } from '@evenflow/domain';
import { useStore } from 'zustand';
import { rotaOf, ruleSet, team } from '../../../testing/december.ts';
import { boardDays } from '../model/board-days.ts';
import { BoardActions } from '../state/board-actions.ts';
import { boardModel } from '../state/board-model.ts';
import { createBoardView } from '../state/board-view.ts';
import { openRota } from '../state/rota-session.ts';
import { RotaGrid } from './rota-grid.tsx';
import { useUndoKeys } from './use-undo-keys.ts';

const desk = openRota({
  team,
  ruleSet,
  rotas: [rotaOf()],
  load: () => Promise.resolve(rotaOf()),
  now: () => new Date('2026-12-09T14:32:00Z'),
  send: (_month, edits, revision) => Promise.resolve({ revision: revision + 1, changedSincePublish: edits.length }),
});
const days = boardDays(team, monthRange('2026-12'), '2026-12-09');
const view = createBoardView();

function Board() {
  const session = useStore(desk.store);
  const model = useMemo(() => boardModel({ team, days, published: null }, session, null), [session]);
  const current = useRef(model);
  current.current = model;
  const actions = useMemo(() => new BoardActions(desk, view, () => current.current, false), []);
  const holder = useRef<HTMLDivElement>(null);
  useUndoKeys(actions);
  return <RotaGrid model={model} settled={model} view={view} actions={actions} label="December 2026" holder={holder} />;
}

const focused = () => document.activeElement?.getAttribute('aria-label');

describe('the board as a grid', () => {
  beforeEach(() => {
    view.setState(createBoardView().getInitialState());
    render(
      <MantineProvider>
        <Board />
      </MantineProvider>,
    );
  });

  it('has one tab stop, says what a cell holds, and moves with the arrows', async () => {
    const user = userEvent.setup();
    const grid = screen.getByRole('grid', { name: 'December 2026' });
    expect(
      within(grid)
        .getAllByRole('gridcell')
        .filter((cell) => cell.tabIndex === 0),
    ).toHaveLength(1);
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(focused()).toBe('Wed 2 Dec, TH1 Theatre 1, Priyanka Raghunathan');
  }, 30_000);

  it('assigns by typing, clears by Delete, undoes by Ctrl+Z', async () => {
    const user = userEvent.setup();
    const before = desk.store.getState().content;
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}oc2');
    expect(focused()).toMatch(/^Tue 1 Dec, TH4 OC2, Theatre 4, then Second on call.*, Priyanka Raghunathan/);
    await user.keyboard('{Delete}');
    expect(focused()).toMatch(/^Tue 1 Dec, free, Priyanka Raghunathan/);
    await user.keyboard('{Control>}zz{/Control}');
    expect([...desk.store.getState().content.assignments.keys()].sort()).toEqual([...before.assignments.keys()].sort());
  }, 30_000);

  it('undoes and does again by key before the grid has the focus, and leaves fields their own', async () => {
    const user = userEvent.setup();
    const held = () => [...desk.store.getState().content.assignments.keys()].sort();
    const before = held();
    act(() => void desk.edit([{ op: 'clear', person: 'PR', date: '2026-12-02', duty: 'TH1' }]));
    const cleared = held();
    expect(cleared).not.toEqual(before);
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(held()).toEqual(cleared);
    field.remove();
    expect(document.body).toHaveFocus();
    await user.keyboard('{Control>}z{/Control}');
    expect(held()).toEqual(before);
    await user.keyboard('{Control>}y{/Control}');
    expect(held()).toEqual(cleared);
    await user.keyboard('{Control>}z{/Control}');
  }, 30_000);

  it('flips to duties and back at the same cell', async () => {
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowRight}v');
    expect(focused()).toBe('Wed 2 Dec, Theatre 1, PR Priyanka Raghunathan');
    expect(view.getState().pivot).toBe('duties');
    await user.keyboard('v');
    expect(view.getState()).toMatchObject({ pivot: 'people', cursor: { row: 3, day: 1 } });
  }, 30_000);

  it('has nothing that axe objects to', async () => {
    const { violations } = await axe.run(document.body, {
      rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }, 60_000);
});
