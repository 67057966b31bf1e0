import type { Rota } from '@evenflow/api-client';
import { assignmentKey } from '@evenflow/domain';
import { december, held, rotaOf, ruleSet, team } from '../../../testing/december.ts';
import { assignEdits, clearEdits, lockEdits, type Edit } from './edits.ts';
import { openRota, type RotaDesk } from './rota-session.ts';
import { NoContact, Overtaken, type Saved } from './saving.ts';
import { browserSteps } from './steps.ts';

const now = () => new Date('2026-12-09T14:32:00Z');
const settle = () => new Promise((done) => setTimeout(done, 350));

type Send = (month: string, edits: readonly Edit[], revision: number) => Promise<Saved>;

function open(send: Send, server: () => Rota = () => rotaOf()) {
  return checked(openRota({ team, ruleSet, rotas: [rotaOf()], send, load: () => Promise.resolve(server()), now }));
}

/** Its rules read to the end. */
function checked(desk: RotaDesk): RotaDesk {
  desk.readRules(Infinity);
  return desk;
}

const saves = () => {
  const sent: { edits: readonly Edit[]; revision: number }[] = [];
  const send: Send = (_month, edits, revision) => {
    sent.push({ edits, revision });
    return Promise.resolve({ revision: revision + 1, changedSincePublish: edits.length });
  };
  return { sent, send };
};

const cell = { person: 'PR', date: '2026-12-10' };
const give = (desk: RotaDesk, person: string, date: string, code: string) =>
  desk.edit(assignEdits(team, desk.store.getState().content, [{ person, date }], code));
const keys = (desk: RotaDesk) => new Set(desk.store.getState().content.assignments.keys());

describe('a month in somebody’s hands', () => {
  it('checks an edit at once with the rule’s own sentence, and undoes it to the very same findings', () => {
    const desk = open(saves().send);
    const before = desk.store.getState().findings;
    const night = assignEdits(team, desk.store.getState().content, [{ person: 'PR', date: '2026-12-09' }], 'E');
    desk.edit([...night, { op: 'assign', ...cell, duty: 'TH2' }]);
    const { findings } = desk.store.getState();
    const sentences = findings.map((finding) => finding.sentence);
    expect(findings.find((finding) => finding.rule === 'rest-between-duties')?.sentence).toMatch(/^Priyanka .* needed/);
    desk.undo();
    expect(desk.store.getState().findings).toEqual(before);
    expect(desk.store.getState().content.assignments.size).toBe(december.length);
    desk.redo();
    expect(desk.store.getState().findings.map((finding) => finding.sentence)).toEqual(sentences);
  });

  it('sends edits together over the revision that was loaded, then over the next', async () => {
    const { sent, send } = saves();
    const desk = open(send);
    desk.edit(assignEdits(team, desk.store.getState().content, [cell], 'TH2'));
    desk.edit(lockEdits(desk.store.getState().content, [cell]));
    await settle();
    desk.edit(clearEdits(desk.store.getState().content, [cell]));
    await settle();
    expect(sent.map(({ revision }) => revision)).toEqual([7, 8]);
    expect(sent[0]!.edits.map((edit) => edit.op)).toEqual(['assign', 'lock']);
    expect(sent[1]!.edits.map((edit) => edit.op)).toEqual(['unlock', 'clear']);
    expect(desk.store.getState().saving).toEqual({ kind: 'saved', at: now() });
  });

  it('keeps what could not be sent, and sends it when the connection is back', async () => {
    let there = false;
    const { sent, send } = saves();
    const desk = open((...order) => (there ? send(...order) : Promise.reject(new NoContact())));
    give(desk, 'PR', '2026-12-10', 'F');
    await settle();
    expect(desk.store.getState().saving).toMatchObject({ kind: 'unsent', unsaved: [{ op: 'assign', duty: 'F' }] });
    there = true;
    desk.queue.retry();
    await settle();
    expect(sent).toHaveLength(1);
    expect(desk.store.getState().saving).toEqual({ kind: 'saved', at: now() });
  });

  it('ranks people for a duty, nothing broken first', () => {
    const desk = open(saves().send);
    const { content } = desk.store.getState();
    const ranked = desk.live.candidates((person) => assignEdits(team, content, [{ person, date: '2026-12-10' }], 'EQ'));
    const allowed = ranked.map((candidate) => candidate.allowed);
    expect(allowed).toEqual([...allowed].sort((a, b) => Number(b) - Number(a)));
    expect(ranked.map((candidate) => candidate.person)).not.toContain('JWL');
  });
});

