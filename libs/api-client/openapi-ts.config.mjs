import { defineConfig } from '@hey-api/openapi-ts';

// Where generated files go instead of here, so that a check changes nothing.
const target = process.env.GENERATE_INTO ?? '.';

// `npm run gen` runs this after writing openapi.json; `npm run gen:check` proves that what is committed is what it writes.
export default defineConfig({
  input: `${target}/libs/api-client/openapi.json`,
  output: { path: `${target}/libs/api-client/src/generated`, importFileExtension: '.ts', clean: true },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', { name: '@hey-api/sdk', auth: false }],
});
