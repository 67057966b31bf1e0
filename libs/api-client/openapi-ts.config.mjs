import { defineConfig } from '@hey-api/openapi-ts';

// `npm run gen` runs this after writing openapi.json; `npm run gen:check` proves that what is committed is what it writes.
export default defineConfig({
  input: 'libs/api-client/openapi.json',
  output: { path: 'libs/api-client/src/generated', importFileExtension: '.ts', clean: true },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', { name: '@hey-api/sdk', auth: false }],
});
