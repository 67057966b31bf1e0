import type { Finding } from '@evenflow/rules';
import type { IndexedFacts } from '../rota-board/model/rota-facts.ts';

/** Findings for the list: all but open duties, which the tray shows. Too many for a duty stays in the list. */
export function worthListing(findings: readonly Finding[], facts: IndexedFacts): Finding[] {
  return findings.filter(({ tier, cells }) => {
    if (tier !== 'open') return true;
    const [first] = cells;
    return first !== undefined && cells.length > facts.need(first.duty, first.date);
  });
}
