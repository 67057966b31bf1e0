import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demandOver, eachDay, monthRange, type Person, type Team } from '@evenflow/domain';
import { holidayIdentity } from './reading/words.ts';
import { importWorkbook } from './import-workbook.ts';
import { obstacles } from './import-types.ts';

const DEMO = join(__dirname, '../../../../demo');
const FIXTURES = join(__dirname, '../fixtures');
const TEAMS = ['two-rooms', 'st-cuthberts', 'lakeshore'];

const bytesOf = (team: string) => new Uint8Array(readFileSync(join(DEMO, `${team}.xlsx`)));
const expectedOf = (team: string) => JSON.parse(readFileSync(join(FIXTURES, `${team}.expected.json`), 'utf8'));

const byText = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort();

describe.each(TEAMS)('the workbook of %s', (id) => {
  let team: Team;
  const expected = expectedOf(id);

  beforeAll(async () => {
    const imported = await importWorkbook(bytesOf(id), { fileName: `${id}.xlsx` });
    expect(obstacles(imported)).toEqual([]);
    expect(imported.month).toBe('2026-11');
    team = imported.team!;
  });

  it('tells the team and its place', () => {
    const { name, country, region, locale, timeZone } = expected.team;
    expect(team).toMatchObject({ id, name, country, region, locale, timeZone });
    expect(team.sites.map((site) => site.code)).toEqual(expected.team.sites.map((site: { code: string }) => site.code));
  });

  it('tells the people with levels, credentials, travel, days off and contacts', () => {
    expect(team.people.map(describePerson)).toEqual(expected.people.map(describeExpectedPerson));
    expect(team.competences.map((c) => c.code)).toEqual(expected.skills.map((c: { code: string }) => c.code));
  });

  it('tells the duties', () => {
    expect(
      team.dutyTypes.map((duty) => ({
        code: duty.code,
        name: duty.name,
        kind: { duty: 'duty', 'resident-on-call': 'resident night', 'on-call-from-home': 'on-call from home' }[
          duty.kind
        ],
        ...(expected.duties[0].site ? { site: duty.sites.join('+') || 'any' } : {}),
        weekday: duty.weekday,
        weekendAndHoliday: duty.weekendAndHoliday,
        paidHours: duty.paidHours,
        need: duty.need,
        optional: duty.optional,
        requiredSkills: duty.requiredCompetences,
        responseMinutes: duty.responseMinutes,
        countsAsNight: duty.countsAsNight,
        countsAsWeekend: duty.countsAsWeekend,
        ...(duty.notes && !duty.notes.startsWith('Fri:') ? { skillNote: duty.notes } : {}),
      })),
    ).toEqual(expected.duties.map(({ exempt: _saidInNotes, ...duty }: { exempt?: string[] }) => duty));
  });

  it('gives the demand of both months', () => {
    const { from } = monthRange(expected.importMonth);
    const { to } = monthRange(expected.nextMonth);
    const demand = demandOver(team, from, to);
    const days = Object.fromEntries(
      eachDay(from, to).map((day) => [
        day,
        Object.fromEntries(
          team.dutyTypes.flatMap(({ code }) => (demand(code, day) > 0 ? [[code, demand(code, day)]] : [])),
        ),
      ]),
    );
    expect(days).toEqual(expected.demand);
    expect(team.demandChanges).toEqual(expected.demandChanges);
  });

  it('tells leave, requests and holidays', () => {
    expect(team.leave).toEqual(expected.leave);
    expect(team.requests.map((request) => ({ comment: '', ...request })).map(sortKeys)).toEqual(
      expected.requests.map(sortKeys),
    );
    expect(team.holidays).toEqual(
      expected.holidays.map((h: { name: string; points?: number }) => ({
        points: 1,
        ...h,
        identity: holidayIdentity(h.name),
      })),
    );
  });

  it('tells what was worked, with instants and mentors', () => {
    const plain = team.history.map(({ site: _site, ...assignment }) => sortKeys(assignment));
    expect(byText(plain)).toEqual(byText(expected.history.assignments.map(sortKeys)));
    expect(team.ecmoCensus).toEqual(expected.history.ecmoCensus ?? {});
  });

  it('tells the tallies and the holidays worked', () => {
    const { from, asOf } = expected.tallies;
    expect(new Set(team.tallies.map((tally) => `${tally.from} ${tally.to}`))).toEqual(new Set([`${from} ${asOf}`]));
    expect(
      byText(team.tallies.filter((tally) => tally.count > 0).map(({ person, kind, count }) => [person, kind, count])),
    ).toEqual(byText(expectedTallies(expected.tallies)));
    expect(byText(team.holidaysWorked.map((h) => [h.person, h.holiday, h.year, h.duty]))).toEqual(
      byText(expectedHolidays(expected.tallies)),
    );
  });

  it('says of every cell what became of it, and why when it was not written there', async () => {
    const { sheets } = await importWorkbook(bytesOf(id), { fileName: `${id}.xlsx` });
    const { cells } = sheets.find((sheet) => sheet.kind === 'rota')!;
    const evidence = cells.filter((cell) => cell.status === 'by-evidence');
    const shadowed = expected.history.assignments.filter((a: { with?: string }) => a.with);
    expect(new Set(evidence.map((cell) => cell.cell)).size).toBe(evidence.length);
    expect(evidence.length).toBe(
      new Set(shadowed.map((a: { person: string; date: string }) => `${a.person} ${a.date}`)).size,
    );
    expect(sheets.flatMap((sheet) => sheet.cells).some((cell) => cell.what.includes(team.timeZone) && cell.why)).toBe(
      true,
    );
    for (const sheet of sheets) {
      const understood = sheet.cells.filter((cell) => cell.status === 'as-written' || cell.status === 'by-evidence');
      expect(sheet.understood).toBe(understood.length);
      expect(sheet.cells.some((cell) => cell.status === 'asks')).toBe(false);
    }
  });

  it('adds and changes nothing when imported again', async () => {
    const again = await importWorkbook(bytesOf(id), { fileName: `${id}.xlsx`, previous: team });
    expect(again.team).toEqual(team);
    for (const change of Object.values(again.changes)) expect(change).toMatchObject({ added: 0, changed: 0 });
    expect(again.changes.people.unchanged).toBe(team.people.length);
  });
});

