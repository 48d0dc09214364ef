import { parseArgs } from 'node:util'
import { Refusal, type Say } from './say.ts'

export interface Arguments {
  readonly fresh: boolean
  readonly separate: boolean
  readonly keycloak: boolean
  readonly port: number
}

const DEFAULT_PORT = 8080

/** Throws a Refusal that names the wrong argument and the right ones. */
export function readArguments(argv: readonly string[], say: Say): Arguments {
  const { tokens, values } = parseArgs({
    args: [...argv], strict: false, tokens: true,
    options: { fresh: { type: 'boolean' }, separate: { type: 'boolean' }, keycloak: { type: 'boolean' }, port: { type: 'string' } },
  })
  const unknown = tokens.find((token) => token.kind !== 'option' || !['fresh', 'separate', 'keycloak', 'port'].includes(token.name))
  if (unknown) throw new Refusal(`${say('wrongArgument', { argument: argv[unknown.index] ?? '' })}\n${say('usage')}`)
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(say('wrongPort', { port: String(values.port) }))
  return { fresh: values.fresh === true, separate: values.separate === true, keycloak: values.keycloak === true, port }
}
