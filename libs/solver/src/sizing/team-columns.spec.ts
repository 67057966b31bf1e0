import fc from 'fast-check';
import { presolve } from '../presolve/presolve.ts';
import { HARD_TIERS } from '../presolve/row-cost.ts';
import { loadEngine } from '../prove/engine.ts';
import { teamsByForce } from '../testing/teams-by-force.ts';
import { tinyProblem } from '../testing/tiny-problems.ts';
import { TeamColumns } from './team-columns.ts';
import { TeamCover } from './team-cover.ts';

it('asks of a team nothing that a team which keeps the month does not bring', async () => {
  const highs = await loadEngine();
  const count = { teams: 0, met: 0, tooFew: 0 };
  await fc.assert(
    fc.asyncProperty(tinyProblem(), async (problem) => {
      const bounds = problem.bounds.filter(({ tier, weight }) => HARD_TIERS.includes(tier) && weight > 0);
      const reduced = presolve({ ...problem, bounds }, { followMusts: false });
      const teams = teamsByForce(reduced);
      let cover!: TeamCover;
      const coverOf = (people: number): TeamCover => (cover = new TeamCover(highs, people));
      const columns = await TeamColumns.draw(highs, reduced, coverOf, () => false);
      if (!columns || columns.people.length === 0 || teams.length === 0) return;
      const fewest = Math.min(...teams.map((team) => team.size));
      expect(await columns.fewest()).toBeLessThanOrEqual(fewest);
      // Every choice the cover allows is either seen to be too few, or nobody can tell; none that keeps the month is lost.
      for (let tries = 0; tries < 20; tries += 1) {
        const choice = cover.smallest()!;
        expect(choice.count).toBeLessThanOrEqual(Math.max(1, fewest));
        const people = new Set(choice.places.map((place) => columns.people[place]!));
        const keeps = teams.some((team) => [...team].every((person) => people.has(person)));
        const isTooFew = await columns.isTooFew(choice.places);
        expect(isTooFew && keeps).toBe(false);
        if (isTooFew) count.tooFew += 1;
        if (!isTooFew) {
          if (keeps && choice.count === fewest) count.met += 1;
          break;
        }
      }
      count.teams += 1;
    }),
    { numRuns: 120, seed: 1 },
  );
  expect(count.teams).toBeGreaterThan(20);
  expect(count.met).toBeGreaterThan(5);
});
