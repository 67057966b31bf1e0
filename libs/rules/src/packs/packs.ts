import type { RuleSet } from '../kit/define-rule.ts';
import { ukNhs } from './uk-nhs.pack.ts';
import { us } from './us.pack.ts';

/** A ready-made rule set a team may begin with: values for the catalogue's rules, never code. */
export interface RulePack {
  readonly id: string;
  readonly name: string;
  readonly rules: RuleSet;
}

/** Every pack, in the order they are offered. */
export const PACKS: readonly RulePack[] = [us, ukNhs];
