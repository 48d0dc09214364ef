import { EVERYTHING, NOTHING } from '@hall/access'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { ServiceContext } from '@hall/service-kit'
import { asc, eq } from 'drizzle-orm'
import { floodLimits } from '../config.ts'
import { type ComplaintRow, findComplaint } from '../db/complaint-store.ts'
import { isSame, keyedHash } from '../db/keyed-hash.ts'
import { findRules } from '../db/rules-store.ts'
import { followCode, intake, message } from '../db/schema.ts'
import { createGuard } from '../flood/guard.ts'
import { carryOutIn } from '../handling/carry-out.ts'
import { conversationOf } from '../handling/conversation.ts'
import { filesOf, keepFile } from '../handling/files.ts'
import { lodgeIn } from '../handling/lodge-in.ts'
import { firstRating, rateAgain } from '../handling/rate-again.ts'
import { setupOf } from '../handling/policy-setup.ts'
import { type ComplaintsHandlers, unknown, within } from './calls.ts'
import { portalRatings } from './portal-ratings.ts'

/** Of one complainant, with one complaint. */
const MOST_FILES = 6

type Portal = ComplaintsHandlers['portal']
/** Who reads a public page has no reach of their own: each answer is made within the one center it is about. */
export function portalHandlers(service: ServiceContext): Portal {
  const guard = createGuard(service, floodLimits())
  const { db } = service
  return {
    ...portalRatings(service, guard),

    centers: () => db.read(NOTHING, async (tx) => {
      const rows = await tx.sql<{ center: string }>(`select distinct center from policy_copy where area = 'complaints' order by 1`)
      return { ok: true, value: { rows } }
    }),

    setup: ({ center }, call) => db.read(NOTHING, async (tx) => {
      const rules = await findRules(tx, center, { receivedAt: call.now, now: call.now })
      if (!rules) return problem('AREA_WITHOUT_POLICY')
      const windows = await tx.sql<{ window: string }>('select id as "window" from "window" where center = $1 and (closed_on is null or closed_on > $2) order by id limit 500', [center, call.now])
      return { ok: true, value: { ...setupOf(rules.policy), windows } }
    }),

    challenge: async () => ({ ok: true, value: await guard.challenge() }),

    lodge: async (input, call) => {
      const refused = await guard.submit(input.work)
      if (refused) return refused
      const { work, commandId, ...given } = input
      return service.command({ ...call, reach: within(input.center) }, input, async (tx) => {
        const spent = await guard.spend(tx, work.challenge)
        if (spent) return spent
        return lodgeIn(tx, { service, call, commandId, given: { ...given, channel: 'web', oral: false, item: null, receivedAt: call.now } })
      })
    },

    follow: async ({ number, code }, call) => {
      const found = await opened(service, number, code)
      if (!found) return guard.missed(`follow ${number}`) ?? unknown()
      return db.read(within(found.row.center), async (tx) => ({ ok: true, value: await shown(tx, found, call) }))
    },

    attach: async (input, call) => {
      const refused = await guard.submit(input.work)
      if (refused) return refused
      const found = await opened(service, input.number, input.code)
      if (!found) return guard.missed(`follow ${input.number}`) ?? unknown()
      const { row } = found
      if (row.status !== 'open' && row.status !== 'draft') return problem('COMPLAINT_NOT_OPEN')
      return service.command({ ...call, reach: within(row.center) }, input, async (tx) => {
        const spent = await guard.spend(tx, input.work.challenge)
        if (spent) return spent
        if ((await filesOf(tx, row.id, ['complainant'])).length >= MOST_FILES) return problem('TOO_MANY_FILES', { details: { most: MOST_FILES } })
        const kept = await keepFile(tx, { row, from: 'complainant', file: input.file, id: service.newId(), call, commandId: input.commandId })
        return kept.ok ? { ok: true, value: { filename: kept.value.filename, bytes: kept.value.bytes } } : kept
      })
    },

    say: async (input, call) => {
      const refused = await guard.submit(input.work)
      if (refused) return refused
      const found = await opened(service, input.number, input.code)
      if (!found) return guard.missed(`follow ${input.number}`) ?? unknown()
      return service.command({ ...call, reach: within(found.row.center) }, input, async (tx) => {
        const spent = await guard.spend(tx, input.work.challenge)
        if (spent) return spent
        const done = await say(tx, service, { found: found.row, input, call })
        if (done.ok) return { ok: true, value: { said: true } }
        const { code } = done.problem
        // What else may stand against it is the desk's to see.
        return problem(code === 'ALREADY_DONE' || code === 'REASON_MISSING' || code === 'CONFLICT' ? code : 'COMPLAINT_NOT_OPEN')
      })
    },

    rateAgain: async (input, call) => {
      const refused = await guard.submit(input.work)
      if (refused) return refused
      const found = await opened(service, input.number, input.code)
      if (!found) return guard.missed(`follow ${input.number}`) ?? unknown()
      return service.command({ ...call, reach: within(found.row.center) }, input, async (tx) => (await guard.spend(tx, input.work.challenge)) ?? rateAgain(tx, service, { row: found.row, input, call }))
    },
  }
}

