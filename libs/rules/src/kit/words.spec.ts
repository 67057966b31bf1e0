import { sayCount, sayDuties, sayList, sayNumber, sayPeople, sayWeekdays } from './words.ts';

describe('words of statements and sentences', () => {
  it('joins lists', () => {
    expect(sayList([])).toBe('');
    expect(sayList(['A'])).toBe('A');
    expect(sayList(['A', 'B', 'C'], 'or')).toBe('A, B or C');
  });

  it('names runs of weekdays, and single ones', () => {
    expect(sayWeekdays(['Thu', 'Mon', 'Wed', 'Tue'])).toBe('Mon to Thu');
    expect(sayWeekdays(['Sun', 'Fri'])).toBe('Fri and Sun');
    expect(sayWeekdays(['Mon', 'Wed', 'Fri'])).toBe('Mon, Wed and Fri');
    expect(sayWeekdays(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'])).toBe('any day');
  });

  it('counts', () => {
    expect(sayCount(1, 'duty', 'duties')).toBe('1 duty');
    expect(sayCount(0, 'duty', 'duties')).toBe('0 duties');
    expect(sayNumber(7.5)).toBe('7.5');
    expect(sayNumber(2 / 3)).toBe('0.7');
  });

  it('says selectors of duties and people', () => {
    expect(sayDuties(['@first-call', 'C2', '!F'])).toBe('first call or C2, but not F');
    expect(sayDuties(['!F'])).toBe('any duty, but not F');
    expect(sayDuties([])).toBe('no duty');
    expect(sayPeople(['skill:SENIOR', 'AB'])).toBe('somebody with SENIOR or AB');
    expect(sayPeople(['skill:ECMO>=4', 'years>=2', '!@trainee'])).toBe(
      'somebody with ECMO at level 4 or somebody with 2 years here, but not a trainee',
    );
  });
});
