import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { eq, and, ilike } from 'drizzle-orm'
import { findDevice, lockDevice, noteContact } from '../db/device-store.ts'
import { countKnown } from '../db/punch-store.ts'
import { findHolders } from '../db/posting-store.ts'
import { fileImport } from '../db/schema.ts'
import { inCenterTime } from '../domain/device/center-time.ts'
import { readFileLines, type ReadLine } from '../domain/device/attlog-file.ts'
import { latestTime } from '../domain/device/read-line.ts'
import type { Sent } from '../domain/device/read-body.ts'
import { openFile, type OpenedFile } from '../import/open-file.ts'
import { lineErrorInWords } from '../import/words.ts'
import { appendOne, type AttendanceHandlers, likeText, outside } from './calls.ts'
import { keepSent } from './device-push.ts'

type Handlers = AttendanceHandlers['imports']
const MOST_SHOWN = 200
const SAMPLE = 8

/** Lines that came by USB or in a spreadsheet, kept as if the terminal had sent them: the same file twice changes nothing. */
export function importsHandlers(service: ServiceContext): Handlers {
  return {
    preview: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const opened = await openFile(input.file, input.mapping)
      if (!opened.ok) return opened
      return service.read(call, async (tx) => {
        const device = await findDevice(tx, input.serial)
        if (device?.center !== input.center) return problem('DEVICE_UNKNOWN')
        const lines = linesOf(opened.value, call)
        const read = inCenterTime(lines.flatMap((line) => (line.ok ? [{ ...line.value, row: line.row }] : [])), device.timezone)
        const holders = await findHolders(tx, input.serial, [...new Set(read.map(({ number }) => number))])
        const holderOf = (one: { number: string; at: string }) => holders.find(({ number, from, until }) => number === one.number && from.toString() <= one.at && one.at < (until?.toString() ?? '9999'))
        const times = read.map(({ at }) => at).sort()
        const bad = [...opened.value.errors, ...lines.flatMap((line) => (line.ok ? [] : [{ row: line.row, column: null, code: line.code as string, text: lineErrorInWords(line.code) }]))]
        return {
          ok: true,
          value: {
            digest: opened.value.sha256, kind: opened.value.kind, rows: opened.value.rows, readable: read.length, known: await countKnown(tx, input.serial, read),
            unknownNumbers: [...new Set(read.filter((one) => !holderOf(one)).map(({ number }) => number))].slice(0, MOST_SHOWN),
            headers: opened.value.headers, mapping: opened.value.mapping, errors: bad.sort((a, b) => a.row - b.row).slice(0, MOST_SHOWN),
            first: times.at(0) ?? null, last: times.at(-1) ?? null,
            sample: read.slice(0, SAMPLE).map(({ row, number, at }) => ({ row, number, at, person: holderOf({ number, at })?.person ?? null })),
          },
        }
      })
    },

    apply: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const opened = await openFile(input.file, input.mapping)
      if (!opened.ok) return opened
      if (opened.value.sha256 !== input.digest) return problem('FILE_CHANGED')
      return service.command(call, input, async (tx) => {
        const device = await lockDevice(tx, input.serial)
        if (device?.center !== input.center) return problem('DEVICE_UNKNOWN')
        const sent = sentBy(linesOf(opened.value, call))
        const holders = await findHolders(tx, input.serial, sent.numbers)
        // A clock measured today says nothing about checks that lay on a stick.
        const { newestCheck, ...kept } = await keepSent(tx, { ...device, clockDriftSeconds: null }, { sent, holders, now: call.now })
        await noteContact(tx, input.serial, { now: call.now, accepted: kept.accepted, newestCheck })
        await keepImport(tx, service, { call, input, kept, sha256: opened.value.sha256 })
        const appended = await appendOne(tx, { type: 'FileImported', serial: input.serial, sha256: opened.value.sha256, ...kept }, { stream: `import/${input.commandId}`, version: 0, call, input, place: { center: input.center } })
        return appended.ok ? { ok: true, value: kept } : appended
      })
    },

    list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(fileImport.center, center) : undefined, search ? ilike(fileImport.filename, `%${likeText(search)}%`) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(fileImport).where(where).$dynamic(), {
        page, sortable: { at: fileImport.at, filename: fileImport.filename, serial: fileImport.serial }, defaultSort: '-at', tiebreaker: fileImport.id,
      })
      return { ok: true, value: { rows: rows.map(({ sha256: _sha256, at, ...row }) => ({ ...row, at: at.toString() })), total } }
    }),
  }
}

function linesOf({ lines }: OpenedFile, { now }: CallContext): ReadLine[] {
  return readFileLines(lines, latestTime(localTime(now)))
}

function sentBy(lines: readonly ReadLine[]): Sent {
  const checks = lines.flatMap((one) => (one.ok ? [{ ...one.value, line: one.line }] : []))
  const unread = lines.flatMap((one) => (one.ok ? [] : [{ line: one.line, code: one.code }]))
  return { table: 'ATTLOG', checks, numbers: [...new Set(checks.map(({ number }) => number))], operations: [], passedOver: 0, unread }
}

interface Keeping { readonly call: CallContext; readonly input: { readonly center: string; readonly serial: string; readonly file: { readonly filename: string } }; readonly kept: { accepted: number; known: number; unread: number }; readonly sha256: string }

async function keepImport(tx: Transaction, { newId }: ServiceContext, { call, input, kept, sha256 }: Keeping): Promise<void> {
  const { center, serial, file } = input
  await tx.insert(fileImport).values({ id: newId(), center, serial, filename: file.filename, sha256, ...kept, by: call.actor.name, at: call.now })
}

