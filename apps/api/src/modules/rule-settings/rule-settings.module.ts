import { Module } from '@nestjs/common';
import { RuleSettingsController } from './rule-settings.controller.ts';
import { RuleSettingsService } from './rule-settings.service.ts';

@Module({ controllers: [RuleSettingsController], providers: [RuleSettingsService] })
export class RuleSettingsModule {}
