import { WEEKDAYS, type Weekday } from '@evenflow/domain';

/**
 * Months as workbooks of Europe and America name them, without accents. English comes first; then German, French,
 * Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, in both of its cases.
 */
const MONTHS = [
  'january januar janner janvier enero gennaio janeiro januari styczen stycznia',
  'february februar feber fevrier febrero febbraio fevereiro februari luty lutego',
  'march marz maerz mrz mars marzo marco maart marts marzec marca',
  'april avril abril aprile kwiecien kwietnia',
  'may mai mayo maggio maio mei maj maja',
  'june juni juin junio giugno junho czerwiec czerwca',
  'july juli juillet julio luglio julho lipiec lipca',
  'august aout agosto augustus augusti sierpien sierpnia',
  'september septembre septiembre setiembre settembre setembro wrzesien wrzesnia',
  'october oktober octobre octubre ottobre outubro pazdziernik pazdziernika',
  'november novembre noviembre novembro listopad listopada',
  'december dezember decembre diciembre dicembre dezembro desember grudzien grudnia',
].map((names) => names.split(' '));

/** Weekdays, whole and as they are shortened. What two languages use for different days is in neither list. */
const WEEKDAY_WORDS: Readonly<Record<Weekday, string>> = {
  Mon: 'lu mo mon monday montag lun lundi lunes lunedi segunda maandag mandag pon poniedzialek',
  Tue: 'tu tue tues tuesday di die dienstag mar mardi martes martedi terca dinsdag tirsdag tisdag wt wtorek',
  Wed: 'me we wed weds wednesday mi mit mittwoch mer mercredi mie miercoles mercoledi quarta wo woensdag onsdag sroda',
  Thu: 'je th thu thur thurs thursday do don donnerstag jeu jeudi jue jueves gio giovedi quinta donderdag torsdag czw czwartek',
  Fri: 've fr fri friday fre freitag ven vendredi vie viernes venerdi sexta vr vrijdag fredag pt piatek',
  Sat: 'sa sat saturday sam samstag sonnabend samedi sab sabado sabato za zaterdag lordag sob sobota',
  Sun: 'su sun sunday so son sonntag dim dimanche dom domingo domenica zo zondag sondag nd niedziela',
};

/** Short weekdays that mean different days in different languages: they are known for weekdays, and say no more. */
const SHARED_WEEKDAYS = new Set(['ma']);

const WEEKDAY_OF = new Map(
  WEEKDAYS.flatMap((weekday) => WEEKDAY_WORDS[weekday].split(' ').map((word) => [word, weekday] as const)),
);

/** Letters without accents, in small. */
export function bareWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l');
}

/** 1 to 12 for `Nov`, `Novem`, `März`, `août`; 0 for anything else, and for what begins two months (`jui`). */
export function monthNumber(word: string): number {
  const start = bareWord(word);
  if (start.length < 3) return 0;
  const found = MONTHS.flatMap((names, i) => (names.some((name) => name.startsWith(start)) ? [i + 1] : []));
  return found.length === 1 ? found[0]! : 0;
}

/** A weekday, be it one whose day depends on the language. */
export function namesWeekday(word: string): boolean {
  return SHARED_WEEKDAYS.has(bareWord(word)) || weekdayOfWord(word) !== undefined;
}

export function weekdayOfWord(word: string): Weekday | undefined {
  return WEEKDAY_OF.get(bareWord(word));
}

/** Whole names and the usual short forms, for finding a month within words; those that are names of people are not. */
export const MONTH_NAMES: readonly string[] = [
  ...MONTHS.flatMap((names) => names.filter((name) => !['marco', 'maja', 'marca', 'mars', 'mai'].includes(name))),
  ...['jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'okt', 'nov', 'dec', 'dez'],
].sort((a, b) => b.length - a.length);
