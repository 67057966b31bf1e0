import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Lints one line as if it stood in a file of the workspace; returns what ESLint says. */
function lint(file: string, code: string): string[] {
  const out = execFileSync(process.execPath, [path.join(__dirname, 'lint-one.mjs'), path.join(root, file)], {
    cwd: root,
    input: code,
    encoding: 'utf8',
  });
  return JSON.parse(out) as string[];
}

describe('the import law', () => {
  it('lets an app use the libraries listed for it', () => {
    expect(lint('apps/api/src/x.ts', `import '@evenflow/rules';`)).toEqual([]);
    expect(lint('libs/rules/src/x.spec.ts', `import '@evenflow/testing';`)).toEqual([]);
  });

  it.each([
    [
      'a library that looks up',
      'libs/domain/src/x.ts',
      `import '@evenflow/rules';`,
      'libs/domain may not import libs/rules. It may import: nothing.',
    ],
    [
      'the web app reaching into the database',
      'apps/web/src/x.ts',
      `import '@evenflow/persistence';`,
      'apps/web may not import libs/persistence.',
    ],
    [
      'a back door by relative path',
      'libs/exchange/src/x.ts',
      `import '../../solver/src/index.ts';`,
      'libs/exchange may not import libs/solver.',
    ],
    [
      'a dynamic import',
      'apps/web/src/x.ts',
      `void import('@evenflow/solver');`,
      'apps/web may not import libs/solver.',
    ],
    [
      'test builders outside specs',
      'libs/rules/src/x.ts',
      `import '@evenflow/testing';`,
      'libs/rules may not import libs/testing.',
    ],
    [
      'a package nobody listed',
      'libs/rules/src/x.ts',
      `import '@evenflow/newcomer';`,
      'libs/rules may not import an unknown',
    ],
    [
      'a framework in a pure library',
      'libs/domain/src/x.ts',
      `import 'typeorm';`,
      'libs/domain is pure and may not import typeorm.',
    ],
  ])('refuses %s', (_name, file, code, message) => {
    expect(lint(file, code).join()).toContain(message);
  });
});
