import tseslint from 'typescript-eslint';
import { importLaw } from './tools/lint/import-law.mjs';

/** Budgets come from measured tails of code that is pleasant to live in: files and functions a reader can hold. */
const budgets = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
  'max-params': ['error', 5],
  complexity: ['error', 15],
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.evenflow/',
      '.nx/',
      'libs/api-client/src/generated/',
      '**/coverage/',
      'test-results/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { house: { rules: { 'import-law': importLaw } } },
    rules: {
      'house/import-law': 'error',
      ...budgets,
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' }],
    },
  },
  {
    // Nest decides injection by decorators' metadata: a type-only import would take the class away.
    files: ['apps/api/**/*.ts', 'libs/persistence/**/*.ts', 'apps/solver-worker/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.examples.ts', '**/*.oracle.ts', '**/testing/**', 'apps/web-e2e/**'],
    rules: {
      'max-lines': ['error', 500],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]',
          message: 'Every test runs.',
        },
      ],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['apps/cli/**', 'apps/api/src/main.ts', 'apps/solver-worker/src/main.ts', 'libs/*/src/bench/**', 'tools/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.config.ts', '**/vite.config.ts', 'apps/web-e2e/**'], rules: { 'no-restricted-syntax': 'off' } },
);
