// For the specs of this library.
import { assign, type Assignment, type Team } from '@evenflow/domain';
import { call, duty, night, person, tinyTeam } from '@evenflow/testing';

const FROM_FIVE = { start: '17:00', end: '07:00', endDayOffset: 1 } as const;
const WEEKDAYS = { monFri: 1, sat: 0, sun: 0, holiday: 0 };

/**
 * A team of three with a day (06:00–16:30), a resident night (19:00–07:30), a call from home (17:00–07:00) and a second
 * one at the same hours: enough for every way in which duties may and may not overlap.
 */
export const SMALL_TEAM: Team = tinyTeam({
  ...{ id: 'small', name: 'Small team', region: 'GB-ENG' },
  people: ['AA', 'BB', 'CC'].map((code) => person(code, { name: `${code} Example` })),
  dutyTypes: [
    duty('DAY', { weekday: { start: '06:00', end: '16:30', endDayOffset: 0 } }),
    night('NIGHT', { weekday: { start: '19:00', end: '07:30', endDayOffset: 1 }, need: WEEKDAYS }),
    ...['CALL', 'CALL2'].map((code) =>
      call(code, { weekday: FROM_FIVE, weekendAndHoliday: null, need: WEEKDAYS, mark: 'second-call' }),
    ),
  ],
});

/** `held('AA', '2026-12-01', 'DAY')`: the assignment in the small team. */
export function held(person: string, date: string, duty: string): Assignment {
  const type = SMALL_TEAM.dutyTypes.find(({ code }) => code === duty)!;
  return assign(SMALL_TEAM, person, type, date);
}
