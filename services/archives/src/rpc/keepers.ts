import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { findPosting, windowCopy } from '@hall/organization-copy'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { handover, keeper, volume } from '../db/schema.ts'
import { keeperOn, lockVolumes, registerOf } from '../db/volume-store.ts'
import { atDesk, type Desk, logged, madeAs, placeOf, versionOf } from '../desk.ts'
import type { ArchiveEvent } from '../domain/archive-event.ts'
import { loadRules } from '../rules.ts'
import type { ArchivesHandlers } from './handlers.ts'

type KeeperRow = typeof keeper.$inferSelect
type Register = { center: string; window: string | null }

export function keepersHandlers(service: ServiceContext): ArchivesHandlers['keepers'] {
  return {
    list: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const { policy } = await loadRules(tx, center, day)
      const whole = call.reach.all || call.reach.centers.includes(center)
      const windows = (await tx.select().from(windowCopy).where(and(eq(windowCopy.center, center), isNull(windowCopy.closedOn))).orderBy(asc(windowCopy.number)))
        .filter(({ id, department }) => whole || call.reach.windows.includes(id) || call.reach.departments.includes(department))
      const registers: Register[] = [...(whole ? [{ center, window: null }] : []), ...windows.map(({ id }) => ({ center, window: id }))]
      const counts = await tx.select({ window: volume.window }).from(volume).where(and(eq(volume.center, center), inArray(volume.state, ['filed', 'lent', 'missing'])))
      const rows = await Promise.all(registers.map(async (register) => {
        const row = await keeperOn(tx, register, day)
        // Whoever has left the window answers for nothing there any more (EP-ARC-01).
        const there = row && (await findPosting(tx, row.person, day))?.center === center ? row : undefined
        return { register: register.window ?? center, window: register.window, person: there?.person ?? null, since: there?.from.toString() ?? null, volumes: counts.filter(({ window }) => window === register.window).length }
      }))
      return { ok: true, value: { clause: policy?.keeper?.clause ?? null, rows } }
    }),

    name: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const at = await placeOf(desk, input)
      if (!at.ok) return problem(at.problem.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'WINDOW_UNKNOWN')
      const from = Temporal.PlainDate.from(input.from)
      const posting = await findPosting(desk.tx, input.person, from)
      if (posting?.center !== input.center || (input.window !== null && posting.window !== input.window)) return problem('PERSON_UNKNOWN', { details: { person: input.person } })
      const held = await keeperOn(desk.tx, input, from)
      const { keeper: rule, handover: list } = desk.rules.policy ?? {}
      if (held && !input.replacing) return problem('ARCHIVE_KEEPER_NAMED', { details: { person: held.person }, ...((rule ?? list) && { clause: (rule ?? list)!.clause }) })
      if (held && list) return problem('HANDOVER_LIST_MISSING', { clause: list.clause, details: { person: held.person } })
      const events: ArchiveEvent[] = held ? await endOf(desk, held, from.subtract({ days: 1 })) : []
      return versionOf(await begin(desk, { ...at.value, person: input.person, from }, { before: events, clause: rule?.clause }))
    }),

    end: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const at = await placeOf(desk, input)
      if (!at.ok) return problem(at.problem.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'WINDOW_UNKNOWN')
      const last = Temporal.PlainDate.from(input.last)
      const held = await keeperOn(desk.tx, input, last)
      if (!held) return problem('ARCHIVE_KEEPER_MISSING')
      const { handover: list, keeper: rule } = desk.rules.policy ?? {}
      if (list) return problem('HANDOVER_LIST_MISSING', { clause: list.clause, details: { person: held.person } })
      return versionOf(await desk.write({ stream: streamOf(held), events: await endOf(desk, held, last), place: held }, [rule?.clause]))
    }),

    handOver: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const at = await placeOf(desk, input)
      if (!at.ok) return problem(at.problem.code === 'FORBIDDEN' ? 'FORBIDDEN' : 'WINDOW_UNKNOWN')
      const on = dateOf(call.now)
      const held = await keeperOn(desk.tx, input, on)
      if (!held) return problem('ARCHIVE_KEEPER_MISSING')
      const posting = await findPosting(desk.tx, input.to, on)
      if (posting?.center !== input.center || (input.window !== null && posting.window !== input.window)) return problem('PERSON_UNKNOWN', { details: { person: input.to } })
      const own = await registerOf(desk.tx, input)
      const listed = new Set(input.lines.map((one) => one.volume))
      if (!input.lines.every((one) => own.some(({ id }) => id === one.volume))) return problem('VOLUME_UNKNOWN')
      const missing = own.filter(({ id }) => !listed.has(id)).map(({ number }) => number)
      const rule = desk.rules.policy?.handover
      if (missing.length > 0) return problem('REGISTER_LIST_INCOMPLETE', { details: { missing: missing.slice(0, 20), count: missing.length }, ...(rule && { clause: rule.clause }) })
      const id = desk.newId()
      const { center, department, window } = at.value
      await desk.tx.insert(handover).values({ id, center, department, window, from: held.person, to: input.to, lines: input.lines, signed: [], effectiveOn: null })
      const count = (state: string) => input.lines.filter((one) => one.state === state).length
      const events: ArchiveEvent[] = [{ type: 'RegisterHandedOver', id, from: held.person, to: input.to, present: count('present'), lent: count('lent'), missing: count('missing') }]
      return madeAs(id, await desk.write({ stream: streamOf(at.value), events, place: at.value }, [rule?.clause]))
    }),

    sign: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(handover).where(and(eq(handover.id, input.handover), eq(handover.center, input.center), isNull(handover.effectiveOn))).for('update')
      if (!row) return problem('HANDOVER_UNKNOWN')
      const rule = desk.rules.policy?.handover
      const as = (['outgoing', 'incoming'] as const).filter((one) => call.actor.id === (one === 'outgoing' ? row.from : row.to))
      if (as.length === 0) return problem('NOT_SIGNER', { ...(rule && { clause: rule.clause }) })
      const signed = [...new Set([...row.signed, ...as])]
      const missing = (rule?.value ?? ['outgoing', 'incoming']).filter((one) => !signed.includes(one))
      const effective = missing.length === 0
      const on = dateOf(call.now)
      await desk.tx.update(handover).set({ signed, ...(effective && { effectiveOn: on }) }).where(eq(handover.id, row.id))
      const written = await desk.write({ stream: streamOf(row), events: [{ type: 'HandoverSigned', id: row.id, as, effective }], place: row }, [rule?.clause])
      if (!written.ok) return written
      if (effective) await passOn(desk, row, on)
      return { ok: true, value: { effective, missing } }
    }),

    pending: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const rows = await tx.select().from(handover).where(and(eq(handover.center, center), isNull(handover.effectiveOn)))
      const need = policy?.handover?.value ?? ['outgoing', 'incoming']
      return { ok: true, value: { rows: rows.map((row) => ({ id: row.id, window: row.window, from: row.from, to: row.to, volumes: row.lines.length, absent: row.lines.filter(({ state }) => state === 'missing').length, missing: need.filter((one) => !row.signed.includes(one)) })) } }
    }),
  }
}

