import { problemPages } from '@hall/problem-pages'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Served below the pages of the staff, from the same folder. */
export default defineConfig({
  base: '/portal/',
  plugins: [react(), problemPages()],
  build: { target: 'es2022', manifest: true, outDir: '../admin/dist/portal', emptyOutDir: true, reportCompressedSize: false },
  server: { proxy: { '/trpc': 'http://localhost:8080' } },
})
