import path from 'node:path';

/**
 * Who may import whom. Nothing is allowed by default: a project that is not listed may import no other, and a project
 * may import only those listed behind it.
 */
export const ALLOWED = {
  'libs/domain': [],
  'libs/rules': ['libs/domain'],
  'libs/solver': ['libs/rules', 'libs/domain'],
  'libs/exchange': ['libs/domain'],
  'libs/persistence': ['libs/domain'],
  'libs/api-client': ['libs/domain'],
  'libs/testing': ['libs/domain'],
  'apps/api': ['libs/persistence', 'libs/exchange', 'libs/rules', 'libs/domain'],
  'apps/solver-worker': ['libs/solver', 'libs/persistence', 'libs/rules', 'libs/domain'],
  'apps/cli': ['libs/solver', 'libs/exchange', 'libs/rules', 'libs/domain'],
  'apps/web': ['libs/api-client', 'libs/rules', 'libs/domain'],
  'apps/web-e2e': [],
};

/** What a spec may import on top: builders, and for the test's own set-up. */
const ALLOWED_IN_SPECS = ['libs/testing'];

/** The pure libraries know no framework and no database. */
const PURE = ['libs/domain', 'libs/rules', 'libs/solver', 'libs/exchange'];
const FRAMEWORKS = /^(@nestjs\/|typeorm|pg$|react|@mantine\/|express)/;

const SPEC = /\.(spec|examples|oracle)\.tsx?$|\/testing\/|\/kit\/conformance\.ts$/;

/** ESLint rule: an import that the law does not allow is a lint error. */
export const importLaw = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } } }],
    messages: {
      forbidden: '{{from}} may not import {{to}}. It may import: {{allowed}}.',
      framework: '{{from}} is pure and may not import {{to}}.',
    },
  },
  create(context) {
    const root = context.options[0]?.root ?? context.cwd;
    const file = path.relative(root, context.filename).split(path.sep).join('/');
    const from = projectOf(file);
    if (!from) return {};
    const check = (node) => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      if (PURE.includes(from) && FRAMEWORKS.test(name)) {
        context.report({ node, messageId: 'framework', data: { from, to: name } });
      }
      const to = targetOf(name, file);
      if (!to || to === from) return;
      const allowed = [...(ALLOWED[from] ?? []), ...(SPEC.test(`/${file}`) ? ALLOWED_IN_SPECS : [])];
      if (!allowed.includes(to)) {
        context.report({ node, messageId: 'forbidden', data: { from, to, allowed: allowed.join(', ') || 'nothing' } });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

function projectOf(file) {
  return /^((?:apps|libs)\/[^/]+)\//.exec(file)?.[1] ?? null;
}

function targetOf(name, file) {
  const workspace = /^@evenflow\/([^/]+)/.exec(name);
  if (workspace) {
    return Object.keys(ALLOWED).find((project) => project.endsWith(`/${workspace[1]}`)) ?? `an unknown ${name}`;
  }
  return name.startsWith('.') ? projectOf(path.posix.join(path.posix.dirname(file), name)) : null;
}
