import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { problemPages } from './build/problem-pages.ts'

export default defineConfig({
  plugins: [react(), problemPages()],
  build: {
    target: 'es2022',
    manifest: true,
    // The size that matters is measured after gzip, by tests/first-page.test.ts.
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  server: { proxy: { '/trpc': 'http://localhost:8080', '/live': 'http://localhost:8080', '/identity': 'http://localhost:8080', '/config.json': 'http://localhost:8080' } },
})
