import { amountText, hoursLines, hundredthsOf, moneyOf, timesheet, totalOf } from './hours-view.ts';

const PEOPLE = [
  { code: 'AM', name: 'Amy' },
  { code: 'BE', name: 'Ben' },
];
const WORKED = { callOuts: 2, rosteredMinutes: 9000, calledInMinutes: 150, totalMinutes: 9150, restOwedMinutes: 60 };
const PAID = { standbyPence: 7200, calledInPence: 8014, totalPence: 15214 };

it('lists everybody in the team’s order and adds up hours and pay', () => {
  const lines = hoursLines(PEOPLE, [{ person: 'BE', ...WORKED }], [{ person: 'BE', ...PAID }]);
  expect(lines.map(({ name, hours, pay }) => [name, hours.totalMinutes, pay?.totalPence])).toEqual([
    ['Amy', 0, undefined],
    ['Ben', 9150, 15214],
  ]);
  expect(totalOf(lines)).toEqual({ hours: WORKED, pay: PAID });
  expect(totalOf(hoursLines(PEOPLE, [], [])).pay).toBeNull();
});

it.each([
  [9150, '152:30'],
  [5, '0:05'],
  [0, '0:00'],
])('writes %i minutes as %s', (minutes, said) => expect(timesheet(minutes)).toBe(said));

it.each([
  ['21.37', 2137],
  ['21,5', 2150],
  [' 9 ', 900],
  ['21.375', null],
  ['-3', null],
  ['', null],
])('reads %j as %p hundredths', (typed, hundredths) => expect(hundredthsOf(typed)).toBe(hundredths));

it('writes money of the country and amounts as they are typed', () => {
  expect(moneyOf('GB', 'en-GB')(15214)).toBe('£152.14');
  expect(moneyOf('US', 'en-US')(5)).toBe('$0.05');
  expect(amountText(2150)).toBe('21.50');
});
