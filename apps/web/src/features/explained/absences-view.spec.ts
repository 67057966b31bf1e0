import type { AbsencesAnswer } from '@evenflow/api-client';
import { person, tinyTeam } from '@evenflow/testing';
import { absenceWords, fragileDays } from './absences-view.ts';

const team = tinyTeam({ people: [person('AC', { name: 'Amy Cole' }), person('BD', { name: 'Ben Dale' })] });
const answer = (over: Partial<AbsencesAnswer>): AbsencesAnswer => ({
  kind: 'absences',
  absences: [],
  hangsOn: null,
  elapsedMs: 1,
  ...over,
});
const absence = (date: string, who: string, outcome: AbsencesAnswer['absences'][number]['outcome']) => ({
  date,
  person: who,
  outcome,
});

describe('one absence away, in words', () => {
  it('names the days that hang on somebody, and on whom the most', () => {
    const told = answer({
      absences: [
        absence('2026-12-08', 'AC', 'unmeetable'),
        absence('2026-12-07', 'AC', 'unmeetable'),
        absence('2026-12-07', 'BD', 'rebuilt'),
        absence('2026-12-09', 'BD', 'taken over'),
      ],
      hangsOn: { person: 'AC', days: 2 },
    });
    expect(fragileDays(team, told)).toEqual([
      { date: '2026-12-07', unmeetable: ['Amy'], rebuilt: ['Ben'], undecided: [] },
      { date: '2026-12-08', unmeetable: ['Amy'], rebuilt: [], undecided: [] },
    ]);
    expect(absenceWords(team, told)).toEqual({
      title: '2 days one absence away from a broken must',
      sentences: ['Most hangs on Amy: 2 days.', 'Mon 7 Dec: Amy.', 'Tue 8 Dec: Amy.'],
    });
  });

  it('does not say that nothing hangs on anybody while it is not known', () => {
    expect(absenceWords(team, answer({ absences: [absence('2026-12-07', 'AC', 'taken over')] })).title).toBe(
      'No day hangs on one person',
    );
    expect(absenceWords(team, answer({ absences: [absence('2026-12-07', 'AC', 'undecided')] }))).toEqual({
      title: 'No day is known to hang on one person',
      sentences: ['1 day could not be told in the time.'],
    });
  });
});
