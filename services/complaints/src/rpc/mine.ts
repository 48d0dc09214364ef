import { problem } from '@hall/contract'
import { append } from '@hall/journal'
import { listPage } from '@hall/database'
import { metaOf, type ServiceContext, today } from '@hall/service-kit'
import { and, desc, eq, or } from 'drizzle-orm'
import { findComplaint } from '../db/complaint-store.ts'
import { findPlace } from '../db/place-store.ts'
import { complaint, kin } from '../db/schema.ts'
import { carryOut } from '../handling/carry-out.ts'
import { showComplaint } from '../handling/show-complaint.ts'
import { rowView } from '../views.ts'
import type { ComplaintRow as RowView } from '@hall/contract-complaints'
import { type ComplaintsHandlers, unknown, within } from './calls.ts'
import { EVERYTHING } from '@hall/access'

/** Complaints about the caller: to answer before anything is found, to object to after. */
export function mineHandlers(service: ServiceContext): ComplaintsHandlers['mine'] {
  const own = (call: Parameters<ServiceContext['read']>[0], id: string) => service.read(call, async (tx) => {
    const row = await findComplaint(tx, id)
    return row?.shownPerson === call.actor.id ? row : undefined
  })
  return {
    list: (input, call) => service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(complaint).where(eq(complaint.shownPerson, call.actor.id)).$dynamic(), {
        page: input, sortable: { receivedAt: complaint.receivedAt }, defaultSort: '-receivedAt', tiebreaker: complaint.id,
      })
      return { ok: true, value: { rows: rows.map((row) => unlinked(rowView(row, { named: true, read: true }))), total } }
    }),
    get: async ({ id }, call) => {
      const row = await own(call, id)
      if (!row) return unknown()
      return service.db.read(within(row.center), async (tx) => {
        const value = await showComplaint(tx, row, { reader: 'person', offices: [], call })
        return value ? { ok: true, value: { ...value, complaint: unlinked(value.complaint) } } : unknown()
      })
    },
    act: async (input, call) => {
      const row = await own(call, input.id)
      if (!row) return unknown()
      return carryOut(service, call, { row, action: input.action, offices: [], commandId: input.commandId, sent: input })
    },
    declareKin: (input, call) => service.command({ ...call, reach: EVERYTHING }, input, async (tx) => {
      const { relative, relation } = input
      const [own, other] = [await findPlace(tx, call.actor.id, today(call)), await findPlace(tx, relative, today(call))]
      if (!own || !other || relative === call.actor.id) return problem('PERSON_UNKNOWN')
      const [known] = await tx.select().from(kin).where(and(eq(kin.person, call.actor.id), eq(kin.relative, relative)))
      if (known) return { ok: true, value: { declared: true } }
      await tx.insert(kin).values({ person: call.actor.id, relative, relation, center: own.center, declaredAt: call.now })
      const appended = await append(tx, {
        stream: `kin/${call.actor.id}/${relative}`, expectedVersion: 0, events: [{ type: 'KinDeclared', person: call.actor.id, relative } as never],
        meta: { ...metaOf(call, input), center: own.center, person: call.actor.id },
      })
      return appended.ok ? { ok: true, value: { declared: true } } : appended
    }),
    /** Read with every right, of the caller alone: the other side of a relation was declared by somebody else. */
    kin: (_input, call) => service.db.read(EVERYTHING, async (tx) => {
      const rows = await tx.select().from(kin).where(or(eq(kin.person, call.actor.id), eq(kin.relative, call.actor.id))).orderBy(desc(kin.declaredAt)).limit(200)
      return { ok: true, value: { rows: rows.map(({ person, relative, relation, declaredAt }) => ({ person, relative, relation, declaredAt: declaredAt.toString() })) } }
    }),
  }
}

/** The number of the case would say who rated. */
function unlinked(row: RowView): RowView {
  return row.channel === 'poor_rating' ? { ...row, caseNumber: null } : row
}