describe('two managers in one month', () => {
  /** Fiona’s month: one revision on, with the late of the 12th given to Rhys. */
  const fionas = (...extra: Parameters<typeof held>[]): Rota => ({
    ...rotaOf([...december, ...extra.map((one) => held(...one))]),
    revision: 8,
  });
  const faster = (server: Rota) => {
    const { sent, send } = saves();
    const first: Send = (month, edits, revision) =>
      revision < server.revision
        ? Promise.reject(new Overtaken('Fiona MacAskill', '2026-12-09T14:32:00Z'))
        : send(month, edits, revision);
    return { sent, desk: open(first, () => server) };
  };

  it('takes over the other’s edits and puts its own on top, when they touch other days', async () => {
    const { sent, desk } = faster(fionas(['RL', 'CPD', '2026-12-12']));
    give(desk, 'PR', '2026-12-12', 'CPD');
    await settle();
    expect(sent).toEqual([{ edits: [{ op: 'assign', person: 'PR', date: '2026-12-12', duty: 'CPD' }], revision: 8 }]);
    expect(keys(desk)).toEqual(new Set([...december.map(assignmentKey), 'RL|2026-12-12|CPD', 'PR|2026-12-12|CPD']));
    expect(desk.store.getState()).toMatchObject({ clash: null, others: { who: 'Fiona MacAskill' } });
  });

  it('lets the other’s stand on the same day, and keeps its own to be put on top or let go', async () => {
    const { sent, desk } = faster(fionas(['PR', 'CPD', '2026-12-12']));
    give(desk, 'PR', '2026-12-12', 'MGT');
    give(desk, 'RL', '2026-12-12', 'CPD');
    await settle();
    expect(keys(desk).has('PR|2026-12-12|CPD')).toBe(true);
    expect(keys(desk).has('PR|2026-12-12|MGT')).toBe(false);
    expect(desk.store.getState().clash).toMatchObject({
      who: 'Fiona MacAskill',
      mine: [{ person: 'PR', duty: 'MGT' }],
    });
    desk.settle(true);
    await settle();
    expect(desk.store.getState().clash).toBeNull();
    expect(sent.flatMap(({ edits }) => edits)).toEqual(
      expect.arrayContaining([expect.objectContaining({ op: 'assign', person: 'PR', duty: 'MGT' })]),
    );
  });

  it('shows what another wrote as soon as it hears of it, under edits not sent yet', async () => {
    const { sent, send } = saves();
    const desk = open(send, () => fionas(['RL', 'CPD', '2026-12-12']));
    give(desk, 'PR', '2026-12-12', 'CPD');
    await desk.hear('2026-12', 8, 'Fiona MacAskill');
    expect(keys(desk).has('RL|2026-12-12|CPD')).toBe(true);
    expect(sent).toEqual([expect.objectContaining({ revision: 8 })]);
  });

  it('says that a step can no longer be undone when its day was changed since, and forgets only that step', async () => {
    const desk = open(saves().send, () => ({ ...rotaOf([...december, held('RL', 'CPD', '2026-12-12')]), revision: 9 }));
    give(desk, 'RL', '2026-12-12', 'CPD');
    give(desk, 'PR', '2026-12-12', 'CPD');
    await settle();
    await desk.hear('2026-12', 9, 'Fiona MacAskill');
    expect(keys(desk).has('PR|2026-12-12|CPD')).toBe(false);
    expect(desk.undo()).toMatchObject({ edits: [], stale: { person: 'PR', duty: 'CPD' } });
    expect(desk.undo().edits).toEqual([{ op: 'clear', person: 'RL', date: '2026-12-12', duty: 'CPD' }]);
  });
});

describe('a month whose rules are still being read', () => {
  const opened = () =>
    openRota({ team, ruleSet, rotas: [rotaOf()], send: saves().send, load: () => Promise.resolve(rotaOf()), now });
  /** A clock on which every look takes a millisecond. */
  const ticking = () => {
    let ms = 0;
    return { clock: () => ++ms, now, send: saves().send, load: () => Promise.resolve(rotaOf()) };
  };

  it('takes edits at once, and finds of them what it would have found with its rules read', () => {
    const [early, late] = [opened(), checked(opened())];
    for (const desk of [early, late]) give(desk, 'PR', '2026-12-12', 'CPD');
    expect(early.store.getState()).toMatchObject({ checked: false, findings: [], cost: null });
    expect(keys(early)).toEqual(keys(late));
    expect(early.readRules(Infinity)).toBe(true);
    const { findings, cost, checked: done } = early.store.getState();
    expect({ findings, cost, done }).toEqual({
      findings: late.store.getState().findings,
      cost: late.store.getState().cost,
      done: true,
    });
  });

  it('reads a little at a time, many times', () => {
    const desk = openRota({ team, ruleSet, rotas: [rotaOf()], ...ticking() });
    let turns = 1;
    while (!desk.readRules(2)) turns += 1;
    expect(turns).toBeGreaterThan(5);
    expect(desk.store.getState().findings).toEqual(checked(opened()).store.getState().findings);
  });

  it('is read to its end for who asks what an edit would do, and shows its findings afterwards', async () => {
    const desk = opened();
    expect(desk.live.findings()).toEqual(checked(opened()).store.getState().findings);
    expect(desk.store.getState().checked).toBe(false);
    await Promise.resolve();
    expect(desk.store.getState()).toMatchObject({ checked: true, findings: desk.live.findings() });
  });
});

describe('steps', () => {
  const december26 = { from: '2026-12-01', to: '2026-12-31' };
  const opened = (storage: Storage, days = december26) => {
    const steps = browserSteps(storage, 'one', days);
    const load = () => Promise.resolve(rotaOf());
    return openRota({ team, ruleSet, rotas: [rotaOf()], send: saves().send, load, now, steps });
  };

  it('outlive the page: what was done before a reload can be undone and done again', () => {
    localStorage.clear();
    const desk = opened(localStorage);
    give(desk, 'PR', '2026-12-12', 'CPD');
    give(desk, 'RL', '2026-12-12', 'CPD');
    desk.undo();
    const again = opened(localStorage);
    expect(again.store.getState().undoable).toHaveLength(1);
    expect(again.redo().edits).toEqual([{ op: 'assign', person: 'RL', date: '2026-12-12', duty: 'CPD' }]);
  });

  it('of other months stay where they are', () => {
    localStorage.clear();
    const edit: Edit = { op: 'assign', person: 'PR', date: '2027-01-04', duty: 'F' };
    browserSteps(localStorage, 'one', { from: '2027-01-01', to: '2027-01-31' }).save({
      undoable: [[edit]],
      redoable: [],
    });
    const desk = opened(localStorage);
    expect(desk.store.getState().undoable).toEqual([]);
    give(desk, 'PR', '2026-12-12', 'CPD');
    expect(browserSteps(localStorage, 'one', { from: '2026-12-01', to: '2027-01-31' }).load().undoable).toHaveLength(2);
  });
});
