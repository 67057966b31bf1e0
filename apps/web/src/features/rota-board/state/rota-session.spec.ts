import { december, rotaOf, ruleSet, team } from '../../../testing/december.ts';
import { assignEdits, clearEdits, lockEdits, type Edit } from './edits.ts';
import { openRota } from './rota-session.ts';
import { Overtaken, type Saved } from './saving.ts';

const now = () => new Date('2026-12-09T14:32:00Z');
const settle = () => new Promise((done) => setTimeout(done, 350));

function open(send: (edits: readonly Edit[], revision: number) => Promise<Saved>) {
  return openRota({ team, ruleSet, rota: rotaOf(), send, now });
}

const saves = () => {
  const sent: { edits: readonly Edit[]; revision: number }[] = [];
  const send = (edits: readonly Edit[], revision: number) => {
    sent.push({ edits, revision });
    return Promise.resolve({ revision: revision + 1, changedSincePublish: edits.length });
  };
  return { sent, send };
};

const cell = { person: 'PR', date: '2026-12-10' };

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

  it('stops when somebody else was faster, overwrites nothing and keeps what it could not send', async () => {
    let calls = 0;
    const desk = open(() => {
      calls++;
      return Promise.reject(new Overtaken('Fiona MacAskill', '2026-12-09T14:32:00Z'));
    });
    desk.edit(assignEdits(team, desk.store.getState().content, [cell], 'TH2'));
    await settle();
    desk.edit(lockEdits(desk.store.getState().content, [cell]));
    await settle();
    expect(calls).toBe(1);
    expect(desk.store.getState().saving).toMatchObject({
      kind: 'overtaken',
      who: 'Fiona MacAskill',
      unsaved: [
        { op: 'assign', duty: 'TH2' },
        { op: 'lock', duty: 'TH2' },
      ],
    });
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
