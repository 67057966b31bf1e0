import { CannotStart } from './env.ts';

interface SystemFailure {
  readonly code?: string;
  readonly port?: number;
  readonly address?: string;
  readonly host?: string;
  readonly message?: string;
}

const noDatabase = ({ address, host, port }: SystemFailure) =>
  `No database answers at ${address ?? host ?? 'the address in DATABASE_URL'}${port ? `:${port}` : ''}. Start it, or correct DATABASE_URL.`;
const unknownHost = ({ host }: SystemFailure) =>
  `The database host ${host ?? 'in DATABASE_URL'} is not known. Correct DATABASE_URL.`;
const refusedUser = () => 'The database refused the user or password in DATABASE_URL.';
const diskFull = () => 'The disk is full. Make room and start again.';

/** By the code of Node or PostgreSQL: what is in the way and what to do. */
const LINES: Readonly<Record<string, (failure: SystemFailure) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port ?? ''} is taken. Stop what uses it, or choose another with PORT.`,
  EACCES: ({ port }) => `Port ${port ?? ''} may not be used by this user. Choose one above 1024 with PORT.`,
  ECONNREFUSED: noDatabase,
  ETIMEDOUT: noDatabase,
  EHOSTUNREACH: noDatabase,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  '28P01': refusedUser,
  '28000': refusedUser,
  '3D000': () => 'The database named in DATABASE_URL does not exist. Create it first.',
  '53100': diskFull,
  ENOSPC: diskFull,
};

/** One line for whoever started the program. Never a stack trace. */
export function sayWhyNotStarted(failure: unknown): string {
  if (failure instanceof CannotStart) return failure.message;
  const facts = (failure ?? {}) as SystemFailure;
  const line = LINES[facts.code ?? ''];
  return line ? line(facts) : `Evenflow could not start: ${(facts.message ?? 'unknown cause').split('\n')[0]}`;
}
