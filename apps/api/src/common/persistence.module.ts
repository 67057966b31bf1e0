import { Global, Module, type Provider, type Type } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  AccessRepository,
  AccountRepository,
  AuditRepository,
  CalendarRepository,
  CoverRepository,
  CallOutRepository,
  StandInRepository,
  createDataSource,
  DowntimeSheetRepository,
  DraftRepository,
  FeedRepository,
  ImportRepository,
  LeaveRepository,
  MachineTokenRepository,
  OnCallRepository,
  NoticeRepository,
  PublicationRepository,
  PushKeysRepository,
  ReceiptRepository,
  ReminderRepository,
  RequestRepository,
  RuleSetRepository,
  SigningKeyRepository,
  SolveRepository,
  SwapRepository,
  TeamPolicyRepository,
  TeamRepository,
  WebhookRepository,
} from '@evenflow/persistence';
import { DataSource, type EntityManager } from 'typeorm';
import { ENV, type Env } from '../config/env.ts';

const REPOSITORIES: readonly Type<unknown>[] = [
  AccessRepository,
  AccountRepository,
  AuditRepository,
  CalendarRepository,
  CoverRepository,
  DowntimeSheetRepository,
  CallOutRepository,
  StandInRepository,
  DraftRepository,
  FeedRepository,
  ImportRepository,
  LeaveRepository,
  MachineTokenRepository,
  OnCallRepository,
  NoticeRepository,
  PublicationRepository,
  PushKeysRepository,
  ReceiptRepository,
  ReminderRepository,
  RequestRepository,
  RuleSetRepository,
  SigningKeyRepository,
  SolveRepository,
  SwapRepository,
  TeamPolicyRepository,
  TeamRepository,
  WebhookRepository,
];

const providers: Provider[] = REPOSITORIES.map((repository) => ({
  provide: repository,
  inject: [DataSource],
  useFactory: (source: DataSource) =>
    new (repository as Type<unknown> & (new (m: EntityManager) => unknown))(source.manager),
}));

/** Any two processes that start together would migrate twice; the lock makes the second wait and find nothing to do. */
async function migrateOnce(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(hashtext($1))', ['evenflow migrations']);
    await source.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock(hashtext($1))', ['evenflow migrations']);
    await runner.release();
  }
}

/** One connected data source, and each repository by its class. The schema is migrated before the first request. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENV],
      useFactory: (env: Env) => createDataSource(env.DATABASE_URL).options,
      dataSourceFactory: async (options) => {
        const source = await new DataSource(options!).initialize();
        await migrateOnce(source);
        return source;
      },
    }),
  ],
  providers,
  exports: [...REPOSITORIES],
})
export class PersistenceModule {}
