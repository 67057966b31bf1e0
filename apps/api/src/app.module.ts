import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Background } from './common/background.ts';
import { Clock, SystemClock } from './common/clock.ts';
import { LOG, makeLog } from './common/logging.ts';
import { PersistenceModule } from './common/persistence.module.ts';
import { ENV, type Env } from './config/env.ts';
import { DemoModule } from './demo/demo.module.ts';
import { AccessModule } from './modules/access/access.module.ts';
import { AuditModule } from './modules/audit/audit.module.ts';
import { CalendarsModule } from './modules/calendars/calendars.module.ts';
import { CoverModule } from './modules/cover/cover.module.ts';
import { CallOutsModule } from './modules/call-outs/call-outs.module.ts';
import { StandInsModule } from './modules/stand-ins/stand-ins.module.ts';
import { DutiesModule } from './modules/duties/duties.module.ts';
import { FhirModule } from './modules/fhir/fhir.module.ts';
import { HealthModule } from './modules/health/health.module.ts';
import { ImportsModule } from './modules/imports/imports.module.ts';
import { LeaveModule } from './modules/leave/leave.module.ts';
import { NoticesModule } from './modules/notices/notices.module.ts';
import { OnCallModule } from './modules/on-call/on-call.module.ts';
import { PeopleModule } from './modules/people/people.module.ts';
import { RequestsModule } from './modules/requests/requests.module.ts';
import { RotasModule } from './modules/rotas/rotas.module.ts';
import { RuleSettingsModule } from './modules/rule-settings/rule-settings.module.ts';
import { SolvesModule } from './modules/solves/solves.module.ts';
import { SwapsModule } from './modules/swaps/swaps.module.ts';
import { TeamsModule } from './modules/teams/teams.module.ts';
import { WebhooksModule } from './modules/webhooks/webhooks.module.ts';

@Global()
@Module({})
class SurroundingsModule {
  /** What comes from outside: settings, time, log. */
  static of(env: Env): DynamicModule {
    const providers = [
      { provide: ENV, useValue: env },
      { provide: LOG, useValue: makeLog(env) },
      { provide: Clock, useValue: new SystemClock(env.CLOCK_AHEAD_SECONDS * 1000) },
      Background,
    ];
    return { module: SurroundingsModule, providers, exports: [ENV, LOG, Clock, Background] };
  }
}

@Module({})
export class AppModule {
  static with(env: Env): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SurroundingsModule.of(env),
        PersistenceModule,
        AuditModule,
        AccessModule,
        TeamsModule,
        PeopleModule,
        DutiesModule,
        LeaveModule,
        RequestsModule,
        RuleSettingsModule,
        RotasModule,
        SolvesModule,
        ImportsModule,
        OnCallModule,
        CoverModule,
        FhirModule,
        WebhooksModule,
        CalendarsModule,
        SwapsModule,
        CallOutsModule,
        StandInsModule,
        NoticesModule,
        DemoModule,
        HealthModule,
      ],
    };
  }
}
