import { join } from 'node:path'
import { provideNats, startNats, startPostgres } from '@hall/embedded'
import type { RememberedPorts } from './remembered-ports.ts'
import type { Steps } from './steps.ts'

export interface Servers {
  readonly adminUrl: string
  readonly natsUrl: string
  /** Resolves when one of them ended by itself. */
  readonly died: Promise<{ readonly name: string; readonly reason: string }>
}

interface Options {
  readonly dir: string
  /** A running one, instead of the embedded. */
  readonly natsUrl?: string | undefined
  readonly ports: RememberedPorts
}

/** Postgres and NATS with the city's data. */
export async function startServers({ dir, natsUrl, ports }: Options, steps: Steps): Promise<Servers> {
  const { say, report } = steps
  const postgres = await steps.start(say('postgres'), () => startPostgres({ dir: join(dir, 'postgres'), port: ports.get('postgres'), durable: true }))
  if (postgres.dir !== join(dir, 'postgres')) report(say('elsewhere', { dir: postgres.dir }))
  ports.set('postgres', postgres.port)
  const postgresDied = postgres.died.then((reason) => ({ name: say('postgres'), reason }))
  if (natsUrl) return { adminUrl: postgres.adminUrl, natsUrl, died: postgresDied }

  await provideNats(report)
  const nats = await steps.start(say('nats'), () => startNats({ dir: join(dir, 'nats'), port: ports.get('nats') }))
  ports.set('nats', nats.port)
  const natsDied = nats.died.then((reason) => ({ name: say('nats'), reason }))
  return { adminUrl: postgres.adminUrl, natsUrl: nats.url, died: Promise.race([postgresDied, natsDied]) }
}
