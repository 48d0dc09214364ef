import { hash } from 'node:crypto'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { answerOrders, hasOrders, noteDrift, noteRestart, takeOrders } from '../db/command-store.ts'
import { type Contact, type Device, findDevice, lockDevice, noteContact, noteUnknown } from '../db/device-store.ts'
import { keepOperations } from '../db/operation-store.ts'
import { findHolders, type NumberHolder } from '../db/posting-store.ts'
import { keepPunches, keepUnread } from '../db/punch-store.ts'
import { driftSeconds, readDeviceClock } from '../domain/device/device-clock.ts'
import { inCenterTime } from '../domain/device/center-time.ts'
import { commandLine, readAnswers } from '../domain/device/orders.ts'
import { optionBlock } from '../domain/device/options.ts'
import { readBody, type Sent } from '../domain/device/read-body.ts'
import { appendOne, type AttendanceHandlers } from './calls.ts'

type DeviceHandlers = AttendanceHandlers['devices']
interface Received { readonly accepted: number; readonly known: number; readonly unread: number }

/** What terminals push, as the gateway hands it on. The answer goes out only after the commit. */
export function devicePushHandlers(service: ServiceContext): Pick<DeviceHandlers, 'hello' | 'receive' | 'poll' | 'report'> {
  return {
    hello: ({ serial }, call) => withDevice({ service, call, serial }, async (tx, device) => {
      await Promise.all([noteContact(tx, serial, { now: call.now }), noteRestart(tx, serial, call.now)])
      return { body: optionBlock({ ...device, now: call.now }) }
    }),

    poll: ({ serial, deviceTime }, call) => withDevice({ service, call, serial }, async (tx, { center, timezone, clockDriftSeconds: before }) => {
      const clock = deviceTime === undefined ? undefined : readDeviceClock(deviceTime)
      const seconds = clock && driftSeconds(clock, call.now)
      await noteContact(tx, serial, { now: call.now, clockDriftSeconds: seconds })
      if (seconds !== undefined) await noteDrift(tx, { serial, center, before, now: call.now }, seconds)
      if (!await hasOrders(tx, serial)) return { body: 'OK' }
      const localNow = call.now.toZonedDateTimeISO(timezone).toPlainDateTime()
      const lines = (await takeOrders(tx, serial, call.now)).map(({ id, order }) => commandLine(id, order, localNow))
      return { body: lines.length > 0 ? `${lines.join('\n')}\n` : 'OK' }
    }),

    receive: async (input, call) => {
      const sent = readBody(input, call.now)
      const received = await service.command(call, input, async (tx) => {
        const [device, holders] = await Promise.all([lockDevice(tx, input.serial), findHolders(tx, input.serial, sent.numbers)])
        if (!device) return problem('DEVICE_UNKNOWN')
        const { newestCheck, ...counts } = await keepSent(tx, device, { sent, holders, now: call.now })
        const { accepted } = counts
        await Promise.all([
          noteContact(tx, input.serial, { now: call.now, accepted: sent.table === 'ATTLOG' ? accepted : 0, newestCheck, ...stampOf(input) }),
          sent.table === 'ATTLOG' && accepted > 0 && appendOne(tx,
            { type: 'PunchesReceived', center: device.center, serial: device.serial, accepted, sha256: hash('sha256', input.body) },
            { stream: `punches/${input.commandId}`, version: 0, call, input, place: { center: device.center } }),
        ])
        return { ok: true, value: counts }
      })
      if (!received.ok && received.problem.code === 'DEVICE_UNKNOWN') await refuse({ service, call, serial: input.serial })
      return received
    },

    report: async (input, call) => {
      const { serial, body } = input
      const reported = await service.command(call, input, async (tx) => {
        const device = await findDevice(tx, serial)
        if (!device) return problem('DEVICE_UNKNOWN')
        const [answered] = await Promise.all([answerOrders(tx, { serial, now: call.now }, readAnswers(body)), noteContact(tx, serial, { now: call.now })])
        for (const { id, kind, returnCode } of answered) {
          const appended = await appendOne(tx, { type: 'CommandAnswered', id: String(id), serial, kind, returnCode }, { stream: `command-answer/${id}`, version: 0, call, input, place: { center: device.center } })
          if (!appended.ok) return appended
        }
        return { ok: true, value: { version: device.version } }
      })
      if (!reported.ok && reported.problem.code === 'DEVICE_UNKNOWN') await refuse({ service, call, serial })
      return reported
    },
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

export async function keepSent(tx: Transaction, device: Device, { sent, holders, now }: { sent: Sent; holders: readonly NumberHolder[]; now: Temporal.Instant }): Promise<Received & Pick<Contact, 'newestCheck'>> {
  const lines = inCenterTime(sent.checks, device.timezone)
  const [{ accepted, known, unknown }, operations] = await Promise.all([
    keepPunches(tx, device, { lines, holders, now }),
    keepOperations(tx, device, { operations: sent.operations, now }),
  ])
  const unread = [...sent.unread, ...unknown.map(({ line, number }) => ({ line, number, code: 'NUMBER_UNKNOWN' }))]
  await keepUnread(tx, device, { lines: unread, now })
  const newestCheck = lines.map(({ at }) => at).reduce<string | undefined>((latest, at) => (latest !== undefined && latest > at ? latest : at), undefined)
  return { newestCheck, accepted: accepted + operations, known: known + sent.operations.length - operations + sent.passedOver, unread: unread.length }
}
