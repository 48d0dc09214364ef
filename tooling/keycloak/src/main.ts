import { randomBytes } from 'node:crypto'
import { nextFreePort } from '@hall/embedded'
import { fetchDistribution, VERSION } from './distribution.ts'
import { settingsFor, startKeycloak } from './keycloak.ts'
import { Refusal, say } from './say.ts'

/** `npm run keycloak [-- --origin http://localhost:8080]`: a real Keycloak with Hall's realm, on loopback, until Ctrl-C. */
const at = process.argv.indexOf('--origin')
const origin = at > 0 ? process.argv[at + 1]! : 'http://localhost:8080'
const print = (line: string) => void process.stdout.write(`${line}\n`)

const asked = new Promise<undefined>((resolve) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined)) })

try {
  const folder = await fetchDistribution(print)
  const admin = { user: 'admin', password: randomBytes(9).toString('base64url') }
  const [gatewaySecret, carrierSecret] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')]
  print(say('starting', { version: VERSION }))
  const keycloak = await startKeycloak({ folder, port: await nextFreePort(8180), hallOrigin: origin, gatewaySecret, carrierSecret, admin, inMemory: true })
  print(say('ready', { url: keycloak.url, origin, ...admin }))
  print(say('settings'))
  const settings = { ...settingsFor(keycloak, gatewaySecret), KEYCLOAK_URL: keycloak.url, CARRIER_CLIENT_SECRET: carrierSecret }
  for (const [name, value] of Object.entries(settings)) print(`  ${name}=${value}`)
  const lastWords = await Promise.race([asked, keycloak.died])
  if (lastWords !== undefined) throw new Refusal(say('ended', { reason: lastWords }))
  await keycloak[Symbol.asyncDispose]()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
