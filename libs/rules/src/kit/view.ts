import {
  addDays,
  dayTypeOf,
  dayNumber,
  demandOver,
  dutySpan,
  eachDay,
  firstName,
  sayDay,
  timesOn,
  wallClockAt,
  weekdayOf,
  zoneOf,
  type Assignment,
  type DayType,
  type Demand,
  type DutyType,
  type LocalDay,
  type Person,
  type Team,
  type Weekday,
} from '@evenflow/domain';
import { compactList } from './compact-list.ts';
import { selectDuties, selectPeople, type DutySelector, type PeopleSelector } from './selectors.ts';

/** One yes/no question: does this person hold this duty on this day? */
export interface Slot {
  readonly index: number;
  readonly person: number;
  readonly duty: DutyType;
  /** Index in `view.days`. */
  readonly day: number;
  /** Minutes since 1970-01-01T00:00Z, half-open. */
  readonly start: number;
  readonly end: number;
  /** Index of the last local day it touches; an end at midnight belongs to the day before. May lie past the view. */
  readonly endDay: number;
  /** A trainee's: extra, never counts towards demand. */
  readonly supernumerary: boolean;
  /** True before or after the planned days: it was worked, and rules look back on it. */
  readonly past: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly endDay: number;
}

/** How many days before the first planned one rules can see. */
export const LOOK_BACK_DAYS = 63;

/**
 * What a rule sees of a team and a run of days: every slot by person, day and duty, what was worked before, and the
 * any-of literals it defines. Planned days hold a slot for every person and duty; days outside hold only what was worked.
 */
export class RotaView {
  readonly days: readonly LocalDay[];
  readonly firstDay: number;
  readonly lastDay: number;
  readonly people: readonly Person[];
  readonly slots: Slot[] = [];
  readonly anyOfLists: number[][] = [];
  readonly dayTypes: readonly DayType[];
  readonly weekdays: readonly Weekday[];
  readonly demand: Demand;
  private readonly byPersonDay: Slot[][] = [];
  private readonly byDutyDay = new Map<string, (Slot[] | undefined)[]>();
  private readonly personIndex: ReadonlyMap<string, number>;
  private readonly dayIndexes: ReadonlyMap<LocalDay, number>;
  /** Any-of literals by the sum of their slots, so that few are compared. */
  private readonly anyOfKnown = new Map<number, number[]>();
  /** Planned slots that the published version holds; empty before publishing. */
  readonly published: ReadonlySet<number>;
  private readonly spans = new Map<string, Span>();

  constructor(
    readonly team: Team,
    readonly range: { readonly from: LocalDay; readonly to: LocalDay },
    worked: readonly Assignment[],
    published: readonly Assignment[] = [],
  ) {
    const last = worked.reduce((max, a) => (a.date > max ? a.date : max), range.to);
    const end = last < addDays(range.to, 14) ? last : addDays(range.to, 14);
    const start = addDays(range.from, -LOOK_BACK_DAYS);
    this.days = eachDay(start, end);
    this.firstDay = LOOK_BACK_DAYS;
    this.lastDay = dayNumber(range.to) - dayNumber(start);
    this.people = team.people;
    this.personIndex = new Map(this.people.map((person, index) => [person.code, index]));
    this.dayIndexes = new Map(this.days.map((day, index) => [day, index]));
    this.dayTypes = this.days.map((day) => dayTypeOf(team, day));
    this.weekdays = this.days.map(weekdayOf);
    this.demand = demandOver(team, start, end);
    for (let i = 0; i < this.people.length * this.days.length; i++) this.byPersonDay.push([]);
    this.addWorked(worked);
    this.addPlanned();
    this.published = new Set(published.flatMap((a) => this.slot(a.person, a.date, a.duty)?.index ?? []));
  }

  private addWorked(worked: readonly Assignment[]): void {
    const duties = new Map(this.team.dutyTypes.map((duty) => [duty.code, duty]));
    const first = this.days[0]!;
    for (const a of worked) {
      const person = this.personIndex.get(a.person);
      const duty = duties.get(a.duty);
      const inside = a.date >= this.range.from && a.date <= this.range.to;
      if (person === undefined || !duty || inside || a.date < first || this.slot(a.person, a.date, a.duty)) continue;
      const day = dayNumber(a.date) - dayNumber(first);
      if (day < this.days.length) this.addSlot(person, duty, day, true, a.supernumerary);
    }
  }

  private addPlanned(): void {
    for (let day = this.firstDay; day <= this.lastDay; day++)
      for (let person = 0; person < this.people.length; person++)
        for (const duty of this.team.dutyTypes) this.addSlot(person, duty, day, false);
  }

