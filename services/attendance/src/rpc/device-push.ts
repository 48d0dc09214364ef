import { hash } from 'node:crypto'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { type Device, findDevice, lockDevice, noteContact, noteUnknown } from '../db/device-store.ts'
import { keepOperations } from '../db/operation-store.ts'
import { findHolders, type NumberHolder } from '../db/posting-store.ts'
import { keepPunches, keepUnread } from '../db/punch-store.ts'
import { driftSeconds, readDeviceClock } from '../domain/device/device-clock.ts'
import { optionBlock } from '../domain/device/options.ts'
import { readBody, type Sent } from '../domain/device/read-body.ts'
import { appendOne, type AttendanceHandlers } from './calls.ts'

type DeviceHandlers = AttendanceHandlers['devices']
interface Received { readonly accepted: number; readonly known: number; readonly unread: number }

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
      const sent = readBody(input, call.now)
      const received = await service.command(call, input, async (tx) => {
        const [device, holders] = await Promise.all([lockDevice(tx, input.serial), findHolders(tx, input.serial, sent.numbers)])
        if (!device) return problem('DEVICE_UNKNOWN')
        const counts = await keepSent(tx, device, { sent, holders, now: call.now })
        const { accepted } = counts
        await Promise.all([
          noteContact(tx, input.serial, { now: call.now, accepted: sent.table === 'ATTLOG' ? accepted : 0, ...stampOf(input) }),
          sent.table === 'ATTLOG' && accepted > 0 && appendOne(tx,
            { type: 'PunchesReceived', center: device.center, serial: device.serial, accepted, sha256: hash('sha256', input.body) },
            { stream: `punches/${input.commandId}`, version: 0, call, input, place: { center: device.center } }),
        ])
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

async function keepSent(tx: Transaction, device: Device, { sent, holders, now }: { sent: Sent; holders: readonly NumberHolder[]; now: Temporal.Instant }): Promise<Received> {
  const [{ accepted, known, unknown }, operations] = await Promise.all([
    keepPunches(tx, device, { lines: sent.checks, holders, now }),
    keepOperations(tx, device, { operations: sent.operations, now }),
  ])
  const unread = [...sent.unread, ...unknown.map(({ line, number }) => ({ line, number, code: 'NUMBER_UNKNOWN' }))]
  await keepUnread(tx, device, { lines: unread, now })
  return { accepted: accepted + operations, known: known + sent.operations.length - operations + sent.passedOver, unread: unread.length }
}
