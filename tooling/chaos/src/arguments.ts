import { parseArgs } from 'node:util'
import type { Words } from './report.ts'

export interface Arguments {
  readonly seconds: number
  readonly seed: string
  readonly json: boolean
}

const DEFAULT_SECONDS = 60
const MOST_SECONDS = 3600
const OPTIONS = { seconds: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } } as const

/** Throws one sentence that names the wrong argument, and the right ones. */
export function readArguments(argv: readonly string[], words: Words): Arguments {
  const { tokens, values } = parseArgs({ args: [...argv], strict: false, tokens: true, options: OPTIONS })
  const unknown = tokens.find((token) => token.kind !== 'option' || !(token.name in OPTIONS))
  if (unknown) throw new Error(`${words('wrongArgument', { argument: argv[unknown.index] ?? '' })}\n${words('usage')}`)
  const seconds = values.seconds === undefined ? DEFAULT_SECONDS : Number(values.seconds)
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_SECONDS) throw new Error(words('wrongSeconds', { seconds: String(values.seconds) }))
  return { seconds, seed: typeof values.seed === 'string' ? values.seed : 'hall', json: values.json === true }
}
