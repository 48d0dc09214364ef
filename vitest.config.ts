import { defineConfig } from 'vitest/config'

/** Secrets of no installation. */
const env = { HALL_RECEIPT_KEY: 'a receipt key of tests alone' }

/** Two kinds of test: pure ones beside the code, and `tests/` folders with real Postgres and NATS. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['packages/testing/src/seed.ts'],
          testTimeout: 180_000,
          include: ['{packages,services,tooling,apps}/**/src/**/*.test.{ts,tsx}', 'tooling/checks/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
        },
      },
      {
        test: {
          name: 'integration',
          env,
          isolate: false,
          setupFiles: ['packages/testing/src/seed.ts'],
          include: ['{packages,services,tooling,apps}/**/tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', 'apps/*/tests/browser/**'],
          globalSetup: ['packages/testing/src/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'scenarios',
          env,
          // Nothing of Hall is kept in modules: the files of a worker load the services once.
          isolate: false,
          setupFiles: ['packages/testing/src/seed.ts'],
          include: ['scenarios/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/testing/src/global-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/*/tests/browser/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['apps/admin/tests/browser/shared-city.ts'],
          testTimeout: 240_000,
          hookTimeout: 300_000,
          // A browser, a city and its database fill two cores: two files at once are no quicker.
          fileParallelism: false,
        },
      },
    ],
  },
})
