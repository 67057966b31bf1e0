import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities/entities.ts';
import { MIGRATIONS } from '../migrations/migrations.ts';
import { SnakeNaming } from './snake-naming.ts';

/**
 * The one way to the database, for API, worker, tools and tests. `url` is a PostgreSQL 15+ connection string.
 * Nothing is connected until `initialize()`; migrations run only when asked (`runMigrations`).
 */
export function createDataSource(url: string, poolSize = 10): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: 5_000,
    // A server that vanished without a word is noticed by the system, not waited for.
    extra: { keepAlive: true, keepAliveInitialDelayMillis: 10_000 },
    entities: ENTITIES,
    migrations: MIGRATIONS,
    namingStrategy: new SnakeNaming(),
    migrationsTransactionMode: 'all',
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: 'evenflow',
  });
}
