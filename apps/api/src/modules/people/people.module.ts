import { Module } from '@nestjs/common';
import { TeamsModule } from '../teams/teams.module.ts';
import { PeopleController } from './people.controller.ts';
import { PeopleService } from './people.service.ts';

@Module({ imports: [TeamsModule], controllers: [PeopleController], providers: [PeopleService] })
export class PeopleModule {}
