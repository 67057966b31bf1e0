import { type Assignment, assignmentKey, eachDay, leaveOn, type Team, weekdayOf } from '@evenflow/domain';
import type { RotaResult } from '@evenflow/solver';

/** The rota as rows of people and columns of days, with what it costs and everything said about it. */
export function printRota(team: Team, result: RotaResult): string {
  return [matrix(team, result), '', ...claims(result), ...findings(result)].join('\n');
}

function matrix(team: Team, { from, to, assignments }: RotaResult): string {
  const days = eachDay(from, to);
  const cells = new Map<string, string[]>();
  for (const a of [...assignments].sort((x, y) => x.start.localeCompare(y.start))) {
    const key = assignmentKey({ ...a, duty: '' });
    cells.set(key, [...(cells.get(key) ?? []), codeOf(a)]);
  }
  const text = (person: string, date: string) =>
    cells.get(assignmentKey({ person, date, duty: '' }))?.join('/') ?? leaveOf(team, person, date);
  const wide = days.map((day) => Math.max(2, ...team.people.map((p) => text(p.code, day).length)));
  const row = (head: string, of: (day: string) => string) =>
    head.padEnd(6) + days.map((day, i) => of(day).padEnd(wide[i]!)).join(' ');
  return [
    row('', (day) => weekdayOf(day).slice(0, 2)),
    row('', (day) => String(Number(day.slice(8)))),
    ...team.people.map((person) => row(person.code, (day) => text(person.code, day))),
  ].join('\n');
}

function codeOf(a: Assignment): string {
  return a.supernumerary ? `(${a.duty})` : a.duty;
}

function leaveOf(team: Team, person: string, date: string): string {
  const leave = leaveOn(team.leave, person, date);
  return leave ? leave.type.toLowerCase() : '.';
}

function claims(result: RotaResult): string[] {
  const { cost, bound, gap, proven, open, publishable } = result;
  const legal = cost.byTier.must + cost.byTier.signed === 0;
  return [
    `${open.length === 0 ? 'Complete' : `${open.length} duties open`}, ${legal ? 'no must broken' : 'musts broken'}.`,
    proven
      ? 'Proven: no better rota exists under these rules.'
      : bound === null || !publishable
        ? 'How far from the best possible is not known yet.'
        : `At most ${(gap * 100).toFixed(1)} % from the best possible.`,
    `Cost ${cost.total}, bound ${bound ?? '–'}, seed ${result.seed}, ${result.iterations} moves in ${(result.elapsedMs / 1000).toFixed(1)} s` +
      (result.firstCompleteMs === null
        ? '.'
        : `, first complete after ${(result.firstCompleteMs / 1000).toFixed(2)} s.`),
    `By tier: ${Object.entries(cost.byTier)
      .map(([tier, value]) => `${tier} ${value}`)
      .join(', ')}.`,
    `By rule: ${
      Object.entries(cost.byRule)
        .map(([rule, value]) => `${rule} ${value}`)
        .join(', ') || 'nothing'
    }.`,
  ];
}

function findings(result: RotaResult): string[] {
  return result.findings.map(
    (f) => `  ${f.severity === 'should' ? 'should' : 'MUST  '} ${f.sentence}${f.cost ? ` (${f.cost})` : ''}`,
  );
}