const streamOf = ({ center, window }: Register) => `register/${window ?? center}`

/** The new one from today, the old one to yesterday; what could not be found is marked. */
async function passOn(desk: Desk, row: typeof handover.$inferSelect, on: Temporal.PlainDate) {
  const held = await keeperOn(desk.tx, row, on)
  const events = held ? await endOf(desk, held, on.subtract({ days: 1 })) : []
  const gone = row.lines.filter(({ state }) => state === 'missing').map((line) => line.volume)
  for (const one of (await lockVolumes(desk.tx, row.center, gone)) ?? []) {
    await desk.tx.update(volume).set({ state: 'missing' }).where(eq(volume.id, one.id))
    await logged(desk, one, { kind: 'changed', detail: 'missing' })
  }
  return begin(desk, { center: row.center, department: row.department, window: row.window, person: row.to, from: on }, { before: events, clause: desk.rules.policy?.handover?.clause })
}

async function begin(desk: Desk, { center, department, window, person, from }: Pick<KeeperRow, 'center' | 'department' | 'window' | 'person' | 'from'>, { before, clause }: { before: readonly ArchiveEvent[]; clause: string | undefined }) {
  await desk.tx.insert(keeper).values({ id: desk.newId(), center, department, window, person, from, last: null })
  return desk.write({ stream: streamOf({ center, window }), events: [...before, { type: 'KeeperNamed', person, from: from.toString() }, holding({ center, window }, person, true)], place: { center, department, window } }, [clause])
}

async function endOf({ tx }: Desk, held: KeeperRow, last: Temporal.PlainDate): Promise<ArchiveEvent[]> {
  // Whoever began that very day never was it.
  if (Temporal.PlainDate.compare(last, held.from) < 0) await tx.delete(keeper).where(eq(keeper.id, held.id))
  else await tx.update(keeper).set({ last }).where(eq(keeper.id, held.id))
  return [{ type: 'KeeperEnded', person: held.person, last: last.toString() }, holding(held, held.person, false)]
}

/** Until it is handed over, the register is something its keeper holds: personnel releases nobody with it. */
function holding({ center, window }: Register, person: string, open: boolean): ArchiveEvent {
  const reference = window ?? center
  return { type: 'HoldingChanged', person, kind: 'role', reference: `archives/${reference}`, open, center, label: { zh: `档案管理 ${reference}`, en: `Archives of ${reference}` } }
}
