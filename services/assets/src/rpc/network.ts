import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { INSPECTION_ITEMS } from '@hall/contract-assets'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, inArray, lte } from 'drizzle-orm'
import { changeAsset } from '../change-asset.ts'
import { findAsset } from '../db/asset-store.ts'
import { approved, asset, connection, medium, permit, programNature, request } from '../db/schema.ts'
import { atDesk, madeAs, standingOf, versionOf, withinCenter } from '../desk.ts'
import { inspectDevice } from '../domain/inspection.ts'
import { recordFinding } from '../findings.ts'
import { isOfCenter } from '../people.ts'
import { loadRules } from '../rules.ts'
import { findingView } from '../views.ts'
import type { accountsHandlers } from './accounts.ts'
import type { AssetsHandlers } from './handlers.ts'
import type { loginsHandlers } from './logins.ts'
import type { upkeepHandlers } from './upkeep.ts'

const COMPUTERS = ['computer', 'device'] as const
const YEAR = { years: 1 }

type Network = Omit<AssetsHandlers['network'], keyof ReturnType<typeof accountsHandlers> | keyof ReturnType<typeof loginsHandlers> | keyof ReturnType<typeof upkeepHandlers>>

export function networkHandlers(service: ServiceContext): Network {
  return {
    connect: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const rule = desk.rules.policy?.devicesAllowed
      const known = await findAsset(desk.tx, input.center, input.code)
      const isWork = known !== undefined && known.state !== 'disposed' && known.state !== 'lost' && (COMPUTERS as readonly string[]).includes(known.category)
      const accepted = !rule || isWork
      const place = { center: input.center, department: known?.department ?? null, window: known?.window ?? null }
      await desk.tx.insert(connection).values({ id: desk.newId(), ...place, code: input.code, port: input.port, at: call.now, accepted })
      const written = await desk.write({ stream: `connection/${input.center}/${input.code}`, events: [{ type: 'ConnectionTried', code: input.code, port: input.port, accepted }], place }, [rule?.clause])
      if (!written.ok) return written
      if (!accepted) await recordFinding(desk, { kind: 'unknown_device', place, asset: input.code, against: null, subject: input.port, clause: rule.clause })
      return { ok: true, value: { accepted, clause: rule?.clause ?? null } }
    }),

    notConnected: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const { policy, calendar } = await loadRules(tx, center, day)
      if (!policy?.connected || !calendar.isWorkday(day)) return { ok: true, value: { clause: policy?.connected?.clause ?? null, rows: [] } }
      const computers = await tx.select().from(asset).where(and(eq(asset.center, center), eq(asset.category, 'computer'), inArray(asset.state, ['in_use'])))
      const seen = await tx.select().from(connection).where(and(eq(connection.center, center), eq(connection.accepted, true))).orderBy(desc(connection.at))
      const rows = computers.flatMap(({ number, name, window }) => {
        const own = seen.filter(({ code }) => code === number).map(({ at }) => dateOf(at))
        return own.some((date) => date.equals(day)) ? [] : [{ number, name, window, lastOn: own[0]?.toString() ?? null }]
      })
      return { ok: true, value: { clause: policy.connected.clause, rows } }
    }),

    address: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const { addressBy, secondNetwork, approvals } = desk.rules.policy ?? {}
      if (addressBy && !standingOf(call, input.center).has(addressBy.value)) return problem('NOT_CARRIER', { clause: addressBy.clause })
      const nets = input.network.nets ?? []
      if (secondNetwork && new Set([...(row.network.nets ?? []), ...nets]).size > 1) return problem('SECOND_NETWORK', { clause: secondNetwork.clause })
      const needs = approvals?.egov
      if (needs && nets.includes('egov')) {
        const consented = await desk.tx.select().from(request).where(and(eq(request.center, input.center), eq(request.kind, 'egov'), inArray(request.state, ['approved', 'carried_out'])))
        if (!consented.some(({ assets }) => assets.includes(input.asset))) return problem('APPROVAL_MISSING', { clause: needs.clause })
      }
      const changed = await changeAsset(desk, row, { number: row.number, change: { network: { ...row.network, ...input.network }, function: row.function }, because: 'address' })
      if (!changed.ok) return problem('ASSET_UNKNOWN')
      return versionOf(await desk.write({ stream: `address/${row.id}`, events: [{ type: 'AssetChanged', number: row.number, field: 'ip', before: row.network.ip ?? '', after: input.network.ip ?? '' }], place: row }, [addressBy?.clause]))
    }),

    approve: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const { center, department, window, number } = row
      const forbidden = desk.rules.policy?.softwareForbidden
      if (input.kind === 'software' && forbidden && input.names.length > 0) {
        const [known] = await desk.tx.select().from(programNature).where(and(eq(programNature.center, center), inArray(programNature.name, [...input.names]), inArray(programNature.nature, [...forbidden.value]))).limit(1)
        if (known) return problem('PROGRAM_FORBIDDEN', { clause: forbidden.clause, details: { name: known.name, nature: known.nature } })
      }
      if (input.names.length > 0) await desk.tx.insert(approved).values(input.names.map((name) => ({ center, department, window, asset: number, kind: input.kind, name }))).onConflictDoNothing()
      return versionOf(await desk.write({ stream: `programs/${row.id}`, events: [{ type: 'ProgramsApproved', number, kind: input.kind, names: input.names }], place: row }, [desk.rules.policy?.software?.clause]))
    }),

    inspect: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const strange = input.items.find(({ code }) => !desk.rules.policy?.inspectionItems?.[code])
      if (strange) return problem('ITEM_NOT_REGULATED', { details: { item: strange.code } })
      const list = await desk.tx.select().from(approved).where(and(eq(approved.center, row.center), eq(approved.asset, row.number)))
      const found = inspectDevice({ ...input, approved: list, registered: row.network }, desk.rules.policy)
      const natures = input.natures.filter(({ nature }) => desk.rules.policy?.softwareForbidden?.value.includes(nature))
      if (natures.length > 0) await desk.tx.insert(programNature).values(natures.map(({ name, nature }) => ({ center: row.center, name, nature }))).onConflictDoNothing()
      const findings = []
      for (const one of found) {
        const recorded = await recordFinding(desk, { ...one, place: row, asset: row.number, against: null })
        if (!recorded.ok) return recorded
        findings.push(findingView(recorded.value))
      }
      await desk.tx.update(asset).set({ reviewedOn: dateOf(call.now) }).where(eq(asset.id, row.id))
      return { ok: true, value: { findings } }
    }),

    inspectionItems: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const items = INSPECTION_ITEMS.flatMap((code) => {
        const rule = policy?.inspectionItems?.[code]
        return rule ? [{ code, clause: rule.clause, findings: rule.value.filter((one) => one !== 'checked') }] : []
      })
      return { ok: true, value: { natures: [...(policy?.softwareForbidden?.value ?? [])], items } }
    }),

    checkMedium: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, newId, write }) => {
      const { center, label, clean } = input
      await tx.insert(medium).values({ id: newId(), center, label, clean, on: dateOf(call.now) })
      return versionOf(await write({ stream: `medium/${center}/${label}`, events: [{ type: 'MediumChecked', label, clean }], place: { center } }, [rules.policy?.media?.clause]))
    }),

    useMedium: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const rule = desk.rules.policy?.media
      // Checks are the center's; a window is told yes or no.
      const checks = await service.db.read(EVERYTHING, (tx) => tx.select().from(medium).where(and(eq(medium.center, input.center), eq(medium.label, input.label), eq(medium.on, dateOf(call.now)))).orderBy(medium.id))
      const allowed = !rule || checks.at(-1)?.clean === true
      if (!allowed) await recordFinding(desk, { kind: 'media_unchecked', place: row, asset: row.number, against: call.actor.id, subject: input.label, clause: rule.clause })
      return { ok: true, value: { allowed, clause: rule?.clause ?? null } }
    }),

    permit: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, newId, write }) => {
      const { center, person, server, rights, until } = input
      const today = dateOf(call.now)
      if (!(await isOfCenter(tx, person, { center, on: today }))) return problem('PERSON_UNKNOWN', { details: { person } })
      if (Temporal.PlainDate.compare(Temporal.PlainDate.from(until), today) < 0) return problem('ENDS_BEFORE_START')
      const id = newId()
      await tx.insert(permit).values({ id, center, person, server, rights, givenOn: today, until: Temporal.PlainDate.from(until) })
      return madeAs(id, await write({ stream: `permit/${id}`, events: [{ type: 'PermitGiven', id, person, server, rights, until }], place: { center } }, [rules.policy?.serverData?.clause]))
    }),

    /** Asked by the server before it answers; an attempt without a permit goes on record. */
    access: (input, call) => atDesk(service, { input, call: withinCenter(call, input.center) }, async (desk) => {
      const rule = desk.rules.policy?.serverData
      const own = await desk.tx.select().from(permit).where(and(eq(permit.center, input.center), eq(permit.person, call.actor.id), eq(permit.server, input.server)))
      const today = dateOf(call.now)
      const allowed = !rule || own.some(({ rights, until }) => rights.includes(input.right) && Temporal.PlainDate.compare(today, until) <= 0)
      if (!allowed) await recordFinding(desk, { kind: 'no_permission', place: { center: input.center, department: null, window: null }, asset: null, against: call.actor.id, subject: `${input.server} ${input.right}`, clause: rule.clause })
      return { ok: true, value: { allowed, clause: rule?.clause ?? null } }
    }),

    review: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      // No database has a year 0.
      const before = day.year > 1 ? day.subtract(YEAR) : day
      const [devices, permits] = await Promise.all([
        tx.select().from(asset).where(and(eq(asset.center, center), inArray(asset.category, [...COMPUTERS]), lte(asset.reviewedOn, before))),
        tx.select().from(permit).where(and(eq(permit.center, center), lte(permit.givenOn, before))),
      ])
      return {
        ok: true,
        value: { rows: [...devices.map((row) => ({ subject: `${row.number} ${row.name}`, since: row.reviewedOn.toString(), person: null })), ...permits.map((row) => ({ subject: row.server, since: row.givenOn.toString(), person: row.person }))] },
      }
    }),
  }
}
