import { randomBytes } from 'node:crypto'
import { createVerifier, type PermissionRow } from '@hall/access'
import { command, defineContract, problem, query } from '@hall/contract'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { createTestIssuer, natsUrl, type TestIssuer } from '@hall/testing'
import { z } from 'zod'
import { type Handlers, type Log, serveContract, type ServeOptions } from '../src/index.ts'

/** A small service to call: a desk that lends and looks up. */
export const deskContract = defineContract({
  service: 'desk',
  procedures: {
    items: {
      byId: query({
        input: z.object({ center: z.string(), id: z.string().min(1).max(20), tags: z.array(z.string()).max(5).default([]) }),
        output: z.object({ id: z.string(), title: z.string() }),
        errors: ['ITEM_GONE'],
      }),
      lend: command({
        input: z.object({ center: z.string(), id: z.string(), days: z.int().min(1).max(30) }),
        output: z.object({ lentTo: z.string() }),
        errors: ['ALREADY_LENT'],
      }),
    },
    guide: {
      read: query({ input: z.object({ topic: z.string().max(50) }), output: z.object({ text: z.string() }), public: true }),
    },
    odd: {
      throws: query({ input: z.object({}), output: z.object({}) }),
      repeat: query({ input: z.object({ times: z.int().min(0).max(10_000_000) }), output: z.object({ text: z.string() }) }),
      wait: query({ input: z.object({}), output: z.object({ done: z.boolean() }) }),
      context: query({ input: z.object({}), output: z.record(z.string(), z.unknown()) }),
      closed: query({ input: z.object({}), output: z.object({}) }),
    },
  },
  events: {},
})
export type DeskContract = typeof deskContract

/** `odd.closed` has no row on purpose. */
export function deskPermissions(service: string): Readonly<Record<string, PermissionRow>> {
  const everyone: PermissionRow = { roles: {}, everyone: true, basis: 'QP-ARC-03' }
  return {
    [`${service}.items.byId`]: { roles: { staff: 'window', coordination: 'section', city_authority: 'city' }, basis: 'QP-ARC-01' },
    [`${service}.items.lend`]: { roles: { coordination: 'section' }, basis: 'QP-ARC-02' },
    [`${service}.odd.throws`]: everyone,
    [`${service}.odd.repeat`]: everyone,
    [`${service}.odd.wait`]: everyone,
    [`${service}.odd.context`]: everyone,
  }
}

interface DeskContext {
  readonly greeting: string
  /** What `odd.wait` waits for. */
  readonly released: () => Promise<void>
}

export const deskHandlers: Handlers<DeskContract, DeskContext> = {
  items: {
    async byId({ id }) {
      if (id === 'gone') return problem('ITEM_GONE', { clause: 'QP-ARC-01', details: { id } })
      return { ok: true, value: Object.assign({ id, title: `Item ${id}` }, { secretColumn: 'never sent' }) }
    },
    async lend(input, { actor }) {
      return input.id === 'lent' ? problem('ALREADY_LENT') : { ok: true, value: { lentTo: actor.id } }
    },
  },
  guide: {
    async read({ topic }, { greeting }) { return { ok: true, value: { text: `${greeting}: ${topic}` } } },
  },
  odd: {
    async throws() { throw new Error('column "password" of relation "people"') },
    async repeat({ times }) { return { ok: true, value: { text: 'x'.repeat(times) } } },
    async wait(_input, { released }) {
      await released()
      return { ok: true, value: { done: true } }
    },
    async context(_input, { actor, reach, now, traceparent, path, onward, deadline }) {
      return { ok: true, value: { actor: actor.id, persons: reach.persons, now: now.toString(), traceparent, path, onward, aborted: deadline.aborted } }
    },
    async closed() { return { ok: true, value: {} } },
  },
}

export interface Line { readonly level: string; readonly fields: Readonly<Record<string, unknown>>; readonly message: string }

export function recordingLog(lines: Line[]): Log {
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields: { ...fields }, message })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export const NOW = Temporal.Instant.from('2026-03-10T00:30:00Z')

export interface Desk extends AsyncDisposable {
  /** The service's connection. */
  readonly nats: NatsConnection
  /** A connection of the callers'. */
  readonly caller: NatsConnection
  readonly issuer: TestIssuer
  /** The desk's contract under a service name of its own: all test files share one nats-server. */
  readonly contract: DeskContract
  readonly lines: Line[]
  readonly serving: Awaited<ReturnType<typeof serveContract>>
}

export function uniqueDesk(): DeskContract {
  return { ...deskContract, service: `desk-${randomBytes(4).toString('hex')}` }
}

/** The desk, served over the run's nats-server. */
export async function openDesk(overrides: Partial<ServeOptions<DeskContract, DeskContext>> = {}): Promise<Desk> {
  const contract = overrides.contract ?? uniqueDesk()
  const [nats, caller, issuer] = await Promise.all([connect({ servers: natsUrl() }), connect({ servers: natsUrl() }), createTestIssuer()])
  const lines: Line[] = []
  const serving = await serveContract({
    nats,
    contract,
    handlers: deskHandlers,
    context: { greeting: '您好', released: () => Promise.resolve() },
    verify: createVerifier({ issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys }),
    permissions: deskPermissions(contract.service),
    log: recordingLog(lines),
    now: () => NOW,
    ...overrides,
  })
  return {
    nats, caller, issuer, contract, lines, serving,
    async [Symbol.asyncDispose]() {
      await serving[Symbol.asyncDispose]()
      await nats.close()
      await caller.close()
    },
  }
}
