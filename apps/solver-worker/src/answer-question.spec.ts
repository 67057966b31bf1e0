import { assign, type Assignment } from '@evenflow/domain';
import { tinyTeam } from '@evenflow/testing';
import type { Step } from '@evenflow/solver';
import { answerQuestion, type AskedTask } from './answer-question.ts';

const team = tinyTeam();
const [duty] = team.dutyTypes;
const held = (person: string, date: string): Assignment => assign(team, person, duty!, date);
const signal = new AbortController().signal;

function asked(question: AskedTask['question'], over: Partial<AskedTask> = {}): AskedTask {
  return {
    team,
    ruleSet: {
      format: 'evenflow-rules/1',
      name: 'Small',
      settings: [
        { id: 'cover', rule: 'required-count' },
        { id: 'apart', rule: 'one-duty-at-a-time' },
        { id: 'leave', rule: 'leave-protected' },
      ],
    },
    ...{
      from: '2026-12-07',
      to: '2026-12-08',
      seed: 1,
      seconds: 5,
      locks: [],
      published: [],
      current: [],
      accepted: [],
    },
    question,
    ...over,
  };
}

const away = (...people: string[]) => ({
  ...team,
  leave: people.map((person) => ({
    ...{ person, from: '2026-12-07', to: '2026-12-07', type: 'SICK', status: 'recorded' as const },
  })),
});

describe('a question to the solver', () => {
  it('is told what cannot hold when everybody is away, with a way out', async () => {
    const all = away(...team.people.map(({ code }) => code));
    const answer = await answerQuestion(asked({ kind: 'conflict' }, { team: all }), signal);
    expect(answer).toMatchObject({ kind: 'conflict', conflict: { minimal: true } });
    const { ways } = answer as { ways: { sentence: string; assignments: unknown[] }[] };
    expect(ways.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('mends what is published with the fewest changes', async () => {
    const people = team.people.map(({ code }) => code);
    const full = (await answerQuestion(asked({ kind: 'repair' }), signal)) as { assignments: Assignment[] };
    const ill = full.assignments.find(({ date }) => date === '2026-12-07')!.person;
    const published = full.assignments;
    const told: object[] = [];
    const task = asked({ kind: 'repair' }, { team: away(ill), published });
    const answer = await answerQuestion(task, signal, { onFirst: (first) => told.push(first) });
    expect(told).toMatchObject([{ kind: 'repair', cheapest: false, complete: true }]);
    expect(Object.keys(told[0]!)).toEqual(Object.keys(answer));
    expect(answer).toMatchObject({ kind: 'repair', fewest: true, cheapest: true, complete: true });
    const { assignments, people: touched } = answer as { assignments: Assignment[]; people: string[] };
    expect(assignments.filter(({ person, date }) => person === ill && date === '2026-12-07')).toEqual([]);
    expect(touched).toContain(ill);
    expect(touched.length).toBeLessThan(people.length + 1);
  });

  it('is answered at once where nothing has to change', async () => {
    const { assignments } = (await answerQuestion(asked({ kind: 'repair' }), signal)) as { assignments: Assignment[] };
    const told: object[] = [];
    const task = asked({ kind: 'repair' }, { published: assignments });
    const answer = await answerQuestion(task, signal, { onFirst: (first) => told.push(first) });
    expect(answer).toMatchObject({ assignments, changes: 0, fewest: true, cheapest: true, complete: true });
    expect(told).toEqual([]);
  });

  it('says what a cell would cost otherwise', async () => {
    const { code } = team.people[0]!;
    const current = [held(code, '2026-12-07')];
    const question = { kind: 'why', person: code, date: '2026-12-07', duty: duty!.code } as const;
    const answer = await answerQuestion(asked(question, { current, seconds: 1 }), signal);
    expect(answer).toMatchObject({ kind: 'why', person: code, duty: duty!.code });
    const { sentences } = answer as { sentences: string[] };
    expect(sentences[0]).toMatch(/^It can(not)? be done/);
  });

  it('is told whose absence alone would be too much, day by day', async () => {
    const full = (await answerQuestion(asked({ kind: 'repair' }), signal)) as { assignments: Assignment[] };
    const steps: Step[] = [];
    const answer = await answerQuestion(
      asked({ kind: 'absences' }, { current: full.assignments, seconds: 600 }),
      signal,
      { onStep: (step) => steps.push(step) },
    );
    const { absences } = answer as { absences: { date: string; person: string; outcome: string }[] };
    const onDuty = new Set(full.assignments.map(({ date, person }) => `${person}|${date}`));
    expect(absences.map(({ date, person }) => `${person}|${date}`).sort()).toEqual([...onDuty].sort());
    expect(steps).toEqual(absences.map((_, i) => ({ done: i + 1, of: absences.length })));
    expect(new Set(absences.map(({ outcome }) => outcome))).not.toContain('undecided');
  });

  it('is told the smallest team, proven by what none of it can be without', async () => {
    const answer = await answerQuestion(asked({ kind: 'team-size' }, { seconds: 600 }), signal);
    const { team: found } = answer as { team: { people: string[]; spare: string[]; atLeast: number; proven: boolean } };
    expect(found).toMatchObject({ proven: true, atLeast: found.people.length });
    expect([...found.people, ...found.spare].sort()).toEqual(team.people.map(({ code }) => code).sort());
  });
});
