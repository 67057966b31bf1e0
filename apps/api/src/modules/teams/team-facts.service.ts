import { Injectable } from '@nestjs/common';
import type { Competence, Site, Team } from '@evenflow/domain';
import { TeamRepository } from '@evenflow/persistence';
import { Refusal } from '../../common/errors/problems.ts';
import { Tagged } from '../../common/http/tagged.ts';
import type { SignedIn } from '../access/signed-in.ts';
import { Audit } from '../audit/audit.ts';
import { BeginTeam } from './begin-team.ts';
import { EditTeam, replaced, without, type TeamEdit } from './edit-team.ts';
import type { TeamFacts } from './team.schema.ts';

const NOTHING_YET = {
  ...{ competences: [], people: [], dutyTypes: [], holidays: [], demandChanges: [], demandRecurrences: [] },
  ...{ ecmoCensus: {}, leave: [], requests: [], history: [], tallies: [], holidaysWorked: [], payPeriodStarts: [] },
};

/** What a team is called, where it works, and which competences it tells apart. */
@Injectable()
export class TeamFactsService {
  constructor(
    private readonly teams: TeamRepository,
    private readonly editTeam: EditTeam,
    private readonly beginTeam: BeginTeam,
    private readonly audit: Audit,
  ) {}

  /** A team of nobody yet, with one site and the rules of its country; whoever makes it manages it. */
  async create(who: SignedIn, facts: TeamFacts): Promise<{ team: string }> {
    const taken = new Set((await this.teams.list(who.organisation)).map(({ id }) => id));
    const id = freeId(facts.name, taken);
    const site = { code: 'SITE', name: facts.name, timeZone: facts.timeZone };
    const team: Team = { id, ...facts, ...NOTHING_YET, sites: [site] };
    await this.teams.save(who.organisation, team);
    await this.beginTeam.begin(who, team);
    await this.audit.record(who, { team: id, action: 'team.made', facts: { name: facts.name } });
    return { team: id };
  }

  async put(edit: TeamEdit, { region, ...facts }: TeamFacts): Promise<Tagged<TeamFacts>> {
    const tag = await this.editTeam.change(edit, { action: 'team.changed', facts }, (team) => ({
      ...team,
      ...facts,
      region,
    }));
    return new Tagged(tag, { ...facts, region });
  }

  async putSite(edit: TeamEdit, code: string, site: Site): Promise<Tagged<Site>> {
    requireSameCode(code, site.code);
    const tag = await this.editTeam.change(edit, { action: 'site.changed', facts: { site: code } }, (team) => ({
      ...team,
      sites: replaced(team.sites, site, (other) => other.code === code),
    }));
    return new Tagged(tag, site);
  }

  /** Takes a site away that no duty and no credential names; the last one stays. Throws `still-used`. */
  async removeSite(edit: TeamEdit, code: string): Promise<void> {
    await this.editTeam.change(edit, { action: 'site.removed', facts: { site: code } }, (team) => {
      const named =
        team.dutyTypes.some(({ sites }) => sites.includes(code)) ||
        team.people.some(({ credentials }) => credentials.some(({ site }) => site === code)) ||
        team.history.some(({ site }) => site === code);
      const sites = without(team.sites, 'site', (site) => site.code === code);
      if (named || sites.length === 0) throw new Refusal('still-used', { code });
      const people = team.people.map(({ travelMinutes: { [code]: _gone, ...travelMinutes }, ...person }) => ({
        ...person,
        travelMinutes,
      }));
      return { ...team, sites, people };
    });
  }

  async putCompetence(edit: TeamEdit, code: string, competence: Competence): Promise<Tagged<Competence>> {
    requireSameCode(code, competence.code);
    const words = { action: 'competence.changed', facts: { competence: code } };
    const tag = await this.editTeam.change(edit, words, (team) => ({
      ...team,
      competences: replaced(team.competences, competence, (other) => other.code === code),
    }));
    return new Tagged(tag, competence);
  }

  /** Takes a competence away with everybody's level in it. Throws `still-used` while a duty asks for it. */
  async removeCompetence(edit: TeamEdit, code: string): Promise<void> {
    await this.editTeam.change(edit, { action: 'competence.removed', facts: { competence: code } }, (team) => {
      const competences = without(team.competences, 'competence', (competence) => competence.code === code);
      if (team.dutyTypes.some(({ requiredCompetences }) => code in requiredCompetences)) {
        throw new Refusal('still-used', { code });
      }
      const people = team.people.map(({ competences: { [code]: _gone, ...rest }, ...person }) => ({
        ...person,
        competences: rest,
      }));
      return { ...team, competences, people };
    });
  }
}

/** `St Cuthbert’s, perfusion` is `st-cuthberts-perfusion`, and `-2` where there is one already. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f’']/g, '');
  const stem =
    plain
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'team';
  for (let copy = 1; ; copy += 1) {
    const id = copy === 1 ? stem : `${stem}-${copy}`;
    if (!taken.has(id)) return id;
  }
}

function requireSameCode(expected: string, code: string): void {
  if (expected === code) return;
  const message = `must be ${expected}, as in the address`;
  throw new Refusal('invalid-input', { errors: [{ pointer: '/code', code: 'same-as-path', message }] });
}
