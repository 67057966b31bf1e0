import type { PayTotal, WorkedHours } from '@evenflow/api-client';
import type { Person } from '@evenflow/domain';

/** One person's month: hours, and what their calls earn where that is known. */
export interface HoursLine {
  readonly person: string;
  readonly name: string;
  readonly hours: Omit<WorkedHours, 'person'>;
  readonly pay: Omit<PayTotal, 'person'> | null;
}

const NOTHING = { callOuts: 0, rosteredMinutes: 0, calledInMinutes: 0, totalMinutes: 0, restOwedMinutes: 0 };

/** In the team's order; everybody, also whoever worked nothing. */
export function hoursLines(
  people: readonly Pick<Person, 'code' | 'name'>[],
  hours: readonly WorkedHours[],
  pay: readonly PayTotal[],
): HoursLine[] {
  return people.map(({ code, name }) => {
    const { person: _of, ...worked } = hours.find(({ person }) => person === code) ?? { person: code, ...NOTHING };
    return { person: code, name, hours: worked, pay: pay.find(({ person }) => person === code) ?? null };
  });
}

/** Everybody's together; `pay` is null while nobody's is known. */
export function totalOf(lines: readonly HoursLine[]): Pick<HoursLine, 'hours' | 'pay'> {
  const sum = (of: (line: HoursLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const paid = lines.filter(({ pay }) => pay !== null);
  return {
    hours: {
      callOuts: sum(({ hours }) => hours.callOuts),
      rosteredMinutes: sum(({ hours }) => hours.rosteredMinutes),
      calledInMinutes: sum(({ hours }) => hours.calledInMinutes),
      totalMinutes: sum(({ hours }) => hours.totalMinutes),
      restOwedMinutes: sum(({ hours }) => hours.restOwedMinutes),
    },
    pay:
      paid.length === 0
        ? null
        : {
            standbyPence: sum(({ pay }) => pay?.standbyPence ?? 0),
            calledInPence: sum(({ pay }) => pay?.calledInPence ?? 0),
            totalPence: sum(({ pay }) => pay?.totalPence ?? 0),
          },
  };
}

/** `152:30`, hours and minutes as a timesheet has them. */
export function timesheet(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  ...{ GB: 'GBP', US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD' },
  ...{ CH: 'CHF', SE: 'SEK', DK: 'DKK', NO: 'NOK', PL: 'PLN', CZ: 'CZK' },
};

/** Money of the team's country, from hundredths. */
export function moneyOf(country: string, locale: string): (hundredths: number) => string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: CURRENCIES[country] ?? 'EUR' });
  return (hundredths) => format.format(hundredths / 100);
}

/** `21.37` typed as hundredths; null when it is no amount. */
export function hundredthsOf(typed: string): number | null {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(typed.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

export function amountText(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
