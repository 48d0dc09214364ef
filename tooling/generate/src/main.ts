import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Request, readArguments } from './arguments.ts'
import { planProcedure, proceduresFile } from './procedure.ts'
import { Refusal } from './refusal.ts'
import { say } from './say.ts'
import { planService } from './service.ts'

const ROOT = join(import.meta.dirname, '../../..')

/** `npm run generate -- service <name>` or `-- procedure <service> <group>.<name> query|command`. */
try {
  const request = readArguments(process.argv.slice(2))
  const plan = request.what === 'service' ? planService(ROOT, request.name) : planProcedure(ROOT, request.procedure)
  for (const [file, text] of plan) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true })
    writeFileSync(join(ROOT, file), text)
  }
  print(say('written'), [...plan.keys()])
  print(say('next'), next(request))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(say(error.key, error.values))
  process.exitCode = 1
}

function next(request: Request): string[] {
  if (request.what === 'service') return say('serviceNext', { name: request.name }).split('\n')
  const { service, group, name } = request.procedure
  const file = group.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return say('procedureNext', { service, group, name, file, contract: proceduresFile(service) }).split('\n')
}

function print(title: string, lines: readonly string[]): void {
  console.log(title)
  for (const line of lines) console.log(`  ${line}`)
}
