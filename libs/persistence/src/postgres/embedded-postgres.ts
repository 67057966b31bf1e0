import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { readable, StartProblem } from './start-problem.ts';
import { findFooting, type Footing } from './unprivileged.ts';

export interface EmbeddedPostgres {
  /** Connection string of the database named. */
  url(database: string): string;
  /** True when a server that was still running was taken over. */
  readonly adopted: boolean;
  /** Makes the database unless it is there. */
  ensureDatabase(database: string): Promise<void>;
  /** Ends all sessions and the server, cleanly. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The project's folder: its `node_modules` has the programs. */
  readonly projectFolder: string;
  /** Where the cluster lives. Made when missing. */
  readonly folder: string;
  /** For tests only: faster, and lost with the power; not with a process that is killed. */
  readonly unsafe?: boolean;
  /** When given, a server that ends without being asked is started again at the same address; told each time. */
  readonly onRestart?: () => void;
}

/** What must be known to find a running server again. */
interface Running {
  readonly pid: number;
  readonly port: number;
}

const USER = 'evenflow';
const START_MS = 30_000;
const LOOK_MS = 250;

/**
 * Starts the project's own PostgreSQL, or takes over the one a killed process left. Never two on one folder. Throws
 * `StartProblem` with one line for whoever starts it.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  try {
    const footing = findFooting(findBinaries(options.projectFolder), options.folder);
    const cluster = new Cluster(footing, options);
    return await cluster.start();
  } catch (failure) {
    throw readable(failure, options.folder);
  }
}

class Cluster {
  private readonly data: string;
  private readonly log: string;
  private readonly passwordFile: string;

  constructor(
    private readonly footing: Footing,
    private readonly options: EmbeddedOptions,
  ) {
    this.data = join(footing.folder, 'data');
    this.log = join(footing.folder, 'postgres.log');
    this.passwordFile = join(footing.folder, 'password');
  }

  async start(): Promise<EmbeddedPostgres> {
    await this.initialise();
    const left = this.leftRunning();
    if (left && (await this.answers(left.port))) return this.handle(left, true);
    if (left) await endProcess(left.pid);
    return this.handle(await this.launch(await freePort()), false);
  }

  /** Makes the cluster unless it is complete; one that was interrupted half-way is made again. */
  private async initialise(): Promise<void> {
    const complete = join(this.footing.folder, 'complete');
    if (existsSync(complete)) return;
    rmSync(this.data, { recursive: true, force: true });
    mkdirSync(this.footing.folder, { recursive: true, mode: 0o700 });
    writeFileSync(this.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    this.footing.own(this.footing.folder);
    const made = await this.run(this.footing.binaries.initdb, [
      ...['-D', this.data, '-U', USER, '--pwfile', this.passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-instructions'],
      ...(this.options.unsafe ? ['--no-sync'] : []),
    ]);
    if (made.code !== 0) throw new Error(reasonIn(made.output) ?? 'The database could not be made.');
    writeFileSync(complete, '');
  }

  /** The server that holds the cluster, by its own note; null when that process is gone or is something else. */
  private leftRunning(): Running | null {
    const note = join(this.data, 'postmaster.pid');
    if (!existsSync(note)) return null;
    const [pid, folder, , port] = readFileSync(note, 'utf8').split('\n');
    if (folder !== this.data || !isPostgres(Number(pid))) return null;
    return { pid: Number(pid), port: Number(port) };
  }

  private async launch(port: number): Promise<Running> {
    rmSync(join(this.data, 'postmaster.pid'), { force: true });
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 100,
      ...(this.options.unsafe ? { fsync: 'off', full_page_writes: 'off', autovacuum: 'off' } : {}),
    };
    const set = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const from = existsSync(this.log) ? statSync(this.log).size : 0;
    const log = openSync(this.log, 'a', 0o600);
    this.footing.own(this.log);
    const [program, ...args] = [...this.footing.prefix, this.footing.binaries.postgres, '-D', this.data, ...set];
    // A group of its own: Ctrl-C in the terminal must not end it before those who still talk to it.
    const server = spawn(program!, args, { ...this.footing.options, detached: true, stdio: ['ignore', log, log] });
    closeSync(log);
    const ended = new Promise<'ended'>((resolve) =>
      server.once('exit', () => resolve('ended')).once('error', () => resolve('ended')),
    );
    server.unref();
    const until = Date.now() + START_MS;
    while (!(await this.answers(port))) {
      const gone = (await Promise.race([ended, wait(40)])) === 'ended';
      if (!gone && Date.now() < until) continue;
      const said = readFileSync(this.log).subarray(from).toString('utf8');
      throw new Error(reasonIn(said) ?? `The database did not start; see ${this.log}.`);
    }
    return { pid: server.pid!, port };
  }

  private handle(running: Running, adopted: boolean): EmbeddedPostgres {
    const { port } = running;
    const watch = this.watch(running);
    return {
      url: (database) => this.url(port, database),
      adopted,
      ensureDatabase: (database) => this.ensureDatabase(port, database),
      stop: async () => endProcess(await watch.end()),
    };
  }

  /** Starts the server again whenever it is gone, if that is wanted; `end` says which process it is at last. */
  private watch(running: Running): { end(): Promise<number> } {
    let { pid } = running;
    let round: Promise<void> | null = null;
    const again = async (): Promise<void> => {
      if (isAlive(pid)) return;
      // Its sessions may take a moment to notice that it is gone; until then it cannot start, and is tried again.
      const next = await this.launch(running.port).catch(() => null);
      if (!next) return;
      pid = next.pid;
      this.options.onRestart?.();
    };
    const look = () => void (round ??= again().finally(() => (round = null)));
    const timer = this.options.onRestart && setInterval(look, LOOK_MS).unref();
    return {
      end: async () => {
        clearInterval(timer);
        await round;
        return pid;
      },
    };
  }

  private url(port: number, database: string): string {
    const password = readFileSync(this.passwordFile, 'utf8').trim();
    return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
  }

  private async ensureDatabase(port: number, database: string): Promise<void> {
    const client = new pg.Client(this.url(port, 'postgres'));
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
      if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    } finally {
      await client.end();
    }
  }

  /** This cluster answers on the port: the password is right, and it says so itself. */
  private async answers(port: number): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url(port, 'postgres'), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
      return rows[0]?.data_directory === this.data;
    } catch {
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private run(program: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
    return new Promise((resolve, reject) => {
      const [first, ...rest] = [...this.footing.prefix, program, ...args];
      const child = spawn(first!, rest, { ...this.footing.options, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.once('error', reject).once('close', (code) => resolve({ code, output }));
    });
  }
}

/** A port nobody listens on at this moment. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new StartProblem('No free port.')),
      );
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process lives and is a PostgreSQL server, as far as the system tells: process numbers are used again. */
function isPostgres(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return false;
  const says = `/proc/${pid}/cmdline`;
  if (!existsSync(says)) return process.platform !== 'linux';
  return readFileSync(says, 'utf8')
    .split('\0')
    .some((part) => part.endsWith('/postgres'));
}

/** Fast shutdown, then an immediate one, then by force. Returns once the process is gone. */
async function endProcess(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 3_000],
    ['SIGKILL', 3_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const until = Date.now() + patience; isAlive(pid) && Date.now() < until;) await wait(20);
  }
}

/** Why a program of PostgreSQL gave up: that the disk is full, if it says so anywhere; else its last complaint. */
function reasonIn(output: string): string | undefined {
  const complaints = output.split('\n').filter((line) => /FATAL|PANIC|error/i.test(line));
  const line = output.split('\n').find((each) => /no space left/i.test(each)) ?? complaints.at(-1);
  return line?.replace(/^.*?(FATAL|PANIC|error): +/, '').trim();
}
