import { problem } from '@hall/contract'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { append } from '@hall/journal'
import { eq } from 'drizzle-orm'
import { type ComplaintRow, loadComplaint, streamOf } from '../db/complaint-store.ts'
import { deskToday, listComplaints, MOST_EXPORTED, newestComplaints } from '../db/desk-queries.ts'
import { handlerOf } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { complaint, complainant, intake } from '../db/schema.ts'
import { statisticsOf } from '../db/statistics-queries.ts'
import { involvement } from '../domain/situation.ts'
import { registerWorkbook } from '../export/register-workbook.ts'
import { carryOut } from '../handling/carry-out.ts'
import { fileHandlers, paperHandlers } from './files.ts'
import { showComplaint } from '../handling/show-complaint.ts'
import { rowView } from '../views.ts'
import { closeTo, type ComplaintsHandlers, handles, officesAt, seen, unknown, within } from './calls.ts'
import { confidentialHidden } from './confidential.ts'

export function deskHandlers(service: ServiceContext): ComplaintsHandlers['desk'] {
  return {
    today: async ({ center }, call) => {
      const close = await closeTo(service, call)
      return outside(call, { center }) ?? service.read(call, async (tx) => ({
        ok: true, value: await deskToday(tx, center, { now: call.now, hidden: await confidentialHidden(tx, call, center), closeTo: close, named: handles(call.actor, center) }),
      }))
    },

    list: async (input, call) => {
      const close = await closeTo(service, call)
      return outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
        const { rows, total } = await listComplaints(tx, { ...input, hidden: await confidentialHidden(tx, call, input.center), closeTo: close }, input)
        return { ok: true, value: { rows: rows.map((row) => rowView(row, { named: handles(call.actor, row.center), read: handles(call.actor, row.center) })), total } }
      })
    },

    export: async (input, call) => {
      const close = await closeTo(service, call)
      return outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
        const rows = await newestComplaints(tx, { ...input, hidden: await confidentialHidden(tx, call, input.center), closeTo: close })
        if (rows.length > MOST_EXPORTED) return problem('TOO_LARGE', { details: { most: MOST_EXPORTED } })
        return { ok: true, value: await registerWorkbook(tx, rows, input) }
      })
    },

    get: async ({ id }, call) => {
      const row = await seen(service, call, id)
      if (!row) return unknown()
      const offices = officesAt(call.actor, row.center)
      return service.db.read(within(row.center), async (tx) => {
        const value = await showComplaint(tx, row, { reader: 'office', offices, call })
        if (!value) return unknown()
        // Whoever reads without handling reads no name before something was found.
        return { ok: true, value: handles(call.actor, row.center) ? value : nameless(value, row) }
      })
    },

    identity: async (input, call) => {
      const row = await seen(service, call, input.id)
      if (!row) return unknown()
      return service.command({ ...call, reach: within(row.center) }, input, async (tx) => {
        const loaded = await loadComplaint(tx, row.id)
        const rules = await findRules(tx, row.center, { receivedAt: row.receivedAt, now: call.now })
        if (!loaded || !rules) return unknown()
        const tie = involvement(loaded.state, await handlerOf(tx, call.actor.id, { offices: officesAt(call.actor, row.center), on: today(call) }), rules)
        if (tie) return problem('HANDLER_INVOLVED', { clause: tie.clause ?? rules.policy.independence.clause })
        const rows = await tx.select().from(complainant).innerJoin(intake, eq(intake.id, complainant.intake)).where(eq(complainant.complaint, row.id))
        const appended = await append(tx, { stream: streamOf(row.id), expectedVersion: loaded.version, events: [{ type: 'IdentitySeen' }], meta: { ...metaOf(call, input), center: row.center } })
        if (!appended.ok) return appended
        await tx.update(complaint).set({ version: loaded.version + 1 }).where(eq(complaint.id, row.id))
        const best = rows.find(({ complainant: { name } }) => name !== null) ?? rows[0]
        if (!best) return unknown()
        const { name, nameRefused, contact, contactRefused } = best.complainant
        return { ok: true, value: { name, nameRefused, contact, contactRefused, sources: rows.map(({ intake: { channel } }) => channel) } }
      })
    },

    act: async (input, call) => {
      const row = await seen(service, call, input.id)
      if (!row) return unknown()
      return carryOut(service, call, { row, action: input.action, offices: officesAt(call.actor, row.center), commandId: input.commandId, sent: input })
    },

    ...fileHandlers(service, 'office', (call, id) => seen(service, call, id)),
    ...paperHandlers(service),

    decideObjection: async (input, call) => {
      const row = await seen(service, call, input.id)
      if (!row) return unknown()
      return carryOut(service, call, { row, action: input.action, offices: officesAt(call.actor, row.center), commandId: input.commandId, sent: input })
    },

    statistics: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => ({
      ok: true, value: await statisticsOf(tx, { ...input, reach: call.reach }),
    })),
  }
}

type View = Extract<Awaited<ReturnType<ComplaintsHandlers['desk']['get']>>, { ok: true }>['value']
/** Steps the person complained of takes. */
const OWN_STEPS = ['PersonAnswered', 'ObjectionRaised']

function nameless(view: View, row: ComplaintRow): View {
  const { person } = rowView(row, { named: false, read: false })
  if (person !== null) return view
  return {
    ...view, complaint: { ...view.complaint, person },
    messages: view.messages.map((message) => (OWN_STEPS.includes(message.kind) ? { ...message, by: null } : message)),
    similar: view.similar.map((one) => ({ ...one, person: one.result === 'substantiated' || one.result === 'partly' ? one.person : null })),
  }
}
