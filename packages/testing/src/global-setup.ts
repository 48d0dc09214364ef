import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNats, startPostgres } from '@hall/embedded'
import type { TestProject } from 'vitest/node'

/** One Postgres and one nats-server for a run; each test file makes a database and subjects of its own. */
export default async function setup(project: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), 'hall-test-'))
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), durable: false })
  const nats = await startNats({ dir: join(dir, 'nats') })
  project.provide('adminUrl', postgres.adminUrl)
  project.provide('natsUrl', nats.url)
  return async () => {
    await nats[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
    rmSync(dir, { recursive: true, force: true })
  }
}
