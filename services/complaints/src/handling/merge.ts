import { problem } from '@hall/contract'
import { append } from '@hall/journal'
import { type ServiceContext, today } from '@hall/service-kit'
import { and, asc, eq } from 'drizzle-orm'
import { loadComplaint, streamOf, updateComplaint } from '../db/complaint-store.ts'
import { keepWords } from '../db/message-store.ts'
import { handlerOf } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { complainant, complaint, intake } from '../db/schema.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import { evolve } from '../domain/complaint.ts'
import { involvement } from '../domain/situation.ts'
import { type ComplaintsHandlers, officesAt, seen, unknown, within } from '../rpc/calls.ts'
import { metaOf, write } from './carry-out.ts'

/** Two complaints that are one matter become one: the later one's channels go over, it ends, and one outcome stands for both. */
export function mergeHandler(service: ServiceContext): ComplaintsHandlers['intake']['merge'] {
  return async (input, call) => {
    const [from, into] = [await seen(service, call, input.id), await seen(service, call, input.into)]
    if (!from || !into) return unknown()
    if (from.id === into.id || from.center !== into.center || from.result !== null) return problem('MERGE_IMPOSSIBLE')
    return service.command({ ...call, reach: within(into.center) }, input, async (tx) => {
      await tx.sql('select 1 from complaint where id = any ($1::uuid[]) order by id for update', [[from.id, into.id]])
      const [source, target] = [await loadComplaint(tx, from.id), await loadComplaint(tx, into.id)]
      const rules = await findRules(tx, into.center, { receivedAt: into.receivedAt, now: call.now })
      if (!source || !target || !rules) return unknown()
      if (!isOpen(source.state.status) || !isOpen(target.state.status)) return problem('COMPLAINT_NOT_OPEN')
      const tie = involvement(target.state, await handlerOf(tx, call.actor.id, { offices: officesAt(call.actor, into.center), on: today(call) }), rules)
      if (tie) return problem('HANDLER_INVOLVED', { clause: rules.policy.independence.clause })
      const intakes = await tx.select().from(intake).where(eq(intake.complaint, from.id)).orderBy(asc(intake.receivedAt))
      await tx.update(intake).set({ complaint: into.id }).where(eq(intake.complaint, from.id))
      await tx.update(complainant).set({ complaint: into.id }).where(eq(complainant.complaint, from.id))
      const said = await keepWords(tx, { id: service.newId(), complaint: from.id, center: from.center, at: call.now, by: call.actor.id, text: input.reason })
      const ended: ComplaintEvent = { type: 'Merged', into: into.id, number: into.number, ...said }
      const left = evolve(source.state, ended, call.now.toString())!
      const appended = await append(tx, { stream: streamOf(from.id), expectedVersion: source.version, events: [ended], meta: metaOf({ state: left, call, commandId: input.commandId, rules }) })
      if (!appended.ok) return appended
      await updateComplaint(tx, left, { version: source.version + 1, rules })
      await tx.update(complaint).set({ mergedInto: into.id }).where(and(eq(complaint.id, from.id)))
      const joined = intakes.map((one): ComplaintEvent => ({
        type: 'Joined', intake: one.id, channel: one.channel, receivedAt: one.receivedAt.toString(), sourceDueAt: one.sourceDueAt?.toString() ?? null, sourceNumber: one.sourceNumber,
      }))
      return write(tx, { service, events: joined, state: target.state, version: target.version, rules, call, commandId: input.commandId })
    })
  }
}

const isOpen = (status: string) => status === 'open' || status === 'draft'
