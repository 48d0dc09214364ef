import { join } from 'node:path'
import { provideNats, startNats, startPostgres } from '@hall/embedded'
import { keepServer } from './keep-server.ts'
import type { Part } from './part.ts'
import type { RememberedPorts } from './remembered-ports.ts'
import type { Steps } from './steps.ts'

export interface Servers {
  readonly adminUrl: string
  readonly natsUrl: string
  /** Resolves when one of them ended by itself. */
  readonly died: Promise<{ readonly name: string; readonly reason: string }>
  readonly parts: readonly Part[]
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
  const keptPostgres = await steps.start(say('postgres'), () =>
    keepServer((port = ports.get('postgres')) => startPostgres({ dir: join(dir, 'postgres'), port, durable: true })))
  const { server: postgres } = keptPostgres
  if (postgres.dir !== join(dir, 'postgres')) report(say('elsewhere', { dir: postgres.dir }))
  ports.set('postgres', postgres.port)
  const postgresDied = keptPostgres.died.then((reason) => ({ name: say('postgres'), reason }))
  const postgresPart: Part = { name: 'postgres', kill: keptPostgres.kill }
  if (natsUrl) return { adminUrl: postgres.adminUrl, natsUrl, died: postgresDied, parts: [postgresPart] }

  await provideNats(report)
  const keptNats = await steps.start(say('nats'), () => keepServer((port = ports.get('nats')) => startNats({ dir: join(dir, 'nats'), port })))
  const { server: nats } = keptNats
  ports.set('nats', nats.port)
  const natsDied = keptNats.died.then((reason) => ({ name: say('nats'), reason }))
  return {
    adminUrl: postgres.adminUrl,
    natsUrl: nats.url,
    died: Promise.race([postgresDied, natsDied]),
    parts: [postgresPart, { name: 'nats', kill: keptNats.kill }],
  }
}