const sortKeys = (thing: object) => Object.fromEntries(Object.entries(thing).sort(([a], [b]) => (a < b ? -1 : 1)));

function describePerson(person: Person) {
  return {
    code: person.code,
    name: person.name,
    grade: person.grade,
    band: person.band ?? null,
    fte: person.fte,
    clinicalFte: person.clinicalFte,
    contractHoursPerWeek: person.contractHoursPerWeek,
    startDate: person.startDate,
    trainee: person.trainee,
    provisional: person.provisional,
    skills: person.competences,
    credentials: byText(
      person.credentials.map(({ type, body, number, expires, required, site, scope, forCompetence }) => [
        type,
        body,
        number,
        expires ?? null,
        required,
        site ?? null,
        scope ?? null,
        forCompetence ?? null,
      ]),
    ),
    travelMinutes: person.travelMinutes,
    phone: person.contacts.find((contact) => contact.kind === 'phone' && contact.visibility === 'on-call')?.value,
    email: person.contacts.find((contact) => contact.kind === 'email' && contact.visibility === 'team')?.value,
    fixedDaysOff: [
      ...person.fixedDaysOff,
      ...person.fixedDuties.map(({ weekday, duty }) =>
        duty === 'UNI' ? `${weekday} (university)` : `${weekday} ${duty}`,
      ),
    ],
    optOut48h: person.optOut48h,
    notes: person.notes ?? '',
  };
}

interface ExpectedPerson {
  band?: string;
  provisional?: boolean;
  optOut48h?: boolean;
  credentials: {
    type: string;
    body: string;
    number: string;
    expires?: string | null;
    required: boolean;
    site?: string;
    scope?: string;
    forSkill?: string;
  }[];
}

function describeExpectedPerson(person: ExpectedPerson) {
  return {
    ...person,
    band: person.band ?? null,
    provisional: person.provisional ?? false,
    optOut48h: person.optOut48h ?? false,
    credentials: byText(
      person.credentials.map(({ type, body, number, expires, required, site, scope, forSkill }) => [
        type,
        body,
        number,
        expires ?? null,
        required,
        site ?? null,
        scope ?? null,
        forSkill ?? null,
      ]),
    ),
  };
}

interface ExpectedTallies {
  people: Record<
    string,
    {
      weeknightCalls: Record<string, number>;
      weekends: Record<string, number>;
      holidays: Record<string, string>;
      lates?: number;
      residentNights?: number;
    }
  >;
  holidaysInEarlierYears: { year: number; holiday: string; person: string; duty: string }[];
}

function expectedTallies({ people }: ExpectedTallies) {
  return Object.entries(people).flatMap(([person, tally]) =>
    [
      ...Object.entries(tally.weeknightCalls).map(([duty, count]) => [person, `weeknight:${duty}`, count]),
      ...Object.entries(tally.weekends).map(([duty, count]) => [person, `weekend:${duty}`, count]),
      [person, 'lates', tally.lates ?? 0],
      [person, 'nights', tally.residentNights ?? 0],
    ].filter(([, , count]) => Number(count) > 0),
  );
}

function expectedHolidays({ people, holidaysInEarlierYears }: ExpectedTallies) {
  return [
    ...Object.entries(people).flatMap(([person, { holidays }]) =>
      Object.entries(holidays).map(([holiday, duty]) => [person, holidayIdentity(holiday), 2026, duty]),
    ),
    ...holidaysInEarlierYears.map((h) => [h.person, holidayIdentity(h.holiday), h.year, h.duty]),
  ];
}
