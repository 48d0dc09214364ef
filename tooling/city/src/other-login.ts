import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { nextFreePort } from '@hall/embedded'
import type { Account } from '@hall/identity'
import { addPeople, fetchDistribution, keepCarrying, settingsFor, startKeycloak, VERSION } from '@hall/keycloak'
import type { Environment } from './hosting.ts'
import type { Steps } from './steps.ts'

/** A login that people come to instead of the embedded one. */
export interface OtherLogin extends AsyncDisposable {
  /** As `Surroundings.identity`. */
  readonly identity: Environment
  /** Of the demo, where it knows them; of others nothing is known. */
  readonly accounts: readonly Account[]
  /** Resolves when it ended by itself. */
  readonly died?: Promise<{ readonly name: string; readonly reason: string }>
}

interface Surroundings extends Pick<Steps, 'say' | 'report' | 'run'> {
  readonly origin: string
  readonly natsUrl: string
  readonly accounts: readonly Account[]
  /** Folder of the logs. */
  readonly logs: string
  readonly signal?: AbortSignal | undefined
}

/** Called once the demo is loaded, before the services start under it. */
export type OpenLogin = (on: Surroundings) => Promise<OtherLogin>

const FIRST_PORT = 8180
/** Rights given in Hall count from the next token on: soon enough to be tried. */
const CARRY_EVERY_SECONDS = 5

/** One that runs already, as the environment names it. */
export function runningLogin(identity: Environment): OpenLogin {
  return async () => ({ identity, accounts: [], [Symbol.asyncDispose]: async () => undefined })
}

/** A real Keycloak with the realm of `infra/keycloak` and the accounts of the demo, for as long as the city runs. */
export const ownKeycloak: OpenLogin = async ({ origin, natsUrl, accounts, logs, say, report, run, signal }) => {
  await using parts = new AsyncDisposableStack()
  const [gatewaySecret, carrierSecret, password] = [secret(), secret(), secret()]
  const admin = { user: 'admin', password }
  const folder = await fetchDistribution(report, signal)
  const port = await nextFreePort(FIRST_PORT)
  const keycloak = parts.use(await run(`Keycloak ${VERSION}`, () => startKeycloak({ folder, port, hallOrigin: origin, gatewaySecret, carrierSecret, admin, inMemory: true, signal })))
  await run(say('keycloakAccounts'), () => addPeople(keycloak, admin, accounts))
  const log = (fields: object) => appendFileSync(join(logs, 'keycloak.log'), `${JSON.stringify(fields)}\n`)
  const standing = accounts.filter((account) => account.standing).map(({ person }) => person)
  parts.use(await keepCarrying({ url: keycloak.url, natsUrl, secret: carrierSecret, standing, everySeconds: CARRY_EVERY_SECONDS, log }))
  const running = parts.move()
  return {
    identity: settingsFor(keycloak, gatewaySecret),
    accounts,
    died: keycloak.died.then((reason) => ({ name: 'Keycloak', reason })),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

const secret = () => randomBytes(24).toString('base64url')
