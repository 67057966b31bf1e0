import type { Team } from '@evenflow/domain';
import type { TeamFileProblem } from './team-file.ts';

/** Codes that stand twice, and codes that are used but belong to no one. */
export function referenceProblems(team: Team): TeamFileProblem[] {
  return [...codesTwice(team), ...unknownCodes(team)];
}

function codesTwice(team: Team): TeamFileProblem[] {
  const lists = { people: team.people, dutyTypes: team.dutyTypes, sites: team.sites, competences: team.competences };
  return Object.entries(lists).flatMap(([list, things]) => {
    const seen = new Set<string>();
    return things.flatMap(({ code }, i) => {
      const again = seen.has(code);
      seen.add(code);
      return again
        ? [{ pointer: `/${list}/${i}/code`, code: 'code-twice', message: `“${code}” is there already` }]
        : [];
    });
  });
}

function unknownCodes(team: Team): TeamFileProblem[] {
  const people = new Set(team.people.map((person) => person.code));
  const duties = new Set(team.dutyTypes.map((duty) => duty.code));
  const sites = new Set(team.sites.map((site) => site.code));
  const problems: TeamFileProblem[] = [];
  const expect = (known: ReadonlySet<string>, code: string | undefined, pointer: string) => {
    if (code !== undefined && !known.has(code))
      problems.push({ pointer, code: 'unknown-code', message: `“${code}” is not known in this team` });
  };
  team.leave.forEach((leave, i) => expect(people, leave.person, `/leave/${i}/person`));
  team.requests.forEach((request, i) => {
    expect(people, request.person, `/requests/${i}/person`);
    if (request.duty !== 'any' && request.duty !== 'any call') expect(duties, request.duty, `/requests/${i}/duty`);
  });
  team.history.forEach((assignment, i) => {
    expect(people, assignment.person, `/history/${i}/person`);
    expect(people, assignment.with, `/history/${i}/with`);
    expect(duties, assignment.duty, `/history/${i}/duty`);
  });
  team.demandChanges.forEach((change, i) => expect(duties, change.duty, `/demandChanges/${i}/duty`));
  team.demandRecurrences.forEach((change, i) => expect(duties, change.duty, `/demandRecurrences/${i}/duty`));
  team.tallies.forEach((tally, i) => expect(people, tally.person, `/tallies/${i}/person`));
  team.holidaysWorked.forEach((worked, i) => expect(people, worked.person, `/holidaysWorked/${i}/person`));
  team.dutyTypes.forEach((duty, i) =>
    duty.sites.forEach((site, j) => expect(sites, site, `/dutyTypes/${i}/sites/${j}`)),
  );
  return problems;
}