type Code = typeof followCode.$inferSelect
interface Opened { readonly row: ComplaintRow; readonly code: Code }

/** By number and code; a wrong code and a wrong number look alike. What joined another matter leads there. */
async function opened(service: ServiceContext, number: string, code: string): Promise<Opened | undefined> {
  return service.db.read(EVERYTHING, async (tx) => {
    const [kept] = await tx.select().from(followCode).where(eq(followCode.number, number))
    const hash = await keyedHash(service.db, 'code', `${number} ${code}`)
    if (!kept || !isSame(kept.hash, hash)) return undefined
    const row = await findComplaint(tx, kept.complaint)
    return row && { row, code: kept }
  })
}

/** Answers that go to everybody who complained of the matter. */
const TO_ALL = ['Declined', 'PassedOn', 'Explained', 'RaterContacted', 'ReplySent', 'ComplainantTold', 'Closed', 'Reopened', 'RatedAgain']

async function shown(tx: Transaction, { row, code }: Opened, call: { now: Temporal.Instant }) {
  const rules = await findRules(tx, row.center, { receivedAt: row.receivedAt, now: call.now })
  const [own] = code.intake === null ? [] : await tx.select().from(intake).where(eq(intake.id, code.intake))
  const receivedAt = own?.receivedAt ?? row.receivedAt
  const said = (await conversationOf(tx, row.id, 'complainant')).filter(({ kind, at }) => kind !== 'Lodged' && (!own || (TO_ALL.includes(kind) && Temporal.Instant.compare(Temporal.Instant.from(at), receivedAt) >= 0)))
  const [record] = await tx.select({ text: message.text }).from(message).where(own ? eq(message.id, own.message) : eq(message.complaint, row.id)).orderBy(asc(message.at), asc(message.id)).limit(1)
  const due = own ? { date: code.dueDate, clause: code.dueClause } : { date: row.dueDate, clause: row.dueClause }
  return {
    number: code.number, center: row.center, ground: rules!.policy.grounds.find(({ id }) => id === (code.ground ?? row.ground))!.name, receivedAt: receivedAt.toString(), dueDate: due.date?.toString() ?? null, clause: due.clause,
    state: own && row.status === 'draft' ? 'in_progress' as const : stateOf(row), record: record?.text ?? null, incomplete: own ? [] : row.incomplete,
    messages: said.map(({ at, kind, text }) => ({ at, kind, text })),
    mayAnswer: row.status === 'closed', mayRateAgain: row.status === 'closed' && (await firstRating(tx, row.id))?.again === false,
  }
}

function stateOf({ status, incomplete, metAt }: ComplaintRow) {
  switch (status) {
    case 'draft': return 'to_confirm' as const
    case 'open': return metAt ? 'answered' as const : incomplete.length > 0 ? 'incomplete' as const : 'in_progress' as const
    case 'closed': return 'answered' as const
    case 'declined': return 'declined' as const
    case 'passed_on': return 'passed_on' as const
    case 'merged': return 'joined' as const
  }
}

type Said = Parameters<Portal['say']>[0]

/** What the complainant says is done as an action of the complaint; unsettled ones go back to the desk. */
async function say(tx: Transaction, service: ServiceContext, { found, input, call }: { found: ComplaintRow; input: Said; call: Parameters<Portal['say']>[1] }) {
  const carry = (action: Parameters<typeof carryOutIn>[2]['action']) => carryOutIn(tx, service, { row: found, action, offices: ['complainant'], call, commandId: input.commandId })
  switch (input.what) {
    case 'confirm': return carry({ kind: 'confirm_record' })
    case 'add': return input.text ? carry({ kind: 'complete', description: input.text }) : problem('REASON_MISSING')
    case 'settled': return carry({ kind: 'follow_up', satisfied: true, text: input.text ?? '—' })
    case 'not_settled': return input.text ? carry({ kind: 'follow_up', satisfied: false, text: input.text }) : problem('REASON_MISSING')
  }
}
