import { z } from 'zod';
import { DUTY_KINDS, DUTY_MARKS, LEAVE_STATUSES, PRIORITIES, WEEKDAYS, type Team } from '@evenflow/domain';
import { code, count, instant, localDay, longText, month, text, wallClock } from '../../common/http/wire.ts';

const level = z.literal([0, 1, 2, 3, 4]);
const weekday = z.enum(WEEKDAYS);
const zone = z.string().max(60).refine(isZone, 'must be a time zone, as Europe/London');

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export const credential = z
  .strictObject({
    type: text,
    body: z.string().max(200),
    number: z.string().max(100),
    validFrom: localDay.optional(),
    expires: localDay.optional(),
    required: z.boolean(),
    forCompetence: code.optional(),
    site: code.optional(),
    scope: z.string().max(200).optional(),
  })
  .meta({ id: 'Credential' });

export const contact = z
  .strictObject({
    kind: z.enum(['phone', 'email', 'pager']),
    value: text,
    visibility: z.enum(['on-call', 'team', 'private']),
  })
  .meta({ id: 'Contact' });

export const person = z
  .strictObject({
    id: z.string().optional(),
    code,
    name: text,
    grade: z.string().max(200),
    band: z.string().max(40).optional(),
    fte: z.number().min(0).max(1.5, 'must be at most 1.5'),
    clinicalFte: z.number().min(0).max(1.5),
    contractHoursPerWeek: z.number().min(0).max(84),
    averagingWeeks: z.int().min(1).max(53).optional(),
    startDate: localDay.optional(),
    endDate: localDay.optional(),
    trainee: z.boolean(),
    provisional: z.boolean(),
    competences: z.record(z.string(), level),
    credentials: z.array(credential),
    travelMinutes: z.record(z.string(), count),
    fixedDaysOff: z.array(weekday),
    fixedDuties: z.array(z.strictObject({ weekday, duty: code })),
    contacts: z.array(contact),
    optOut48h: z.boolean(),
    notes: longText.optional(),
  })
  .refine((p) => !p.startDate || !p.endDate || p.startDate <= p.endDate, {
    path: ['endDate'],
    message: 'must not be before the start date',
  })
  .meta({ id: 'Person' });

const dutyTimes = z
  .strictObject({ start: wallClock, end: wallClock, endDayOffset: z.literal([0, 1]) })
  .refine((t) => t.endDayOffset === 1 || t.start < t.end, {
    path: ['end'],
    message: 'must be after the start, or on the next day',
  })
  .meta({ id: 'DutyTimes' });

export const dutyType = z
  .strictObject({
    id: z.string().optional(),
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
    requiredCompetences: z.record(z.string(), level),
    responseMinutes: count.nullable(),
    countsAsNight: z.boolean(),
    countsAsWeekend: z.boolean(),
    notes: longText.optional(),
  })
  .meta({ id: 'DutyType' });

export const holiday = z
  .strictObject({ date: localDay, name: text, identity: text, points: z.number().min(0) })
  .meta({ id: 'Holiday' });

export const demandChange = z
  .strictObject({ date: localDay, duty: code, need: count, reason: longText.optional() })
  .meta({ id: 'DemandChange' });

export const demandRecurrence = z
  .strictObject({
    duty: code,
    rrule: text,
    from: localDay,
    to: localDay.optional(),
    need: count,
    reason: longText.optional(),
  })
  .meta({ id: 'DemandRecurrence' });

export const assignment = z
  .strictObject({
    person: code,
    date: localDay,
    duty: code,
    start: instant,
    end: instant,
    site: code.optional(),
    supernumerary: z.boolean().optional(),
    with: code.optional(),
  })
  .meta({ id: 'Assignment' });

export const leave = z
  .strictObject({
    id: z.string().optional(),
    person: code,
    from: localDay,
    to: localDay,
    type: z.string(),
    typeName: z.string().optional(),
    status: z.enum(LEAVE_STATUSES),
    comment: longText.optional(),
    reason: longText.optional().meta({ description: 'Why it was decided so' }),
  })
  .meta({ id: 'Leave' });

export const request = z
  .strictObject({
    id: z.string().optional(),
    person: code,
    from: localDay,
    to: localDay,
    wish: z.enum(['want', 'avoid']),
    duty: z.string(),
    priority: z.enum(PRIORITIES),
    comment: longText.optional(),
  })
  .meta({ id: 'Request' });

export const site = z
  .strictObject({
    code,
    name: text,
    timeZone: zone,
    minutesTo: z.record(z.string(), count).optional(),
  })
  .meta({ id: 'Site' });

export const competence = z.strictObject({ code, name: text }).meta({ id: 'Competence' });

/** What a team is called and where it works. */
export const teamFacts = z
  .strictObject({
    name: text,
    country: z.string().regex(/^[A-Z]{2}$/, 'must be a country, as GB'),
    region: z
      .string()
      .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'must be a region, as GB-ENG')
      .optional(),
    timeZone: zone,
    locale: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'must be a language and country, as en-GB'),
  })
  .meta({ id: 'TeamFacts' });
export type TeamFacts = z.infer<typeof teamFacts>;

export const team = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    country: z.string(),
    region: z.string().optional(),
    locale: z.string(),
    timeZone: z.string(),
    sites: z.array(site),
    competences: z.array(competence),
    people: z.array(person),
    dutyTypes: z.array(dutyType),
    holidays: z.array(holiday),
    demandChanges: z.array(demandChange),
    demandRecurrences: z.array(demandRecurrence),
    ecmoCensus: z.record(z.string(), z.number()),
    leave: z.array(leave),
    requests: z.array(request),
    history: z.array(assignment),
    tallies: z.array(
      z.strictObject({ person: code, kind: z.string(), count: z.number(), from: localDay, to: localDay }),
    ),
    holidaysWorked: z.array(z.strictObject({ person: code, holiday: z.string(), year: z.int(), duty: z.string() })),
    callOuts: z
      .array(z.strictObject({ person: code, duty: z.string(), date: localDay, minutes: z.int() }))
      .optional()
      .meta({ description: 'Call-outs that are over' }),
    payPeriodStarts: z.array(localDay),
  })
  .meta({ id: 'Team' }) satisfies z.ZodType<Team>;

export const teamSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    timeZone: z.string(),
    people: z.int(),
    months: z.array(z.object({ month, published: z.int().nullable() })),
  })
  .meta({ id: 'TeamSummary' });
export type TeamSummary = z.infer<typeof teamSummary>;
