import { archivesContract } from '@hall/contract-archives'
import { assetsContract } from '@hall/contract-assets'
import { sealsContract } from '@hall/contract-seals'
import type { NatsConnection } from '@nats-io/nats-core'
import { loadArchives } from './load-archives.ts'
import { loadAssets } from './load-assets.ts'
import { loadSeals } from './load-seals.ts'
import { createPatientClient } from './patient-client.ts'
import type { DemoCity } from './shapes.ts'

interface Registers {
  readonly nats: NatsConnection
  readonly tokenFor: (person: string) => Promise<string>
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** Number in data/accounts.json of who registers for all centers. */
const REGISTRAR = 'CITY05'

/** Seals, assets and archives of every center. A second load changes nothing. */
export async function loadRegisters(city: DemoCity, { nats, tokenFor, today }: Registers): Promise<void> {
  const as = (person: string) => ({ token: () => tokenFor(person) })
  await Promise.all([
    loadSeals(city, (person) => createPatientClient(nats, sealsContract, as(person)), { it: REGISTRAR, today }),
    loadAssets(city, createPatientClient(nats, assetsContract, as(REGISTRAR))),
    loadArchives(city, { as: (person) => createPatientClient(nats, archivesContract, as(person)), registrar: REGISTRAR, today }),
  ])
}
