import { monthRange, type Assignment, type Team } from '@evenflow/domain';
import { compileRota, type Cost, type Finding, type RuleSet } from '@evenflow/rules';
import { boardDays, type BoardDay } from '../rota-board/model/board-days.ts';
import { openDuties } from '../rota-board/model/open-duties.ts';
import { indexFacts } from '../rota-board/model/rota-facts.ts';
import { LiveRota } from '../rota-board/state/live-rota.ts';
import { tallies, type PersonTallies } from '../fairness/tallies.ts';

/** A month as it might be: what is held, by the rules and the team it was made for. */
export interface ComparedRota {
  readonly name: string;
  readonly team: Team;
  readonly ruleSet: RuleSet;
  readonly assignments: readonly Assignment[];
}

export interface Judged extends ComparedRota {
  readonly findings: readonly Finding[];
  readonly cost: Cost;
  readonly open: number;
  readonly tallies: ReadonlyMap<string, PersonTallies>;
}

/** Asks the rules of its own world what they say of it. */
export function judge(rota: ComparedRota, month: string): Judged {
  const { team, ruleSet, assignments } = rota;
  const range = monthRange(month);
  const known = new Set(team.people.map(({ code }) => code));
  const held = assignments.filter(({ person }) => known.has(person));
  const content = {
    assignments: new Map(held.map((a) => [`${a.person}|${a.date}|${a.duty}`, a])),
    locks: new Set<string>(),
  };
  const live = new LiveRota(team, compileRota(team, ruleSet, range), content);
  const days = boardDays(team, range, '');
  const facts = indexFacts({ team, days, assignments: held, locks: new Set(), findings: [], published: null });
  return {
    ...rota,
    findings: live.findings(),
    cost: live.cost(),
    open: openDuties(facts).reduce((sum, { missing }) => sum + missing, 0),
    tallies: new Map(tallies(team, held, range.from, range.to).map((one) => [one.person, one])),
  };
}

export interface ComparedCell {
  readonly date: string;
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly differs: boolean;
}

export interface ComparedRow {
  readonly person: string;
  readonly name: string;
  readonly cells: readonly ComparedCell[];
  readonly changed: number;
}

export interface Comparison {
  readonly days: readonly BoardDay[];
  readonly rows: readonly ComparedRow[];
  /** Cells that hold something else. */
  readonly changed: number;
  /** Who holds something else. */
  readonly people: readonly string[];
  readonly onlyA: readonly Finding[];
  readonly onlyB: readonly Finding[];
}

/** Cell by cell and finding by finding, what one has and the other has not. */
export function compare(a: Judged, b: Judged, month: string): Comparison {
  const days = boardDays(a.team, monthRange(month), '');
  const [heldA, heldB] = [heldBy(a), heldBy(b)];
  const names = new Map([...b.team.people, ...a.team.people].map(({ code, name }) => [code, name]));
  const rows = [...names].map(([person, name]): ComparedRow => {
    const cells = days.map(({ date }): ComparedCell => {
      const key = `${person}|${date}`;
      const [inA, inB] = [heldA.get(key) ?? [], heldB.get(key) ?? []];
      return { date, a: inA, b: inB, differs: inA.join() !== inB.join() };
    });
    return { person, name, cells, changed: cells.filter((cell) => cell.differs).length };
  });
  const said = (findings: readonly Finding[]) => new Set(findings.map(({ sentence }) => sentence));
  const [saidA, saidB] = [said(a.findings), said(b.findings)];
  return {
    days,
    rows,
    changed: rows.reduce((sum, row) => sum + row.changed, 0),
    people: rows.filter((row) => row.changed > 0).map((row) => row.name),
    onlyA: a.findings.filter(({ sentence }) => !saidB.has(sentence)),
    onlyB: b.findings.filter(({ sentence }) => !saidA.has(sentence)),
  };
}

function heldBy({ assignments }: ComparedRota): Map<string, string[]> {
  const held = new Map<string, string[]>();
  const sorted = [...assignments].sort((x, y) => x.start.localeCompare(y.start) || x.duty.localeCompare(y.duty));
  for (const { person, date, duty } of sorted) {
    const key = `${person}|${date}`;
    held.set(key, [...(held.get(key) ?? []), duty]);
  }
  return held;
}
