import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { discardNats, discardPostgres } from '@hall/embedded'

/** Empties a city's folder; a server that a killed start left behind is stopped first. */
export async function discardData(dir: string): Promise<void> {
  await discardPostgres(join(dir, 'postgres'))
  await discardNats(join(dir, 'nats'))
  rmSync(dir, { recursive: true, force: true })
}
