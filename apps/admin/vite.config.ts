import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { problemPages } from '@hall/problem-pages'
import { offlineWorker } from './offline-worker.ts'

export default defineConfig({
  plugins: [react(), problemPages(), offlineWorker()],
  build: {
    target: 'es2022',
    manifest: true,
    // The size that matters is measured after gzip, by tests/first-page.test.ts.
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What every screen needs, in two files instead of thirty.
        codeSplitting: {
          groups: [
            { name: 'frame', test: /node_modules\/.*\/(react|react-dom|scheduler|@tanstack\/(react-router|router-core|history|store|react-store|query-core|react-query)|@trpc|i18next|react-i18next|keycloak-js)\// },
            { name: 'ui', test: /(packages\/(ui|contract|access)\/src|admin\/src\/(data|session|shell|paths|appearance))/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/trpc': 'http://localhost:8080', '/live': 'http://localhost:8080', '/identity': 'http://localhost:8080', '/config.json': 'http://localhost:8080' } },
})
