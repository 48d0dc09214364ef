import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Refusal, say } from './say.ts'

const REALM = join(import.meta.dirname, '../../../infra/keycloak/hall-realm.json')
const START_WITHIN_MS = 600_000
const LEAST_JAVA = 17
const LAST_LINES = 15

export interface KeycloakOptions {
  /** Of `fetchDistribution`. */
  readonly folder: string
  readonly port: number
  /** Where people open Hall. */
  readonly hallOrigin: string
  readonly gatewaySecret: string
  readonly carrierSecret: string
  readonly admin: { readonly user: string; readonly password: string }
  /** Nothing outlives it. */
  readonly inMemory?: boolean
  /** Ends a start that nobody waits for any more. */
  readonly signal?: AbortSignal | undefined
}

export interface Keycloak extends AsyncDisposable {
  readonly url: string
  readonly issuer: string
  readonly jwksUrl: string
  readonly tokenUrl: string
  /** Resolves with its last words when it ends without being asked to. */
  readonly died: Promise<string>
}

/** Starts a real Keycloak on loopback with the realm of `infra/keycloak`. Throws a Refusal when there is no Java or it does not come up. */
export async function startKeycloak({ folder, port, hallOrigin, gatewaySecret, carrierSecret, admin, inMemory = false, signal }: KeycloakOptions): Promise<Keycloak> {
  checkJava()
  const imports = join(folder, 'data/import')
  mkdirSync(imports, { recursive: true })
  copyFileSync(REALM, join(imports, 'hall-realm.json'))
  const given = ['start-dev', '--import-realm', '--http-host=127.0.0.1', `--http-port=${port}`, '--http-management-port=0', '--health-enabled=false', ...(inMemory ? ['--db=dev-mem'] : [])]
  const child = spawn(join(folder, 'bin/kc.sh'), given, {
    stdio: ['ignore', 'pipe', 'pipe'], detached: true,
    env: {
      ...process.env, HALL_ORIGIN: hallOrigin, HALL_GATEWAY_SECRET: gatewaySecret, HALL_CARRIER_SECRET: carrierSecret,
      KC_BOOTSTRAP_ADMIN_USERNAME: admin.user, KC_BOOTSTRAP_ADMIN_PASSWORD: admin.password,
      JAVA_OPTS_APPEND: '-Xmx512m',
    },
  })
  const { died, lastWords } = watch(child)
  const url = `http://127.0.0.1:${port}`
  const issuer = `${url}/realms/hall`
  const kill = () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    // The script starts Java as its child: the group ends as one.
    process.kill(-child.pid!, 'SIGTERM')
  }
  process.once('exit', kill)
  const stop = async () => {
    kill()
    await died
    process.off('exit', kill)
  }
  const deadline = Date.now() + START_WITHIN_MS
  while (!(await answers(`${issuer}/.well-known/openid-configuration`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Refusal(say('ended', { reason: lastWords() }))
    }
    if (signal?.aborted) {
      await stop()
      throw signal.reason
    }
    await delay(250)
  }
  return { url, issuer, died, jwksUrl: `${issuer}/protocol/openid-connect/certs`, tokenUrl: `${issuer}/protocol/openid-connect/token`, [Symbol.asyncDispose]: stop }
}

/** What the gateway is told of it; the services need the issuer, the audience and the keys alone. */
export function settingsFor({ issuer, jwksUrl, tokenUrl }: Pick<Keycloak, 'issuer' | 'jwksUrl' | 'tokenUrl'>, gatewaySecret: string) {
  return {
    IDENTITY_ISSUER: issuer, IDENTITY_AUDIENCE: 'hall-api', IDENTITY_JWKS_URL: jwksUrl, IDENTITY_PROVIDER: 'keycloak', IDENTITY_SPA_CLIENT_ID: 'hall-admin',
    IDENTITY_TOKEN_URL: tokenUrl, IDENTITY_CLIENT_ID: 'hall-gateway', IDENTITY_CLIENT_SECRET: gatewaySecret,
  }
}

function checkJava(): void {
  const java = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin/java') : 'java'
  const { stderr, status } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  const [, major = '0'] = /version "(\d+)/.exec(stderr ?? '') ?? []
  if (status !== 0 || Number(major) < LEAST_JAVA) throw new Refusal(say('noJava'))
}

function watch(child: ChildProcess) {
  const lines: string[] = []
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => line.trim() !== ''))
      lines.splice(0, lines.length - LAST_LINES)
    })
  }
  const lastWords = () => lines.join('\n')
  return { lastWords, died: new Promise<string>((resolve) => child.once('exit', () => resolve(lastWords()))) }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then((response) => response.ok, () => false)
}
