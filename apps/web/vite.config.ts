import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = process.env['EVENFLOW_API'] ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  // The workspace's libraries are read from their sources; everything else by the browser's conditions.
  resolve: { conditions: ['@evenflow/source', ...defaultClientConditions] },
  server: { port: 5173, proxy: { '/api': { target: api }, '/ical': { target: api }, '/fhir': { target: api } } },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 700 },
});
