// One configuration for the workspace: every project is compiled by SWC to CommonJS, because Nest's satellites
// cannot be loaded by Jest's experimental ESM loader (docs/adr lists the reasons).
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];

const shared = {
  transform: { '\\.tsx$': swc(true), '\\.[cm]?[tj]s$': swc(false) },
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|@evenflow|uid|@app|iterare|load-esm|file-type|date-fns|@date-fns|ical.js|ical-generator|highs)/)',
  ],
  testEnvironmentOptions: { customExportConditions: ['@evenflow/source', 'node', 'require', 'default'] },
  modulePathIgnorePatterns: ['/dist/', '/.nx/', '/.evenflow/'],
};

const node = (name, dir) => ({
  ...shared,
  displayName: name,
  rootDir: dir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.spec.ts'],
});

/** A project whose specs use a real PostgreSQL: one server for the whole run, a database for each suite. */
const withDatabase = (name, dir) => ({
  ...node(name, dir),
  globalSetup: '<rootDir>/../../libs/persistence/src/testing/jest-database.setup.ts',
  globalTeardown: '<rootDir>/../../libs/persistence/src/testing/jest-database.teardown.ts',
});

export default {
  // Suites with a database or a workbook take their time on a busy machine; at full size, property suites take many minutes.
  testTimeout: process.env.EVENFLOW_DEEP === '1' ? 3_600_000 : 60_000,
  projects: [
    node('domain', 'libs/domain'),
    node('rules', 'libs/rules'),
    node('solver', 'libs/solver'),
    node('exchange', 'libs/exchange'),
    withDatabase('persistence', 'libs/persistence'),
    withDatabase('api', 'apps/api'),
    withDatabase('solver-worker', 'apps/solver-worker'),
    node('cli', 'apps/cli'),
    node('tools', 'tools'),
    {
      ...shared,
      displayName: 'web',
      rootDir: 'apps/web',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['@evenflow/source', 'browser', 'require', 'default'] },
      moduleNameMapper: { '\\.(css|svg|woff2)$': '<rootDir>/src/testing/style-stub.ts' },
      setupFilesAfterEnv: ['<rootDir>/src/testing/setup-jsdom.ts'],
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx'],
    },
  ],
};
