import { Body, Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Person } from '@evenflow/domain';
import { IfMatch } from '../../common/http/etag.ts';
import { TEAM } from '../../common/http/paths.ts';
import type { Tagged } from '../../common/http/tagged.ts';
import { code } from '../../common/http/wire.ts';
import { Operation } from '../../common/openapi/operation.decorator.ts';
import { Roles } from '../access/access.decorators.ts';
import { Who, type SignedIn } from '../access/signed-in.ts';
import { person } from '../teams/team.schema.ts';
import { PeopleService } from './people.service.ts';

@ApiTags('people')
@Controller(`${TEAM}/people`)
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Put(':code')
  @Roles('manager')
  @Operation({ summary: 'Add a person, or change one', answers: person, ifMatch: true })
  putPerson(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) personCode: string,
    @IfMatch() ifMatch: string,
    @Body({ schema: person }) body: Person,
  ): Promise<Tagged<Person>> {
    return this.people.put({ who, team, ifMatch }, personCode, body);
  }

  @Delete(':code')
  @HttpCode(204)
  @Roles('manager')
  @Operation({ summary: 'Remove a person who holds no duty', ifMatch: true })
  deletePerson(
    @Who() who: SignedIn,
    @Param('team') team: string,
    @Param('code', { schema: code }) personCode: string,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    return this.people.remove({ who, team, ifMatch }, personCode);
  }
}