  private addSlot(person: number, duty: DutyType, day: number, past: boolean, extra?: boolean): void {
    const { start, end, endDay } = this.span(duty, day);
    const supernumerary = extra ?? (this.people[person]!.trainee && !duty.optional);
    const slot: Slot = { index: this.slots.length, person, duty, day, start, end, endDay, supernumerary, past };
    this.slots.push(slot);
    this.slotsOn(person, day).push(slot);
    let days = this.byDutyDay.get(duty.code);
    if (!days) this.byDutyDay.set(duty.code, (days = []));
    (days[day] ??= []).push(slot);
  }

  /** Start and end of a duty on a day, in minutes since 1970; half-open, measured on the timeline. */
  span(duty: DutyType, day: number): Span {
    const key = `${duty.code}|${day}`;
    let span = this.spans.get(key);
    if (!span) {
      const times = timesOn(this.team, duty, this.days[day]!);
      const endDay = day + times.endDayOffset - (times.end === '00:00' && times.endDayOffset > 0 ? 1 : 0);
      span = { ...dutySpan(this.team, duty, this.days[day]!), endDay };
      this.spans.set(key, span);
    }
    return span;
  }

  /** Every slot of a person on a day; empty outside the view. */
  slotsOn(person: number, day: number): Slot[] {
    return (day >= 0 && day < this.days.length && this.byPersonDay[person * this.days.length + day]) || [];
  }

  /** Every person's slot for a duty on a day; `counted` leaves supernumerary ones out. */
  slotsFor(duty: string, day: number, which: 'all' | 'counted' = 'all'): Slot[] {
    const slots = this.byDutyDay.get(duty)?.[day] ?? [];
    return which === 'all' ? slots : slots.filter((slot) => !slot.supernumerary);
  }

  /** A person's slots on a day among some duties. */
  held(person: number, day: number, duties: ReadonlySet<string>): Slot[] {
    return this.slotsOn(person, day).filter((slot) => duties.has(slot.duty.code));
  }

  slot(person: string, date: LocalDay, duty: string): Slot | undefined {
    const who = this.personIndex.get(person);
    const day = this.dayIndexes.get(date);
    if (who === undefined || day === undefined) return undefined;
    return this.slotsOn(who, day).find((slot) => slot.duty.code === duty);
  }

  /**
   * The literal that is true when any of these slots is held; the slot itself when there is one. The same slots give
   * the same literal. Null when there are none: it can never be true.
   */
  anyOf(slots: readonly Slot[]): number | null {
    if (slots.length === 0) return null;
    if (slots.length === 1) return slots[0]!.index;
    const list = slots.map((slot) => slot.index).sort((a, b) => a - b);
    const sum = list.reduce((total, slot) => total + slot, 0);
    const alike = this.anyOfKnown.get(sum);
    const known = alike?.find((literal) => this.isAnyOf(literal, list));
    if (known !== undefined) return known;
    const literal = this.slots.length + this.anyOfLists.length;
    this.anyOfLists.push(compactList(list));
    if (alike) alike.push(literal);
    else this.anyOfKnown.set(sum, [literal]);
    return literal;
  }

  private isAnyOf(literal: number, list: readonly number[]): boolean {
    const other = this.anyOfLists[literal - this.slots.length]!;
    return other.length === list.length && other.every((slot, i) => slot === list[i]);
  }

  duties(selector: DutySelector): Set<string> {
    return selectDuties(selector, this.team.dutyTypes);
  }

  /** Indexes of the people a selector names, in the team's order. */
  select(selector: PeopleSelector): number[] {
    const codes = selectPeople(selector, this.people, this.range.from);
    return this.people.flatMap((person, index) => (codes.has(person.code) ? [index] : []));
  }

  /** The date of a day by its index, past the view's last day too. */
  date(day: number): LocalDay {
    return this.days[day] ?? addDays(this.days[0]!, day);
  }

  planned(day: number): boolean {
    return day >= this.firstDay && day <= this.lastDay;
  }

  /** Indexes of the planned days. */
  plannedDays(): number[] {
    return Array.from({ length: this.lastDay - this.firstDay + 1 }, (_, i) => this.firstDay + i);
  }

  dayIndex(date: LocalDay): number {
    return dayNumber(date) - dayNumber(this.days[0]!);
  }

  /** `Priyanka`. */
  name(person: number): string {
    return firstName(this.people[person]!);
  }

  /** `Thu 10 Dec`; days outside the view included. */
  say(day: number): string {
    return sayDay(addDays(this.days[0]!, day));
  }

  /** `07:30 on Thu 10 Dec`, in the duty's zone. */
  sayMoment(minute: number, duty: DutyType): string {
    const at = wallClockAt(minute, zoneOf(this.team, duty));
    return `${at.clock} on ${sayDay(at.day)}`;
  }
}
