import type { Team } from '@evenflow/domain';
import {
  LiveCheck,
  findTallyMoves,
  type CompiledRota,
  type Cost,
  type Finding,
  type TallyMoves,
  type TallyQuery,
} from '@evenflow/rules';
import type { Edit, RotaContent } from './edits.ts';

/** What a change would do: cost of its shoulds, what it would break, and which duties it would leave open. */
export interface Consequence {
  readonly cost: number;
  readonly breaks: readonly Finding[];
  readonly opens: readonly Finding[];
}

/** What a change is, in one word: for a mark on the board. */
export type Verdict = 'legal' | 'cost' | 'sign' | 'must';

export function verdictOf({ breaks, opens, cost }: Consequence): Verdict {
  if (breaks.some((finding) => finding.severity === 'must')) return 'must';
  if (breaks.some((finding) => finding.severity === 'must-unless-signed')) return 'sign';
  return breaks.length > 0 || opens.length > 0 || cost > 0 ? 'cost' : 'legal';
}

/** The sentence of a consequence: the worst it breaks, or that nothing minds, with what it costs. */
export function sayConsequence({ breaks, opens, cost }: Consequence): string {
  const worst =
    breaks.find((finding) => finding.severity === 'must') ?? breaks.find((f) => f.severity !== 'should') ?? opens[0];
  const all = breaks.length + opens.length;
  if (worst) return all > 1 ? `${worst.sentence} And ${all - 1} more.` : worst.sentence;
  const words = breaks[0] ? breaks[0].sentence : 'No rule minds.';
  if (cost === 0) return `${words} Costs nothing.`;
  return cost < 0 ? `${words} Better by ${-cost}.` : `${words} Cost +${cost}.`;
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
    compiled: CompiledRota,
    content: RotaContent,
  ) {
    this.check = new LiveCheck(compiled, [...content.assignments.values()]);
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
    const opens = effect.adds.filter((finding) => finding.tier === 'open');
    const cost = breaks.reduce((sum, f) => (f.severity === 'should' ? sum + f.cost : sum), 0);
    return { cost: softCost(effect.cost) ?? cost, breaks, opens };
  }

  /** Everybody but `except`, best first: nothing broken, then the least cost, then the team's order. */
  candidates(editsFor: (person: string) => readonly Edit[], except?: string): Candidate[] {
    return this.team.people
      .filter((person) => person.code !== except && !person.trainee)
      .map((person) => {
        const consequence = this.consequence(editsFor(person.code));
        const allowed = consequence.breaks.every((finding) => finding.severity === 'should');
        return { person: person.code, name: person.name, ...consequence, allowed };
      })
      .sort((a, b) => weight(a) - weight(b) || a.cost - b.cost);
  }

  /** The legal ways to move one of a tally from one person to another, cheapest first; nothing is changed. */
  tallyMoves(query: TallyQuery): TallyMoves {
    return findTallyMoves(this.check, query);
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
