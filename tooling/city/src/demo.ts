import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Account, Identity } from '@hall/identity'
import type { NatsConnection } from '@nats-io/nats-core'
import { connect } from '@nats-io/transport-node'
import { ROOT } from './services.ts'

/** What a demo city is loaded through: the contracts, as any of its people. */
export interface DemoSurroundings {
  readonly nats: NatsConnection
  /** A token of five minutes, as the person's login would give it. */
  readonly tokenFor: (person: string) => Promise<string>
  readonly gatewayUrl: string
  readonly today: Temporal.PlainDate
}

/** People to log in as, and what the city holds. Loading it twice changes nothing. */
export interface Demo {
  accounts(): Promise<readonly Account[]>
  /** In this order: each part leans on those before it. */
  readonly parts: readonly { readonly name: string; load(surroundings: DemoSurroundings): Promise<void> }[]
}

/** All centers of a city share its time. */
const TIME_ZONE = 'Asia/Shanghai'
const INDEX = join(ROOT, 'tooling/demo/src/index.ts')

/** The demo city of this checkout (`tooling/demo` exports `demo`); undefined when it has none. */
export async function findDemo(): Promise<Demo | undefined> {
  if (!existsSync(INDEX)) return undefined
  return (await import(pathToFileURL(INDEX).href) as { demo: Demo }).demo
}

interface LoadOptions {
  readonly natsUrl: string
  readonly identity: Identity
  readonly gatewayUrl: string
  /** Runs the part of this name, and tells of it. */
  readonly run: (name: string, work: () => Promise<void>) => Promise<void>
  readonly signal?: AbortSignal | undefined
}

/** Stops in the middle of a part when `signal` says so: the next start loads the rest. */
export async function loadDemo(demo: Demo, { natsUrl, identity, gatewayUrl, run, signal }: LoadOptions): Promise<void> {
  const nats = await connect({ servers: natsUrl, name: 'demo' })
  const stopped = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
  stopped.catch(() => undefined)
  try {
    for (const { name, load } of demo.parts) {
      await run(name, () => {
        const loading = load({ nats, tokenFor: identity.tokenFor, gatewayUrl, today: Temporal.Now.plainDateISO(TIME_ZONE) })
        // What is left of it fails with the city that is being stopped, and nobody asks.
        loading.catch(() => undefined)
        return Promise.race([loading, stopped])
      })
    }
  } finally {
    await nats.close()
  }
}
