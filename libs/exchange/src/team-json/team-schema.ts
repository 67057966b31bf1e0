import { z } from 'zod';
import {
  DUTY_KINDS,
  DUTY_MARKS,
  isLocalDay,
  isWallClock,
  LEAVE_STATUSES,
  PRIORITIES,
  recurrenceProblem,
  WEEKDAYS,
  type Team,
} from '@evenflow/domain';

const text = z.string().min(1).max(400);
const words = z.string().max(4000);
const code = z.string().min(1).max(40);
const count = z.int().min(0).max(10_000);
const share = z.number().min(0).max(1.5);
const localDay = z.string().refine(isLocalDay, 'is not a day that exists; write it as 2026-12-24');
const clock = z.string().refine(isWallClock, 'is not a time; write it as 17:30');
const instant = z.iso.datetime({ offset: true, error: 'is not an instant; write it as 2026-12-24T17:30:00+00:00' });
const zone = z.string().refine(isZone, 'is not a time zone; write an IANA name such as Europe/London');
const level = z.literal([0, 1, 2, 3, 4]);
const weekday = z.enum(WEEKDAYS);
const id = z.string().optional();

const credential = z.strictObject({
  type: text,
  body: words,
  number: words,
  validFrom: localDay.optional(),
  expires: localDay.optional(),
  required: z.boolean(),
  forCompetence: code.optional(),
  site: code.optional(),
  scope: words.optional(),
});

const person = z.strictObject({
  id,
  code,
  name: text,
  grade: words,
  band: words.optional(),
  fte: share,
  clinicalFte: share,
  contractHoursPerWeek: z.number().min(0).max(168),
  averagingWeeks: z.int().min(1).max(53).optional(),
  startDate: localDay.optional(),
  endDate: localDay.optional(),
  trainee: z.boolean(),
  provisional: z.boolean(),
  competences: z.record(code, level),
  credentials: z.array(credential),
  travelMinutes: z.record(code, count),
  fixedDaysOff: z.array(weekday),
  fixedDuties: z.array(z.strictObject({ weekday, duty: code })),
  contacts: z.array(
    z.strictObject({
      kind: z.enum(['phone', 'email', 'pager']),
      value: text,
      visibility: z.enum(['on-call', 'team', 'private']),
    }),
  ),
  optOut48h: z.boolean(),
  notes: words.optional(),
});

const dutyTimes = z
  .strictObject({ start: clock, end: clock, endDayOffset: z.literal([0, 1]) })
  .refine((times) => times.endDayOffset === 1 || times.start < times.end, {
    path: ['end'],
    message: 'is not after the start; set endDayOffset to 1 when it is on the next day',
  });

const dutyType = z.strictObject({
  id,
  code,
  name: text,
  kind: z.enum(DUTY_KINDS),
  mark: z.enum(DUTY_MARKS),
  sites: z.array(code),
  weekday: dutyTimes,
  weekendAndHoliday: dutyTimes.nullable(),
  paidHours: z.number().min(0).max(48),
  workingTimeWeight: z.number().min(0).max(1),
  need: z.strictObject({ monFri: count, sat: count, sun: count, holiday: count }),
  optional: z.boolean(),
  contingent: z.strictObject({ census: count }).optional(),
  requiredCompetences: z.record(code, level),
  responseMinutes: count.nullable(),
  countsAsNight: z.boolean(),
  countsAsWeekend: z.boolean(),
  notes: words.optional(),
});

const recurrence = z
  .strictObject({
    duty: code,
    rrule: text,
    from: localDay,
    to: localDay.optional(),
    need: count,
    reason: words.optional(),
  })
  .superRefine((value, context) => {
    const message = recurrenceProblem(value.rrule, value.from);
    if (message) context.addIssue({ code: 'custom', path: ['rrule'], message: `cannot be used: ${message}` });
  });

const assignment = z.strictObject({
  person: code,
  date: localDay,
  duty: code,
  start: instant,
  end: instant,
  site: code.optional(),
  supernumerary: z.boolean().optional(),
  with: code.optional(),
});

const leave = z.strictObject({
  id,
  person: code,
  from: localDay,
  to: localDay,
  type: text,
  typeName: words.optional(),
  status: z.enum(LEAVE_STATUSES),
  comment: words.optional(),
});

const request = z.strictObject({
  id,
  person: code,
  from: localDay,
  to: localDay,
  wish: z.enum(['want', 'avoid']),
  duty: text,
  priority: z.enum(PRIORITIES),
  comment: words.optional(),
});

/** The team as a file holds it: every field known, nothing else. */
export const teamSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a short name of small letters, digits and dashes'),
  name: text,
  country: z.string().length(2),
  region: z.string().optional(),
  locale: text,
  timeZone: zone,
  sites: z.array(z.strictObject({ code, name: text, timeZone: zone, minutesTo: z.record(code, count).optional() })),
  competences: z.array(z.strictObject({ code, name: text })),
  people: z.array(person),
  dutyTypes: z.array(dutyType),
  holidays: z.array(z.strictObject({ date: localDay, name: text, identity: text, points: z.number().min(0) })),
  demandChanges: z.array(z.strictObject({ date: localDay, duty: code, need: count, reason: words.optional() })),
  demandRecurrences: z.array(recurrence),
  ecmoCensus: z.record(localDay, count),
  leave: z.array(leave),
  requests: z.array(request),
  history: z.array(assignment),
  tallies: z.array(
    z.strictObject({ person: code, kind: text, count: z.number().min(0), from: localDay, to: localDay }),
  ),
  holidaysWorked: z.array(z.strictObject({ person: code, holiday: text, year: z.int(), duty: code })),
  payPeriodStarts: z.array(localDay),
}) satisfies z.ZodType<Team>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
