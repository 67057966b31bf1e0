import type { LocalDay, Team } from '@evenflow/domain';
import { LiveCheck, compileRota, type Cost, type Finding, type RuleSet } from '@evenflow/rules';
import type { Edit, RotaContent } from './edits.ts';

/** What a change would do: cost of its shoulds, and what it would break. */
export interface Consequence {
  readonly cost: number;
  readonly breaks: readonly Finding[];
}

/** One person considered for a duty. */
export interface Candidate extends Consequence {
  readonly person: string;
  readonly name: string;
  /** No must is newly broken. */
  readonly allowed: boolean;
}

/**
 * The rules over a month being edited. Compiled once for the month; each edit then costs only the bounds it touches.
 * Follows the edits it is told, so it must be told all of them.
 */
export class LiveRota {
  private readonly check: LiveCheck;

  constructor(
    private readonly team: Team,
    ruleSet: RuleSet,
    range: { readonly from: LocalDay; readonly to: LocalDay },
    content: RotaContent,
  ) {
    this.check = new LiveCheck(compileRota(team, ruleSet, range), [...content.assignments.values()]);
  }

  apply(edits: readonly Edit[]): void {
    for (const slot of this.slotsOf(edits)) this.check.toggle(slot);
  }

  findings(): Finding[] {
    return this.check.findings();
  }

  cost(): Cost {
    return this.check.cost();
  }

  /** What the edits would do; nothing is changed. */
  consequence(edits: readonly Edit[]): Consequence {
    const effect = this.check.effectOf(this.slotsOf(edits));
    const breaks = effect.adds.filter((finding) => finding.tier !== 'open');
    const cost = breaks.reduce((sum, f) => (f.severity === 'should' ? sum + f.cost : sum), 0);
    return { cost: softCost(effect.cost) ?? cost, breaks };
  }

  /** Everybody but `except`, best first: nothing broken, then the least cost, then the team's order. */
  candidates(editsFor: (person: string) => readonly Edit[], except?: string): Candidate[] {
    return this.team.people
      .filter((person) => person.code !== except && !person.trainee)
      .map((person) => {
        const { cost, breaks } = this.consequence(editsFor(person.code));
        const allowed = breaks.every((finding) => finding.severity === 'should');
        return { person: person.code, name: person.name, cost, breaks, allowed };
      })
      .sort((a, b) => weight(a) - weight(b) || a.cost - b.cost);
  }

  /** The rule's title and its sentence for a finding. */
  ruleOf(finding: Finding): { readonly title: string; readonly statement: string } {
    const compiled = this.check.compiled.settings.find((one) => one.setting.id === finding.setting);
    return { title: compiled?.rule.title ?? finding.rule, statement: compiled?.sentence ?? '' };
  }

  titleOfRule(rule: string): string {
    return this.check.compiled.settings.find((one) => one.rule.id === rule)?.rule.title ?? rule;
  }

  private slotsOf(edits: readonly Edit[]): number[] {
    return edits.flatMap((edit) => {
      if (edit.op !== 'assign' && edit.op !== 'clear') return [];
      const slot = this.check.compiled.view.slot(edit.person, edit.date, edit.duty);
      return slot && !slot.past && this.check.holds(slot.index) !== (edit.op === 'assign') ? [slot.index] : [];
    });
  }
}

function weight({ breaks }: Candidate): number {
  return breaks.reduce(
    (sum, f) => sum + (f.severity === 'must' ? 1000 : f.severity === 'must-unless-signed' ? 10 : 0),
    0,
  );
}

/** The shoulds' part of a change of cost, when no tier above them changed; null otherwise. */
function softCost(change: number): number | null {
  return Math.abs(change) < 1e5 ? change : null;
}
