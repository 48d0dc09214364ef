import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { beyond, outside, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { bagOfVolumes } from '../bags.ts'
import { transfer, volume } from '../db/schema.ts'
import { lockVolumes } from '../db/volume-store.ts'
import { atDesk, logged, versionOf } from '../desk.ts'
import { sha256 } from '../bag.ts'
import { transferView } from '../views.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { write } from './volumes.ts'

/** To the archive of the city: a bag, its digest, and what the receiving archive answered. */
export function transfersHandlers(service: ServiceContext): ArchivesHandlers['transfers'] {
  return {
    list: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(transfer).where(center ? eq(transfer.center, center) : undefined).$dynamic(), { page, sortable: { packedAt: transfer.packedAt }, defaultSort: '-packedAt', tiebreaker: transfer.id })
      return { ok: true, value: { rows: rows.map(transferView), total } }
    }),

    pack: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { center } = input
      const refusal = beyond(call, { center, department: null, window: null })
      if (refusal) return refusal
      const rows = await lockVolumes(desk.tx, center, input.volumes)
      if (!rows) return problem('VOLUME_UNKNOWN')
      const out = rows.find(({ state }) => state !== 'filed')
      if (out) return problem('VOLUME_OUT', { details: { number: out.number, state: out.state } })
      const id = desk.newId()
      const bag = await bagOfVolumes(desk.tx, rows, { center, identifier: `${center}-${id.slice(0, 8)}`, now: call.now })
      const digest = sha256(bag)
      await desk.tx.insert(transfer).values({ id, center, state: 'packed', volumes: rows.map((row) => row.id), numbers: rows.map(({ number }) => number), packedAt: call.now, by: call.actor.id, sha256: digest, bag, receipt: null, receivedOn: null })
      const written = await desk.write({ stream: `transfer/${id}`, events: [{ type: 'TransferPacked', id, volumes: rows.length, sha256: digest }], place: { center } }, [desk.rules.policy?.log?.clause])
      return written.ok ? { ok: true, value: { id, sha256: digest } } : written
    }),

    download: async ({ center, transfer: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [row] = await tx.select().from(transfer).where(and(eq(transfer.id, id), eq(transfer.center, center)))
      return row ? { ok: true, value: { filename: `${center}-${id.slice(0, 8)}.zip`, contentBase64: Buffer.from(row.bag).toString('base64'), mediaType: 'application/zip' } } : problem('TRANSFER_UNKNOWN')
    }),

    confirm: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(transfer).where(and(eq(transfer.id, input.transfer), eq(transfer.center, input.center))).for('update')
      if (!row) return problem('TRANSFER_UNKNOWN')
      if (row.state !== 'packed') return problem('TRANSFER_SETTLED', { details: { state: row.state } })
      const { accepted, receipt, center } = input
      await desk.tx.update(transfer).set({ state: accepted ? 'received' : 'returned', receipt, receivedOn: dateOf(call.now) }).where(eq(transfer.id, row.id))
      if (accepted) {
        for (const one of (await lockVolumes(desk.tx, center, row.volumes)) ?? []) {
          await desk.tx.update(volume).set({ state: 'transferred' }).where(eq(volume.id, one.id))
          await write({ desk, row: one }, { type: 'VolumeStateChanged', number: one.number, state: 'transferred', because: receipt })
          await logged(desk, one, { kind: 'transferred', detail: receipt })
        }
      }
      return versionOf(await desk.write({ stream: `transfer/${row.id}`, events: [{ type: 'TransferConfirmed', center, transfer: row.id, count: row.volumes.length, sha256: row.sha256, accepted, receipt }], place: { center } }, [desk.rules.policy?.log?.clause]))
    }),
  }
}
