import { InstanceBuilder, type Literal, type PublicInstance } from './instance-builder.ts';

interface Employee {
  readonly id: string;
  readonly maxShifts: ReadonlyMap<string, number>;
  readonly maxMinutes: number;
  readonly minMinutes: number;
  readonly maxRun: number;
  readonly minRun: number;
  readonly minOff: number;
  readonly maxWeekends: number;
}

/**
 * A Curtois "employee shift scheduling" instance (schedulingbenchmarks.org, text format) as our problem. Days before and
 * after the horizon count as the benchmark says: a run of work or rest that touches either end is never too short.
 */
export function readCurtois(text: string, name: string): PublicInstance {
  const sections = readSections(text);
  const days = Number(sections.get('HORIZON')![0]![0]);
  const shifts = sections.get('SHIFTS')!.map(([id, minutes, follow = '']) => ({
    id: id!,
    minutes: Number(minutes),
    cannotFollow: follow.split('|').filter(Boolean),
  }));
  const staff = sections.get('STAFF')!.map(readEmployee);
  const person = new Map(staff.map((employee, index) => [employee.id, index]));
  const daysOff = readDaysOff(sections.get('DAYS_OFF')!);
  const builder = new InstanceBuilder(
    name,
    staff.map(({ id }) => id),
    0,
    days,
  );
  const slotOf = new Map<string, Literal>();
  staff.forEach((employee, p) => {
    for (let day = 0; day < days; day++) {
      if (daysOff.has(`${employee.id}|${day}`)) continue;
      for (const { id } of shifts)
        if (employee.maxShifts.get(id) !== 0) slotOf.set(`${p}|${day}|${id}`, { slot: builder.slot(p, day, id) });
    }
  });
  const slot = (p: number, day: number, shift: string) => slotOf.get(`${p}|${day}|${shift}`) ?? null;
  staff.forEach((employee, p) => {
    addEmployee(builder, { employee, p, days });
    for (const { id } of shifts)
      builder.must(
        everyDay(days).map((day) => slot(p, day, id)),
        { max: employee.maxShifts.get(id) ?? days },
      );
    const all = everyDay(days).flatMap((day) => shifts.map((shift) => ({ literal: slot(p, day, shift.id), shift })));
    const unit = shifts.reduce((divisor, shift) => gcd(divisor, shift.minutes), 0) || 1;
    builder.must(
      all.map(({ literal }) => literal),
      {
        weights: all.map(({ shift }) => shift.minutes / unit),
        min: Math.ceil(employee.minMinutes / unit),
        max: Math.floor(employee.maxMinutes / unit),
      },
    );
    for (let day = 0; day + 1 < days; day++)
      for (const shift of shifts) {
        const after = builder.any(shift.cannotFollow.flatMap((next) => slotNumber(slot(p, day + 1, next))));
        if (after && slot(p, day, shift.id)) builder.must([slot(p, day, shift.id), after], { max: 1 });
      }
  });
  for (const [e, day, shift, weight] of sections.get('SHIFT_ON_REQUESTS')!)
    builder.should([slot(person.get(e!)!, Number(day), shift!)], { min: 1 }, Number(weight));
  for (const [e, day, shift, weight] of sections.get('SHIFT_OFF_REQUESTS')!)
    builder.should([slot(person.get(e!)!, Number(day), shift!)], { max: 0 }, Number(weight));
  for (const [day, shift, need, under, over] of sections.get('COVER')!) {
    const literals = staff.map((_, p) => slot(p, Number(day), shift!));
    builder.should(literals, { min: Number(need) }, Number(under));
    builder.should(literals, { max: Number(need) }, Number(over));
  }
  return builder.build();
}

/** Runs of work and rest, weekends, one shift a day. */
function addEmployee(
  builder: InstanceBuilder,
  { employee, p, days }: { employee: Employee; p: number; days: number },
): void {
  const works = (day: number) => builder.works(p, day);
  for (let day = 0; day < days; day++)
    builder.must(
      builder.on(p, day).map((s) => ({ slot: s })),
      { max: 1 },
    );
  for (let first = 0; first + employee.maxRun < days; first++)
    builder.must(
      everyDay(employee.maxRun + 1).map((i) => works(first + i)),
      { max: employee.maxRun },
    );
  for (let length = 1; length < employee.minRun; length++)
    for (let before = 0; before + length + 1 < days; before++)
      builder.must([works(before), ...everyDay(length).map((i) => works(before + 1 + i)), works(before + length + 1)], {
        weights: [-1, ...everyDay(length).map(() => 1), -1],
        max: length - 1,
      });
  for (let length = 1; length < employee.minOff; length++)
    for (let before = 0; before + length + 1 < days; before++)
      builder.must([works(before), ...everyDay(length).map((i) => works(before + 1 + i)), works(before + length + 1)], {
        weights: [1, ...everyDay(length).map(() => -1), 1],
        max: 1,
      });
  const weekends = everyDay(days)
    .filter((day) => day % 7 === 5)
    .map((day) => builder.any([...builder.on(p, day), ...builder.on(p, day + 1)]));
  builder.must(weekends, { max: employee.maxWeekends });
}

function readSections(text: string): Map<string, string[][]> {
  const sections = new Map<string, string[][]>();
  let rows: string[][] = [];
  for (const line of text.split(/\r\n|\r|\n/).map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('SECTION_')) sections.set(line.slice('SECTION_'.length), (rows = []));
    else rows.push(line.split(',').map((field) => field.trim()));
  }
  return sections;
}

/** `employee|day` for each; a person may have several lines. */
function readDaysOff(rows: readonly string[][]): ReadonlySet<string> {
  return new Set(rows.flatMap(([id, ...days]) => days.filter(Boolean).map((day) => `${id}|${Number(day)}`)));
}

function readEmployee(fields: readonly string[]): Employee {
  const [maxMinutes, minMinutes, maxRun, minRun, minOff, maxWeekends] = fields.slice(2).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const limits = fields[1]!
    .split('|')
    .filter(Boolean)
    .map((part) => part.split('=') as [string, string]);
  const maxShifts = new Map(limits.map(([shift, max]) => [shift, Number(max)]));
  return { id: fields[0]!, maxShifts, maxMinutes, minMinutes, maxRun, minRun, minOff, maxWeekends };
}

function slotNumber(literal: Literal | null): number[] {
  return literal && 'slot' in literal ? [literal.slot] : [];
}

function everyDay(days: number): number[] {
  return Array.from({ length: days }, (_, day) => day);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
