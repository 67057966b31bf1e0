import { DefaultNamingStrategy, type Table } from 'typeorm';

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

const named = (table: Table | string, columns: readonly string[], ending: string) =>
  [typeof table === 'string' ? table : table.name, ...columns.map(snake), ending].join('_').slice(0, 63);

/** Everything in snake_case with names that can be read in an error message. Tables name themselves, in the plural. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string, prefixes: string[]): string {
    return [...prefixes.map(snake), customName || snake(propertyName)].join('_');
  }

  override primaryKeyName(table: Table | string): string {
    return named(table, [], 'pkey');
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'fkey');
  }

  override indexName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'idx');
  }
}
