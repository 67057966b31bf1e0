import { DomainError } from '@evenflow/domain';
import type { EntityManager } from 'typeorm';
import { DutyTypeEntity } from '../../entities/duty-type.entity.ts';
import { PersonEntity } from '../../entities/person.entity.ts';

/** The team's codes and the ids behind them, both ways. Unknown codes are refused with `unknown-person`, `unknown-duty`. */
export class Codes {
  private readonly personIds = new Map<string, string>();
  private readonly personCodes = new Map<string, string>();
  private readonly dutyIds = new Map<string, string>();
  private readonly dutyCodes = new Map<string, string>();

  constructor(
    people: readonly Pick<PersonEntity, 'id' | 'code'>[],
    duties: readonly Pick<DutyTypeEntity, 'id' | 'code'>[],
  ) {
    for (const { id, code } of people) {
      this.personIds.set(code, id);
      this.personCodes.set(id, code);
    }
    for (const { id, code } of duties) {
      this.dutyIds.set(code, id);
      this.dutyCodes.set(id, code);
    }
  }

  static async of(manager: EntityManager, teamId: string): Promise<Codes> {
    const people = await manager.find(PersonEntity, { select: { id: true, code: true }, where: { teamId } });
    const duties = await manager.find(DutyTypeEntity, { select: { id: true, code: true }, where: { teamId } });
    return new Codes(people, duties);
  }

  personId(code: string): string {
    const id = this.personIds.get(code);
    if (!id) throw new DomainError('unknown-person', { person: code });
    return id;
  }

  dutyId(code: string): string {
    const id = this.dutyIds.get(code);
    if (!id) throw new DomainError('unknown-duty', { duty: code });
    return id;
  }

  /** Foreign keys guarantee that an id read from a row of the team has a code. */
  personCode(id: string): string {
    return this.personCodes.get(id)!;
  }

  dutyCode(id: string): string {
    return this.dutyCodes.get(id)!;
  }
}
