import { Module } from '@nestjs/common';
import { RequestsController } from './requests.controller.ts';
import { RequestsService } from './requests.service.ts';

@Module({ controllers: [RequestsController], providers: [RequestsService] })
export class RequestsModule {}
