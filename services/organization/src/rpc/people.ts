import { problem } from '@hall/contract'
import { formatGrant } from '@hall/access'
import { dayOf, metaOf, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { inArray } from 'drizzle-orm'
import { account } from '../db/schema.ts'
import { findPost } from '../db/directory-store.ts'
import { activeGrants } from '../db/grant-queries.ts'
import { findPeople, linesOf, listPeople, seatedOn, seatsOf } from '../db/people-queries.ts'
import { commitRoster, loadRoster } from '../db/roster-store.ts'
import { grantsByPosting } from '../domain/grants.ts'
import { phoneFor } from '../domain/phone.ts'
import { assign, leave } from '../domain/seating.ts'
import { isOn } from '../domain/stay.ts'
import { rosterWorkbook } from '../roster/workbook.ts'
import { lineView, personView, seatView } from '../views.ts'
import type { OrganizationHandlers } from './handlers.ts'

export function peopleHandlers(service: ServiceContext): OrganizationHandlers['people'] {
  return {
    list: async ({ center, department, window, search, on, ...page }, call) =>
      outside(call, { center, department, window }) ?? service.read(call, async (tx) => {
        const { rows, total } = await listPeople(tx, { center, department, window, search, on: dayOf(on, call) }, page)
        return { ok: true, value: { rows: rows.map(personView), total } }
      }),

    accounts: ({ ids }, call) => service.read(call, async (tx) => ({ ok: true, value: { rows: ids.length === 0 ? [] : await tx.select({ id: account.person, name: account.name }).from(account).where(inArray(account.person, ids)) } })),

    get: async ({ person }, call) => service.read(call, async (tx) => {
      const [lines, seats, grants] = await Promise.all([linesOf(tx, person), seatsOf(tx, person), activeGrants(tx, [person], today(call))])
      const line = lines.find((one) => isOn(one, today(call))) ?? lines[0]
      if (!line) return outside(call, { person }) ?? problem('NOT_FOUND', { details: { person } })
      const { center, department, window } = line
      const held = grantsByPosting(line).map(formatGrant)
      return {
        ok: true,
        value: {
          person: personView(line),
          phone: phoneFor(call.actor, { person, center, department: department ?? undefined, window: window ?? undefined }, lines[0]!.phone),
          seats: [...lines.map(lineView), ...seats.map(seatView)],
          grants: [...(isOn(line, today(call)) ? held : []), ...grants.map(({ role, scope }) => `${role}@${scope}`)],
        },
      }
    }),

    seating: async ({ center, on, window }, call) => outside(call, { center, window }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const [lines, seats] = await Promise.all([findPeople(tx, { center, window, on: day }), seatedOn(tx, { center, window, on: day })])
      return { ok: true, value: { rows: [...lines.map(lineView), ...seats.map(seatView)] } }
    }),

    export: async ({ center, department, on }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => ({
      ok: true,
      value: await rosterWorkbook(tx, { center, department, on: dayOf(on, call) }),
    })),

    assign: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, person, capacity } = input
      const from = Temporal.PlainDate.from(input.from)
      const post = await findPost(tx, input.post)
      if (post?.center !== center) return problem('POST_UNKNOWN')
      const roster = await loadRoster(tx, center, { person, post: post.id })
      const lines = roster.lines.get(person)
      if (!lines) return problem('PERSON_UNKNOWN')
      const line = lines.find((one) => isOn(one, from))
      const decision = assign({ capacity, from, line }, { post: post.id, window: post.window, seats: roster.seats.get(post.id) ?? [] })
      return decision.ok ? commitRoster(tx, roster, { events: decision.events, meta: metaOf(call, input) }) : refused(decision.refusal)
    }),

    leavePost: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const { center, capacity } = input
      const post = await findPost(tx, input.post)
      if (post?.center !== center) return problem('POST_UNKNOWN')
      const roster = await loadRoster(tx, center, { post: post.id })
      const seats = roster.seats.get(post.id) ?? []
      const decision = leave({ capacity, on: Temporal.PlainDate.from(input.on) }, { post: post.id, window: post.window, seats })
      return decision.ok ? commitRoster(tx, roster, { events: decision.events, meta: metaOf(call, input) }) : refused(decision.refusal)
    }),
  }
}
