import type { Bound, Problem, ProblemSlot, Tier } from '@evenflow/rules';
import { Random } from '../random.ts';

export interface GeneratedMonth {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
}

const LOOK_BACK = 7;
const MINUTES_A_DAY = 1440;

/**
 * A made-up month with the shape of a perfusion team's: theatres and a float on weekdays, two layers of call every
 * night, weekends kept by one pair, rest after first call, five days in seven, leave, wishes and even shares.
 */
export function generateMonth(size: GeneratedMonth): Problem {
  return new MonthBuilder(size).build();
}

class MonthBuilder {
  readonly #size: GeneratedMonth;
  readonly #random: Random;
  readonly #duties: readonly string[];
  readonly #slots: ProblemSlot[] = [];
  readonly #at = new Map<string, number>();
  readonly #anyOf: number[][] = [];
  readonly #bounds: Bound[] = [];
  readonly #leave = new Set<string>();

  constructor(size: GeneratedMonth) {
    this.#size = size;
    this.#random = new Random(size.seed);
    const theatres = Math.max(1, Math.floor(size.people * 0.42) - 1);
    this.#duties = [...Array.from({ length: theatres }, (_, i) => `TH${i + 1}`), 'F', 'OC1', 'OC2'];
  }

  build(): Problem {
    this.#layOutSlots();
    this.#coverEveryDuty();
    for (let person = 0; person < this.#size.people; person += 1) {
      this.#restAndRuns(person);
      this.#weekends(person);
      this.#evenShares(person);
    }
    this.#wishes();
    const days = LOOK_BACK + this.#size.days;
    return {
      format: 'evenflow-problem/1',
      team: `generated-${this.#size.people}x${this.#size.days}-${this.#size.seed}`,
      people: Array.from({ length: this.#size.people }, (_, i) => `P${i + 1}`),
      days: Array.from({ length: days }, (_, i) => new Date(i * 86_400_000).toISOString().slice(0, 10)),
      firstDay: LOOK_BACK,
      lastDay: days - 1,
      slots: this.#slots,
      anyOf: this.#anyOf,
      bounds: this.#bounds,
      tierCost: { must: 1e10, signed: 1e8, open: 1e6, fairness: 10, wishes: 5, comfort: 1 },
    };
  }

  #weekend(day: number): boolean {
    return day % 7 >= 5;
  }

  #worked(duty: string, day: number): boolean {
    return duty.startsWith('OC') || !this.#weekend(day);
  }

  #layOutSlots(): void {
    const { people, days } = this.#size;
    for (let person = 0; person < people; person += 1) {
      const skilled = this.#duties.filter((duty) => duty !== 'F' || person % 3 !== 0);
      const from = LOOK_BACK + this.#random.below(days);
      for (let day = from; day < from + 5; day += 1) if (person % 4 === 1) this.#leave.add(`${person} ${day}`);
      for (const duty of skilled) {
        for (let day = 0; day < LOOK_BACK + days; day += 1) {
          if (this.#worked(duty, day) && !this.#leave.has(`${person} ${day}`)) this.#addSlot(person, duty, day);
        }
      }
    }
  }

