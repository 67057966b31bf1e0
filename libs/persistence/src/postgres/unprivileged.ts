import { spawnSync, type SpawnOptions } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { binariesIn, type Binaries } from './binaries.ts';
import { StartProblem } from './start-problem.ts';

/** How PostgreSQL's programs are run: they refuse to run as root. */
export interface Footing {
  readonly binaries: Binaries;
  /** Where the cluster's files are; not always inside the asked folder. */
  readonly folder: string;
  /** Put before the program and its arguments. */
  readonly prefix: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid'>;
  /** Gives a file or folder to the user PostgreSQL runs as. */
  own(path: string): void;
}

interface User {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Finds a way to run PostgreSQL. Not root: as it is. Root: as `nobody`, when that user can reach programs and folder;
 * else in a user namespace in which root is called nobody; else with both copied to the system's temporary folder.
 */
export function findFooting(binaries: Binaries, folder: string): Footing {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return { binaries, folder, prefix: [], options: {}, own: () => undefined };
  const nobody = userNamed('nobody');
  if (nobody && canReach(binaries.postgres) && canReach(dirname(folder))) return droppedTo(nobody, binaries, folder);
  if (hasUserNamespaces()) {
    const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];
    return { binaries, folder, prefix, options: {}, own: () => undefined };
  }
  if (!nobody) throw new StartProblem('PostgreSQL does not run as root. Start as another user, or set DATABASE_URL.');
  return inTemporaryFolder(nobody, binaries, folder);
}

function droppedTo(user: User, binaries: Binaries, folder: string): Footing {
  const own = (path: string) => ownAll(path, user);
  if (statSync(folder).uid !== user.uid) own(folder);
  return { binaries, folder, prefix: [], options: user, own };
}

function inTemporaryFolder(user: User, binaries: Binaries, folder: string): Footing {
  const place = join(tmpdir(), `evenflow-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  const programs = join(place, 'programs');
  mkdirSync(place, { recursive: true });
  chmodSync(place, 0o755);
  if (!existsSync(programs)) cpSync(binaries.root, programs, { recursive: true, verbatimSymlinks: true });
  const cluster = join(place, 'cluster');
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  return droppedTo(user, binariesIn(programs), cluster);
}

function userNamed(name: string): User | null {
  const line = existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((each) => each.startsWith(`${name}:`))
    : undefined;
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Every folder on the way lets others through, and others may read the file itself. */
function canReach(path: string): boolean {
  accessSync(path, constants.R_OK);
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o005) === 0) return false;
  return true;
}

function hasUserNamespaces(): boolean {
  return (
    spawnSync('unshare', ['--user', '--map-user=65534', '--map-group=65534', 'true'], { stdio: 'ignore' }).status === 0
  );
}

function ownAll(path: string, user: User): void {
  lchownSync(path, user.uid, user.gid);
  if (!lstatSync(path).isDirectory()) return;
  chownSync(path, user.uid, user.gid);
  for (const name of readdirSync(path)) ownAll(join(path, name), user);
}
