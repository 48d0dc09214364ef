import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { sectionCopy } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { approved, asset } from '../db/schema.ts'
import { lockAssets } from '../db/asset-store.ts'
import { atDesk, versionOf } from '../desk.ts'
import type { AssetsHandlers } from './handlers.ts'
import { changeAsset } from './requests.ts'

/** What nobody uses at one center may serve another. */
export function reuseHandlers(service: ServiceContext): Pick<AssetsHandlers['assets'], 'setIdle' | 'moveToCenter'> {
  return {
    setIdle: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = (await lockAssets(desk.tx, input.center, [input.number])) ?? []
      if (!row) return problem('ASSET_UNKNOWN')
      if (row.state !== (input.idle ? 'in_use' : 'idle')) return problem('REQUEST_NOT_OPEN', { details: { state: row.state } })
      const changed = await changeAsset(desk, row, { number: row.number, change: { state: input.idle ? 'idle' : 'in_use' }, because: 'idle' })
      return changed.ok ? versionOf(changed) : problem('ASSET_UNKNOWN')
    }),

    moveToCenter: async (input, call) => outside(call, { center: input.to }) ?? atDesk(service, { input, call }, async ({ tx, rules, write }) => {
      const [row] = (await lockAssets(tx, input.center, [input.number])) ?? []
      if (!row) return problem('ASSET_UNKNOWN')
      if (row.state !== 'idle') return problem('ASSET_NOT_IDLE', { details: { state: row.state } })
      const sections = await tx.select().from(sectionCopy).where(eq(sectionCopy.center, input.to))
      const there = sections.find(({ role }) => role === 'general') ?? sections[0]
      if (!there || input.to === input.center) return problem('CENTER_UNKNOWN', { details: { center: input.to } })
      const [taken] = await tx.select({ id: asset.id }).from(asset).where(and(eq(asset.center, input.to), eq(asset.number, row.number)))
      if (taken) return problem('ID_TAKEN', { details: { number: row.number } })
      const { id, number, owner, name, class: of, value, acquiredOn } = row
      const clause = rules.policy?.register?.clause
      const left = await write({ stream: `asset/${id}`, version: row.version, events: [{ type: 'AssetStateChanged', center: input.center, number, state: 'disposed', because: input.to }], place: row }, [clause])
      if (!left.ok) return left
      const place = { center: input.to, department: null, window: null }
      await tx.update(asset).set({ ...place, section: there.id, spot: input.spot, state: 'in_use', function: '', network: {}, reviewedOn: dateOf(call.now), version: row.version + 2 }).where(eq(asset.id, id))
      await tx.delete(approved).where(and(eq(approved.center, input.center), eq(approved.asset, number)))
      return versionOf(await write({
        stream: `asset/${id}`, version: row.version + 1, place,
        events: [{ type: 'AssetRegistered', center: input.to, asset: id, number, owner, window: null, section: there.id, name, class: of, value, acquiredOn: acquiredOn.toString(), spot: input.spot }],
      }, [clause]))
    }),
  }
}
