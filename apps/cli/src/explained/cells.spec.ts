import { LiveCheck, compileRota } from '@evenflow/rules';
import { whyNot } from '@evenflow/solver';
import { deepSize } from '@evenflow/testing';
import { TEAMS, dice, drawnCell, loadDecember, type TeamName } from './demo-decembers.ts';
import { secondsSince, spread } from './figures.ts';

/** Cells asked about in each team; 500 in all at full size. */
const SIZES: Readonly<Record<TeamName, number>> = {
  'two-rooms': deepSize(4, 200),
  'st-cuthberts': deepSize(0, 150),
  lakeshore: deepSize(0, 150),
};

const teams = TEAMS.filter((name) => SIZES[name] > 0);

describe.each(teams)('why me, why not me in %s', (name) => {
  it(`costs what solving it again costs, ${SIZES[name]} times`, async () => {
    const { situation, rota } = await loadDecember(name);
    const { team, ruleSet, range } = situation;
    const compiled = compileRota(team, ruleSet, range);
    const before = new LiveCheck(compiled, rota);
    const roll = dice(17);
    const took: number[] = [];
    let possible = 0;
    for (let i = 0; i < SIZES[name]; i += 1) {
      const cell = drawnCell({ situation, rota }, i, roll);
      const { person, date } = cell;
      const began = process.cpuUsage();
      const answer = await whyNot(situation, rota, cell, {
        seed: 1,
        iterations: 30_000,
        exact: false,
      });
      took.push(secondsSince(began));
      const after = new LiveCheck(compiled, answer.assignments);
      const slot = compiled.view.slot(cell.person, cell.date, cell.duty)!.index;
      const told = `${name} ${i}: ${person} ${date} ${cell.duty}`;
      expect({ told, otherwise: after.holds(slot) }).toEqual({
        told,
        otherwise: !before.holds(slot),
      });
      expect({ told, cost: answer.cost }).toEqual({
        told,
        cost: after.cost().total - before.cost().total,
      });
      const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((a, b) => a + b, 0);
      expect([sum(answer.byTier), sum(answer.byRule)]).toEqual([answer.cost, answer.cost]);
      if (answer.possible) possible += 1;
    }
    process.stdout.write(`${name}: ${possible} of ${SIZES[name]} possible; CPU-s ${spread(took)}\n`);
    expect(possible).toBeGreaterThan(0);
  }, 3_600_000);
});
