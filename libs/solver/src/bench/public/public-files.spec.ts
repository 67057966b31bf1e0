import { solve } from '../../solve.ts';
import { readCurtois } from './curtois.ts';
import { readInrc2 } from './inrc2.ts';

const CURTOIS = {
  HORIZON: ['14'],
  SHIFTS: ['E,480,', 'L,600,E'],
  STAFF: ['A,E=14|L=0,4800,0,5,1,2,1', 'B,E=14|L=14,4800,960,5,2,2,1', 'C,E=0|L=14,4800,960,5,2,2,2'],
  DAYS_OFF: ['A,0,3', 'B,13', 'A,9'],
  SHIFT_ON_REQUESTS: ['B,2,L,2'],
  SHIFT_OFF_REQUESTS: ['C,6,L,3', 'A,1,E,1'],
  COVER: ['0,E,1,100,1', '0,L,1,100,1', '9,E,2,100,1', '13,L,1,100,1'],
} as const;

type Sections = Readonly<Record<string, readonly string[]>>;

function written(sections: Sections, { eol = '\n', wide = false, from = '' } = {}): string {
  const lines = Object.entries(sections).flatMap(([name, rows]) => [
    ...[`SECTION_${name}`, ...(wide ? ['# a comment, 1,2', ''] : [])],
    ...rows.map((row) => (wide ? ` ${row.replaceAll(',', ' , ')} \t` : row)),
    '',
  ]);
  return from + lines.join(eol);
}

describe('a Curtois instance', () => {
  const plain = readCurtois(written(CURTOIS), 'small').problem;

  it.each([
    ['by carriage returns and line feeds', { eol: '\r\n' }],
    ['by carriage returns', { eol: '\r' }],
    ['with a byte order mark', { from: '\uFEFF' }],
    ['with comments, empty lines and room around everything', { wide: true }],
  ])('is the same with its lines ended or written otherwise: %s', (_how, how) => {
    expect(readCurtois(written(CURTOIS, how), 'small').problem).toEqual(plain);
  });

  it('is the same with its sections in another order', () => {
    const turned = Object.fromEntries(Object.entries(CURTOIS).reverse());
    expect(readCurtois(written(turned), 'small').problem).toEqual(plain);
  });

  it('is the same with the days off of a person on one line, several, or with a comma too much', () => {
    for (const days of [
      ['A,0,3,9', 'B,13'],
      ['A,0', 'A,3', 'A,9', 'B,13'],
      ['A,0,3,9,', 'B,13,'],
    ]) {
      expect(readCurtois(written({ ...CURTOIS, DAYS_OFF: days }), 'small').problem).toEqual(plain);
    }
    expect(plain.slots.filter(({ person, day }) => person === 0 && [0, 3, 9].includes(day))).toEqual([]);
  });

  it('may have empty sections', async () => {
    const empty = { ...CURTOIS, DAYS_OFF: [], SHIFT_ON_REQUESTS: [], SHIFT_OFF_REQUESTS: [] };
    const { problem } = readCurtois(written(empty), 'small');
    const { complete } = await solve(problem, { seed: 1, iterations: 20_000, exact: false });
    expect(complete).toBe(true);
  });
});

describe('an INRC-II instance', () => {
  const scenario = [
    ...['SCENARIO = n002w1', '', 'WEEKS = 1', '', 'SKILLS = 1', 'Nurse', '', 'SHIFT_TYPES = 2', 'Early (2,5)'],
    ...['Night (4,5)', '', 'FORBIDDEN_SHIFT_TYPES_SUCCESSIONS', 'Early 0', 'Night 1 Early', '', 'CONTRACTS = 1'],
    ...['FullTime (15,22) (3,5) (2,3) 2 1', '', 'NURSES = 2', 'Ann FullTime 1 Nurse', 'Bob FullTime 1 Nurse '],
  ];
  const history = ['HISTORY', '0 n002w1', '', 'NURSE_HISTORY', 'Ann 3 1 Night 1 4 0', 'Bob 0 0 None 0 0 3'];
  const week = [
    ...[
      'WEEK_DATA',
      'n002w1',
      '',
      'REQUIREMENTS',
      `Early Nurse${' (0,1)'.repeat(7)}`,
      `Night Nurse${' (1,1)'.repeat(7)}`,
    ],
    ...['', 'SHIFT_OFF_REQUESTS = 1', 'Ann Any Thu '],
  ];
  const readWith = (eol: string, weeks: number) =>
    readInrc2(
      {
        scenario: scenario.join(eol),
        history: history.join(eol),
        weeks: Array.from({ length: weeks }, () => week.join(eol)),
      },
      'n002w1',
    ).problem;

  it.each(['\r\n', '\r'])('is the same with its lines ended by %j', (eol) => {
    expect(readWith(eol, 1)).toEqual(readWith('\n', 1));
  });

  it('has as many weeks as are named', () => {
    const problem = readWith('\n', 8);
    expect(problem.lastDay - problem.firstDay + 1).toBe(56);
  });
});