  #addSlot(person: number, duty: string, day: number): void {
    const call = duty.startsWith('OC');
    const start = day * MINUTES_A_DAY + (call ? 1080 : 450);
    const position = this.#duties.indexOf(duty);
    const holder = (position + Math.floor(day / 2) * 3) % this.#size.people;
    this.#at.set(`${person} ${duty} ${day}`, this.#slots.length);
    this.#slots.push({
      person,
      duty,
      day,
      start,
      end: start + (call ? 840 : 600),
      supernumerary: false,
      ...(day < LOOK_BACK ? { decided: call && holder === person } : {}),
    });
  }

  #find(person: number, duties: readonly string[], day: number): number[] {
    return duties.map((duty) => this.#at.get(`${person} ${duty} ${day}`) ?? -1).filter((slot) => slot >= 0);
  }

  #any(slots: number[]): number {
    return -this.#anyOf.push(slots);
  }

  #bound(literals: number[], limits: Pick<Bound, 'min' | 'max' | 'weights'>, tier: Tier, weight = 1): void {
    const total = this.#slots.length;
    const members = literals.flatMap((literal) => (literal < 0 ? this.#anyOf[-literal - 1]! : [literal]));
    if (members.every((slot) => this.#slots[slot]!.day < LOOK_BACK)) return;
    this.#bounds.push({
      literals: literals.map((literal) => (literal < 0 ? total - literal - 1 : literal)),
      ...limits,
      weight,
      tier,
      severity: tier === 'must' || tier === 'open' ? 'must' : 'should',
      setting: 0,
      facts: null,
    });
  }

  #coverEveryDuty(): void {
    for (let day = LOOK_BACK; day < LOOK_BACK + this.#size.days; day += 1) {
      for (const duty of this.#duties.filter((d) => this.#worked(d, day))) {
        const slots = Array.from({ length: this.#size.people }, (_, p) => this.#find(p, [duty], day)).flat();
        this.#bound(slots, { min: 1 }, 'open');
        this.#bound(slots, { max: 1 }, 'must');
      }
    }
  }

  #restAndRuns(person: number): void {
    const inHouse = this.#duties.filter((duty) => !duty.startsWith('OC'));
    const works: number[] = [];
    for (let day = LOOK_BACK - 6; day < LOOK_BACK + this.#size.days; day += 1) {
      const dayDuties = this.#find(person, inHouse, day);
      const first = this.#find(person, ['OC1'], day);
      const before = this.#find(person, ['OC1'], day - 1);
      if (dayDuties.length > 1) this.#bound(dayDuties, { max: 1 }, 'must');
      if (dayDuties.length > 0 && before.length > 0) this.#bound([...before, this.#any(dayDuties)], { max: 1 }, 'must');
      if (first.length > 0) this.#bound([...first, ...this.#find(person, ['OC2'], day)], { max: 1 }, 'must');
      if (first.length > 0 && day % 7 !== 6) this.#bound([...before, ...first], { max: 1 }, 'must');
      if (this.#leave.has(`${person} ${day + 1}`)) this.#bound(first, { max: 0 }, 'must');
      works.push(this.#any(this.#find(person, this.#duties, day)));
    }
    for (let i = 0; i + 7 <= works.length; i += 1) this.#bound(works.slice(i, i + 7), { max: 5 }, 'must');
  }

  #weekends(person: number): void {
    for (let day = LOOK_BACK; day + 1 < LOOK_BACK + this.#size.days; day += 1) {
      if (day % 7 !== 5) continue;
      for (const duty of ['OC1', 'OC2']) {
        const [saturday] = this.#find(person, [duty], day);
        const [sunday] = this.#find(person, [duty], day + 1);
        const both = [saturday, sunday].filter((slot) => slot !== undefined);
        if (both.length === 2) this.#bound(both, { min: 0, max: 0, weights: [1, -1] }, 'must');
      }
      const next = this.#find(person, ['OC1', 'OC2'], day + 7);
      const these = this.#find(person, ['OC1', 'OC2'], day);
      if (these.length > 0 && next.length > 0) this.#bound([this.#any(these), this.#any(next)], { max: 1 }, 'must');
    }
  }

  #evenShares(person: number): void {
    const all = (duty: string): number[] =>
      Array.from({ length: this.#size.days }, (_, i) => this.#find(person, [duty], LOOK_BACK + i)).flat();
    const share = Math.round(this.#size.days / this.#size.people);
    for (const duty of ['OC1', 'OC2']) {
      for (const away of [0, 1, 2]) {
        this.#bound(all(duty), { max: share + away }, 'fairness', away + 1);
        this.#bound(all(duty), { min: Math.max(0, share - away) }, 'fairness', away + 1);
      }
    }
    const weekendCalls = [...all('OC1'), ...all('OC2')].filter((slot) => this.#weekend(this.#slots[slot]!.day));
    this.#bound(weekendCalls, { max: Math.ceil((this.#size.days * 4) / 7 / this.#size.people) }, 'fairness', 2);
    const theatres = this.#duties.slice(0, -3).flatMap(all);
    this.#bound(
      theatres,
      { min: Math.floor(this.#size.days * 0.2), max: Math.ceil(this.#size.days * 0.32) },
      'fairness',
    );
    for (let day = LOOK_BACK; day + 1 < LOOK_BACK + this.#size.days; day += 1) {
      this.#bound(
        [...this.#find(person, ['OC2'], day), ...this.#find(person, ['OC2'], day + 1)],
        { max: 1 },
        'comfort',
      );
    }
  }

  #wishes(): void {
    const { people, days } = this.#size;
    for (let i = 0; i < people * 3; i += 1) {
      const person = this.#random.below(people);
      const day = LOOK_BACK + this.#random.below(days);
      const slots = this.#find(person, this.#duties, day);
      if (slots.length > 0) this.#bound([this.#any(slots)], { max: 0 }, 'wishes', 1 + this.#random.below(3));
      const wanted = this.#find(person, ['F'], day);
      if (wanted.length > 0) this.#bound(wanted, { min: 1 }, 'comfort', 2);
    }
  }
}
