import { Injectable } from '@nestjs/common';
import { DomainError, type DemandChange, type DutyType, type Holiday } from '@evenflow/domain';
import { loadPublicHolidays } from '@evenflow/exchange';
import { Tagged } from '../../common/http/tagged.ts';
import { sameAsInPath } from '../people/people.service.ts';
import { EditTeam, replaced, without, type TeamEdit } from '../teams/edit-team.ts';

@Injectable()
export class DutiesService {
  constructor(private readonly editTeam: EditTeam) {}

  async putDutyType(edit: TeamEdit, code: string, duty: DutyType): Promise<Tagged<DutyType>> {
    if (duty.code !== code) throw sameAsInPath('/code', code);
    const words = { action: 'duty-type.changed', facts: { duty: code } };
    const tag = await this.editTeam.change(edit, words, (team) => ({
      ...team,
      dutyTypes: replaced(team.dutyTypes, duty, (other) => other.code === code),
    }));
    return new Tagged(tag, duty);
  }

  /** Takes a duty type away with its demand. Throws `still-used` when a rota names it. */
  async removeDutyType(edit: TeamEdit, code: string): Promise<void> {
    const others = <T extends { readonly duty: string }>(list: readonly T[]) =>
      list.filter(({ duty }) => duty !== code);
    await this.editTeam.change(edit, { action: 'duty-type.removed', facts: { duty: code } }, (team) => ({
      ...team,
      dutyTypes: without(team.dutyTypes, 'duty type', (duty) => duty.code === code),
      demandChanges: others(team.demandChanges),
      demandRecurrences: others(team.demandRecurrences),
    }));
  }

  /** One holiday a date: a second of the same date takes its place. */
  async putHoliday(edit: TeamEdit, date: string, holiday: Holiday): Promise<Tagged<Holiday>> {
    if (holiday.date !== date) throw sameAsInPath('/date', date);
    const words = { action: 'holiday.changed', facts: { date, name: holiday.name } };
    const tag = await this.editTeam.change(edit, words, (team) => ({
      ...team,
      holidays: replaced(team.holidays, holiday, (other) => other.date === date),
    }));
    return new Tagged(tag, holiday);
  }

  /** Adds the public holidays of a year that the team does not have; answers with those added. */
  async addPublicHolidays(edit: TeamEdit, year: number): Promise<Tagged<readonly Holiday[]>> {
    const publicHolidays = await loadPublicHolidays();
    let added: Holiday[] = [];
    const tag = await this.editTeam.change(edit, { action: 'holidays.added', facts: { year } }, (team) => {
      const known = new Set(team.holidays.map(({ date }) => date));
      added = publicHolidays(team, year).filter(({ date }) => !known.has(date));
      return { ...team, holidays: [...team.holidays, ...added].sort((a, b) => a.date.localeCompare(b.date)) };
    });
    return new Tagged(tag, added);
  }

  async removeHoliday(edit: TeamEdit, date: string): Promise<void> {
    await this.editTeam.change(edit, { action: 'holiday.removed', facts: { date } }, (team) => ({
      ...team,
      holidays: without(team.holidays, 'holiday', (holiday) => holiday.date === date),
    }));
  }

  async putDemandChange(edit: TeamEdit, change: DemandChange): Promise<Tagged<DemandChange>> {
    const words = { action: 'demand.changed', facts: { ...change } };
    const tag = await this.editTeam.change(edit, words, (team) => {
      if (!team.dutyTypes.some(({ code }) => code === change.duty)) {
        throw new DomainError('unknown-duty', { duty: change.duty });
      }
      return { ...team, demandChanges: replaced(team.demandChanges, change, sameNeed(change)) };
    });
    return new Tagged(tag, change);
  }

  async removeDemandChange(edit: TeamEdit, date: string, duty: string): Promise<void> {
    await this.editTeam.change(edit, { action: 'demand.restored', facts: { date, duty } }, (team) => ({
      ...team,
      demandChanges: without(team.demandChanges, 'change of need', sameNeed({ date, duty })),
    }));
  }
}

const sameNeed = (one: Pick<DemandChange, 'date' | 'duty'>) => (other: DemandChange) =>
  other.date === one.date && other.duty === one.duty;
