import { logarithm, type Random } from '../random.ts';
import type { CurrentMonths, Standing } from './current-months.ts';

/**
 * One person's month is drawn anew against everybody else's, by its chances at the temperature. Where a shared row
 * hears a person twice, prices only come near to its cost; the difference decides whether the month stays.
 */
export function redrawOne(months: CurrentMonths, place: number, temperature: number, random: Random): void {
  const costBefore = months.searchCost;
  const before = months.takeOut(place);
  const out = months.searchCost;
  const sampler = months.sampler(place);
  if (!sampler.sumUp(months.prices(place), temperature)) {
    months.putIn(place, before);
    return;
  }
  const surplusBefore = costBefore - out - months.priced(before);
  const drawn = months.standing(place, sampler.draw(random));
  months.putIn(place, drawn);
  const surplus = months.searchCost - out - months.priced(drawn);
  if (accepts((surplusBefore - surplus) / temperature, random)) return;
  months.takeOut(place);
  months.putIn(place, before);
}

/**
 * Two people's months are taken out; the first is drawn as if the second were away, the second against the first. The
 * ratio of what the second had to choose from, before and after, decides whether the pair stays: that makes it right.
 */
export function redrawTwo(
  months: CurrentMonths,
  [one, two]: readonly [one: number, two: number],
  temperature: number,
  random: Random,
): void {
  const whole = months.searchCost;
  const secondBefore = months.takeOut(two);
  const room = roomFor(months, two, temperature);
  const withFirst = months.searchCost;
  const surplusOfSecond = whole - withFirst - months.priced(secondBefore);
  const firstBefore = months.takeOut(one);
  const out = months.searchCost;
  const first = room === undefined ? undefined : drawFor(months, one, temperature, random);
  const surplusBefore = surplusOfSecond + withFirst - out - months.priced(firstBefore);
  if (first && room !== undefined) {
    months.putIn(one, first);
    let surplus = months.searchCost - out - months.priced(first);
    const between = months.searchCost;
    const second = drawFor(months, two, temperature, random);
    if (second) {
      months.putIn(two, second);
      surplus += months.searchCost - between - months.priced(second);
      const gain = months.sampler(two).logSum - room + (surplusBefore - surplus) / temperature;
      if (accepts(gain, random)) return;
      months.takeOut(two);
    }
    months.takeOut(one);
  }
  months.putIn(one, firstBefore);
  months.putIn(two, secondBefore);
}

function roomFor(months: CurrentMonths, place: number, temperature: number): number | undefined {
  const sampler = months.sampler(place);
  return sampler.sumUp(months.prices(place), temperature) ? sampler.logSum : undefined;
}

function drawFor(months: CurrentMonths, place: number, temperature: number, random: Random): Standing | undefined {
  if (roomFor(months, place, temperature) === undefined) return undefined;
  return months.standing(place, months.sampler(place).draw(random));
}

function accepts(logChance: number, random: Random): boolean {
  return logChance >= 0 || logarithm(random.fraction() + 1e-12) < logChance;
}
