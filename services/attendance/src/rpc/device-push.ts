import { hash } from 'node:crypto'
import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { type Device, findDevice, noteContact, noteUnknown } from '../db/device-store.ts'
import { holdNumbers } from '../db/number-lock.ts'
import { keepOperations } from '../db/operation-store.ts'
import { keepPunches, keepUnread, type ReadLine, type UnreadLine } from '../db/punch-store.ts'
import { readAttendanceLine } from '../domain/device/attendance-line.ts'
import { driftSeconds, readDeviceClock } from '../domain/device/device-clock.ts'
import { type OperationLine, readOperationLine } from '../domain/device/operation-line.ts'
import { optionBlock } from '../domain/device/options.ts'
import { linesOf } from '../domain/device/read-line.ts'
import { appendOne, type AttendanceHandlers } from './calls.ts'

type DeviceHandlers = AttendanceHandlers['devices']
type Received = { accepted: number; known: number; unread: number }

/** What terminals push, as the gateway hands it on. The answer goes out only after the commit. */
export function devicePushHandlers(service: ServiceContext): Pick<DeviceHandlers, 'hello' | 'receive' | 'poll' | 'report'> {
  return {
    hello: ({ serial }, call) => withDevice({ service, call, serial }, async (tx, device) => {
      await noteContact(tx, serial, { now: call.now })
      return { body: optionBlock({ ...device, now: call.now }) }
    }),

    poll: ({ serial, deviceTime }, call) => withDevice({ service, call, serial }, async (tx) => {
      const clock = deviceTime === undefined ? undefined : readDeviceClock(deviceTime)
      await noteContact(tx, serial, { now: call.now, clockDriftSeconds: clock && driftSeconds(clock, call.now) })
      return { body: 'OK' }
    }),

    receive: async (input, call) => {
      const received = await service.command(call, input, async (tx) => {
        const device = await findDevice(tx, input.serial)
        if (!device) return problem('DEVICE_UNKNOWN')
        const counts = await keepBody(tx, device, { ...input, now: call.now })
        await noteContact(tx, input.serial, { now: call.now, accepted: counts.accepted, ...stampOf(input) })
        if (counts.accepted > 0) {
          await appendOne(tx, { type: 'PunchesReceived', center: device.center, serial: device.serial, accepted: counts.accepted, sha256: hash('sha256', input.body) },
            { stream: `punches/${input.commandId}`, version: 0, call, input, place: { center: device.center } })
        }
        return { ok: true, value: counts }
      })
      if (!received.ok && received.problem.code === 'DEVICE_UNKNOWN') await refuse({ service, call, serial: input.serial })
      return received
    },

    report: ({ serial }, call) => withDevice({ service, call, serial }, async (tx, { version }) => {
      await noteContact(tx, serial, { now: call.now })
      return { version }
    }),
  }
}

interface Caller { readonly service: ServiceContext; readonly call: CallContext; readonly serial: string }

/** A call of a terminal notes that it was seen; one nobody enrolled is refused and remembered. */
async function withDevice<T>({ service, call, serial }: Caller, work: (tx: Transaction, device: Device) => Promise<T>) {
  const value = await service.db.transaction(call.reach, async (tx) => {
    const device = await findDevice(tx, serial)
    return device && work(tx, device)
  })
  if (value !== undefined) return { ok: true as const, value }
  await refuse({ service, call, serial })
  return problem('DEVICE_UNKNOWN')
}

async function refuse({ service, call, serial }: Caller): Promise<void> {
  await service.db.transaction(call.reach, async (tx) => {
    const isFirst = await noteUnknown(tx, serial, call.now)
    if (!isFirst) return
    const input = { commandId: service.newId() }
    await appendOne(tx, { type: 'DeviceRefused', serial }, { stream: `refusal/${input.commandId}`, version: 0, call, input, place: {} })
  })
}

function stampOf({ table, stamp }: { table: string; stamp?: string }) {
  if (stamp === undefined) return {}
  return table === 'ATTLOG' ? { attendanceStamp: stamp } : table === 'OPERLOG' ? { operationStamp: stamp } : {}
}

interface Body { readonly table: string; readonly body: string; readonly now: Temporal.Instant }

async function keepBody(tx: Transaction, device: Device, { table, body, now }: Body): Promise<Received> {
  switch (table) {
    case 'ATTLOG': return keepAttendance(tx, device, { body, now })
    case 'OPERLOG': return keepOperationLog(tx, device, { body, now })
    default: {
      // Photos and templates, which nobody asked for: that something came is kept, what came is not.
      await keepUnread(tx, device, { lines: [{ line: table, code: 'TABLE_UNKNOWN' }], now })
      return { accepted: 0, known: 0, unread: 1 }
    }
  }
}

async function keepAttendance(tx: Transaction, device: Device, { body, now }: Omit<Body, 'table'>): Promise<Received> {
  const lines: ReadLine[] = []
  const unread: UnreadLine[] = []
  const local = localTime(now)
  for (const line of linesOf(body)) {
    const read = readAttendanceLine(line, local)
    if (read.ok) lines.push({ ...read.value, line })
    else unread.push({ line, code: read.code })
  }
  const { accepted, known, unknown } = await keepChecks(tx, device, { lines, now })
  unread.push(...unknown.map(({ line, number }) => ({ line, number, code: 'NUMBER_UNKNOWN' })))
  await keepUnread(tx, device, { lines: unread, now })
  return { accepted, known, unread: unread.length }
}

async function keepChecks(tx: Transaction, device: Device, { lines, now }: { lines: readonly ReadLine[]; now: Temporal.Instant }) {
  const first = await keepPunches(tx, device, { lines, now })
  if (first.unknown.length === 0) return first
  await holdNumbers(tx, device.center, 'together')
  const second = await keepPunches(tx, device, { lines: first.unknown, now })
  return { accepted: first.accepted + second.accepted, known: first.known + second.known, unknown: second.unknown }
}

async function keepOperationLog(tx: Transaction, device: Device, { body, now }: Omit<Body, 'table'>): Promise<Received> {
  const operations: OperationLine[] = []
  const unread: UnreadLine[] = []
  let passedOver = 0
  const local = localTime(now)
  for (const line of linesOf(body)) {
    const read = readOperationLine(line, local)
    if (!read.ok) unread.push({ line, code: read.code })
    else if (read.value) operations.push(read.value)
    else passedOver++
  }
  const accepted = await keepOperations(tx, device, { operations, now })
  await keepUnread(tx, device, { lines: unread, now })
  return { accepted, known: operations.length - accepted + passedOver, unread: unread.length }
}
