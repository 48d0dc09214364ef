import { archivesContract } from '@hall/contract-archives'
import { assetsContract } from '@hall/contract-assets'
import { sealsContract } from '@hall/contract-seals'
import type { NatsConnection } from '@nats-io/nats-core'
import { loadArchives } from './load-archives.ts'
import { loadAssets } from './load-assets.ts'
import { loadSeals } from './load-seals.ts'
import { createPatientClient } from './patient-client.ts'
import { accountOr } from './accounts.ts'
import type { DemoCity } from './shapes.ts'

interface Registers {
  readonly nats: NatsConnection
  readonly tokenFor: (person: string) => Promise<string>
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** Numbers in data/accounts.json of who registers for the centers without an office of their own among the accounts, and of the city's IT. */
const REGISTRAR = 'CITY05'
const CITY_IT = 'CITY02'

/** Seals, assets and archives of every center. A second load changes nothing. */
export async function loadRegisters(city: DemoCity, { nats, tokenFor: freshToken, today }: Registers): Promise<void> {
  const tokenFor = remembered(freshToken)
  const as = (person: string) => ({ token: () => tokenFor(person) })
  const office = (center: string) => accountOr(REGISTRAR, center, 'general_office')
  const it = (center: string) => accountOr(CITY_IT, center, 'it')
  await Promise.all([
    loadSeals(city, eachOnce((person) => createPatientClient(nats, sealsContract, as(person))), { office, registrar: REGISTRAR, today }),
    loadAssets(city, eachOnce((person) => createPatientClient(nats, assetsContract, as(person))), { office, it, registrar: REGISTRAR, today }),
    loadArchives(city, { as: eachOnce((person) => createPatientClient(nats, archivesContract, as(person))), office, registrar: REGISTRAR, today }),
  ])
}

/** Well within the five minutes a token is good for. */
const REMEMBER_MS = 60_000

/** A token asks the organization for the person's rights; a thousand commands of a few people need a few of them. */
function remembered(tokenFor: Registers['tokenFor']): Registers['tokenFor'] {
  const tokens = new Map<string, { readonly until: number; readonly token: Promise<string> }>()
  return (person) => {
    const known = tokens.get(person)
    if (known && performance.now() < known.until) return known.token
    const token = tokenFor(person)
    tokens.set(person, { until: performance.now() + REMEMBER_MS, token })
    return token
  }
}

function eachOnce<T>(make: (person: string) => T): (person: string) => T {
  const made = new Map<string, T>()
  return (person) => made.get(person) ?? made.set(person, make(person)).get(person)!
}
