import { join } from 'node:path'
import { AlreadyRunning, holdLock, type Lock } from '@hall/embedded'
import { Refusal as KeycloakRefusal } from '@hall/keycloak'
import { readArguments } from './arguments.ts'
import { banner } from './banner.ts'
import { type City, startCity } from './city.ts'
import { readConfig } from './config.ts'
import { discardData } from './data-folder.ts'
import { findDemo } from './demo.ts'
import { listenForInterruptions } from './interruptions.ts'
import { ownKeycloak, runningLogin } from './other-login.ts'
import { createSay, Refusal, type Say } from './say.ts'
import { ROOT } from './services.ts'
import { findSpa } from './spa.ts'

const DIR = join(ROOT, '.hall/data')
const STOP_WITHIN_MS = 45_000

const config = readConfig()
const say = createSay(config.language)
const report = (line: string) => console.log(line)
const interrupted = new AbortController()
listenForInterruptions({
  onFirst: () => {
    report(`\n${say('stopping')}`)
    interrupted.abort()
    setTimeout(() => end('forced', 1), STOP_WITHIN_MS).unref()
  },
  onSecond: () => end('forced', 130),
})
// A closed terminal must not keep the city from stopping in order.
process.stdout.on('error', () => undefined)

try {
  process.exitCode = await run()
} catch (error) {
  if (interrupted.signal.aborted) report(say('stopped'))
  else console.error(explain(error, say))
  process.exitCode = interrupted.signal.aborted ? 0 : 1
}

async function run(): Promise<number> {
  const { fresh, separate, keycloak, port } = readArguments(process.argv.slice(2), say)
  using lock = holdLock(`${DIR}.lock`)
  if (fresh) await discardData(DIR)
  const city = await startCity({
    ...config, dir: DIR, port, separate, say, report,
    spa: findSpa(), demo: await findDemo(), signal: interrupted.signal,
    login: keycloak ? ownKeycloak : config.identity && runningLogin(config.identity),
  })
  return await live(city, lock)
}

/** Until a Ctrl-C or the end of a part the city needs. */
async function live(city: City, lock: Lock): Promise<number> {
  lock.note(city.origin)
  report(banner(city, { dir: DIR, language: config.language, say }))
  const stopped = new Promise<undefined>((resolve) => interrupted.signal.addEventListener('abort', () => resolve(undefined), { once: true }))
  const death = interrupted.signal.aborted ? undefined : await Promise.race([stopped, city.died])
  if (death) console.error(say('died', death))
  await city[Symbol.asyncDispose]()
  if (!death) report(say('stopped'))
  return death ? 1 : 0
}

function explain(error: unknown, say: Say): string {
  if (error instanceof AlreadyRunning) return say('running', { url: error.note, pid: error.pid })
  if (error instanceof Refusal || error instanceof KeycloakRefusal) return error.message
  return say('failed', { reason: error instanceof Error ? error.message : String(error) })
}

function end(key: 'forced', code: number): void {
  report(say(key))
  process.exit(code)
}
