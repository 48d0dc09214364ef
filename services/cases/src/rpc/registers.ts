import { createHash } from 'node:crypto'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import { registerImport, registerMapping } from '../db/schema.ts'
import { REGISTERS } from '../registers/import-register.ts'
import { type OldCase, planRegister } from '../registers/plan-register.ts'
import { proposeMapping, readRegister } from '../registers/read-register.ts'
import type { CasesHandlers } from './handlers.ts'
import { rowEvent } from '../domain/row-event.ts'

const MOST_SHOWN = 200
const SAMPLE = 20

/** A center's old register: seen first, brought in in portions, the same file twice changes nothing. */
export function registersHandlers(service: ServiceContext): CasesHandlers['registers'] {
  return {
    mappings: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(registerMapping).where(eq(registerMapping.center, center)).orderBy(registerMapping.name)
      return { ok: true, value: { rows: rows.map(({ name, mapping, savedAt }) => ({ name, mapping, savedAt: savedAt.toString() })) } }
    }),

    saveMapping: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, name, mapping } = input
      await tx.insert(registerMapping).values({ center, name, mapping: mapping as Record<string, string>, savedAt: call.now }).onConflictDoUpdate({ target: [registerMapping.center, registerMapping.name], set: { mapping: mapping as Record<string, string>, savedAt: call.now } })
      const appended = await append(tx, { stream: `register-mapping/${input.commandId}`, expectedVersion: 0, events: [rowEvent({ type: 'MappingSaved', name, mapping })], meta: { ...metaOf(call, input), center } })
      return appended.ok ? { ok: true, value: { name } } : appended
    }),

    preview: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const read = await readRegister(input.file)
      if (!read.ok) return read
      const mapping = input.mapping ?? proposeMapping(read.value.headers)
      if (!mapping.number || !read.value.headers.includes(mapping.number)) return problem('HEADER_MISSING', { details: { headers: read.value.headers.slice(0, 40) } })
      const plan = planRegister(read.value, mapping)
      const { known, changed } = await service.read(call, (tx) => compare(tx, input.center, plan.cases))
      return {
        ok: true,
        value: {
          digest: digestOf(input.file.contentBase64, mapping), format: read.value.format, headers: [...read.value.headers], mapping, cases: plan.cases.length, steps: plan.steps, known, changed, errors: plan.errors.slice(0, MOST_SHOWN),
          sample: plan.cases.slice(0, SAMPLE).map(({ number, channel, received, finished, steps }) => ({ number, channel, received: received.toString(), finished: finished?.toString() ?? null, steps: steps.length })),
        },
      }
    },

    start: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const read = await readRegister(input.file)
      if (!read.ok) return read
      const plan = planRegister(read.value, input.mapping)
      if (plan.errors.length > 0 && !input.skipErrors) return problem('FILE_HAS_ERRORS', { details: { errors: plan.errors.length } })
      if (digestOf(input.file.contentBase64, input.mapping) !== input.digest) return problem('FILE_CHANGED')
      return service.command(call, input, async (tx) => {
        const id = service.newId()
        const { center, department, file, mapping } = input
        const bytes = Buffer.from(file.contentBase64, 'base64')
        await tx.insert(registerImport).values({
          id, center, department, filename: file.filename, sha256: createHash('sha256').update(bytes).digest('hex'), file: bytes, mapping: mapping as Record<string, string>, by: call.actor.id, startedAt: call.now, finishedAt: null,
          cases: plan.cases.length, done: 0, created: 0, changed: 0, unchanged: 0, error: null,
        })
        const appended = await append(tx, { stream: `register-import/${id}`, expectedVersion: 0, events: [rowEvent({ type: 'RegisterStarted', id, filename: file.filename, cases: plan.cases.length })], meta: { ...metaOf(call, input), center } })
        if (!appended.ok) return appended
        tx.signal(REGISTERS)
        return { ok: true, value: { id } }
      })
    },

    progress: async ({ center, id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { file: _file, ...shown } = getTableColumns(registerImport)
      const rows = await tx.select(shown).from(registerImport).where(and(eq(registerImport.center, center), id ? eq(registerImport.id, id) : undefined)).orderBy(desc(registerImport.startedAt)).limit(20)
      return {
        ok: true,
        value: { rows: rows.map(({ id: one, filename, startedAt, finishedAt, cases, done, created, changed, unchanged, error }) => ({ id: one, filename, cases, done, created, changed, unchanged, error, startedAt: startedAt.toString(), finishedAt: finishedAt?.toString() ?? null })) },
      }
    }),
  }
}

async function compare(tx: Transaction, center: string, cases: readonly OldCase[]): Promise<{ known: number; changed: number }> {
  const rows = await tx.sql<{ number: string; digest: string }>('select number, digest from register_number where center = $1 and number = any ($2::text[])', [center, cases.map(({ number }) => number)])
  const digests = new Map(rows.map(({ number, digest }) => [number, digest]))
  return { known: rows.length, changed: cases.filter(({ number, digest }) => digests.has(number) && digests.get(number) !== digest).length }
}

function digestOf(content: string, mapping: object): string {
  return createHash('sha256').update(JSON.stringify([content, Object.entries(mapping).sort()])).digest('hex')
}
