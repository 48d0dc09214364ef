import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Result } from '@hall/contract'
import { mayPass } from '../ways.ts'
import { type CommandKind, count } from './ledger.ts'
import { type Load, pause } from './load.ts'

interface Intent<T> {
  readonly kind: CommandKind
  readonly key: string
  readonly send: (commandId: string) => Promise<Result<T>>
}

const PAUSE_MS = 200
/** Of the commands, sent once more after their outcome: by clients that missed it. */
const MISSED_ANSWERS = 0.1

/** Sends a command under one id until it has an outcome. Undefined when it was refused or never answered, which is a complaint. */
export async function insist<T>({ kind, key, send }: Intent<T>, { ledger, random, giveUp }: Load): Promise<T | undefined> {
  const commandId = randomUUID()
  let outcome: { readonly value: T } | undefined
  while (!giveUp.aborted) {
    const result = await send(commandId)
    if (!result.ok && !mayPass(result.problem)) {
      ledger.complaints.push({ code: 'refused', values: { what: `${kind} ${key}`, code: result.problem.code } })
      return undefined
    }
    if (result.ok && outcome) {
      if (!isDeepStrictEqual(result.value, outcome.value)) ledger.complaints.push({ code: 'otherOutcome', values: { what: `${kind} ${key}` } })
      return outcome.value
    }
    if (result.ok) {
      outcome = { value: result.value }
      ledger.commands.push({ kind, key, commandId, value: result.value })
      if (!random.chance(MISSED_ANSWERS)) return outcome.value
    } else {
      count(ledger.answers, result.problem.code)
      await pause(PAUSE_MS, giveUp)
    }
    count(ledger.retries, kind)
  }
  if (!outcome) ledger.complaints.push({ code: 'unanswered', values: { what: `${kind} ${key}` } })
  return outcome?.value
}
