import { EVERYTHING, hasRole } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem, type Result } from '@hall/contract'
import { listPage } from '@hall/database'
import { historyOf } from '@hall/ledger'
import { findWindow } from '@hall/organization-copy'
import type { CallContext } from '@hall/rpc'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, arrayContains, desc, eq, ilike, inArray, or } from 'drizzle-orm'
import { insertMatter, lockMatter, recordMatter, updateMatter } from '../db/matter-store.ts'
import { evidence, matter, statement } from '../db/schema.ts'
import { atDesk, type Desk, madeAs, withinCenter } from '../desk.ts'
import { attribute } from '../domain/liability.ts'
import { checkClosing, chooseGround, decideMatter, type Ground } from '../domain/matter.ts'
import { noticesOf } from '../notices.ts'
import { loadRules } from '../rules.ts'
import { type MatterRow, matterView } from '../views.ts'
import { likeText } from './entries.ts'
import type { SupervisionHandlers } from './handlers.ts'
import { strangersOf } from './names.ts'

type Statement = typeof statement.$inferSelect
const saidView = ({ person, text, oral, at }: Statement) => ({ person, text, oral, at: at.toString() })

/** The register of accountability: ground, who answers for what, hearing, decision, seal. */
export function mattersHandlers(service: ServiceContext): SupervisionHandlers['matters'] {
  return {
    grounds: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const rows = (policy?.accountability?.grounds ?? []).map(({ id, number, name, rule: { value, clause } }) => ({ id, number, name, clause, requires: value.requires, resultNeeded: value.resultNeeded }))
      return { ok: true, value: { rows } }
    }),

    list: async ({ center, state, search, ...page }, call) => outside(call, { ...(center && { center }) }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(matter.center, center) : undefined, state ? eq(matter.state, state) : undefined, search ? or(ilike(matter.number, likeText(search)), ilike(matter.about, likeText(search))) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(matter).where(where).$dynamic(), { page, sortable: { openedAt: matter.openedAt, number: matter.number, state: matter.state }, defaultSort: '-openedAt', tiebreaker: matter.id })
      return { ok: true, value: { rows: rows.map(matterView), total } }
    }),

    get: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
      const [row] = await tx.select().from(matter).where(and(eq(matter.id, input.matter), eq(matter.center, input.center)))
      if (!row) return problem('MATTER_UNKNOWN')
      const [proofs, said, history] = await Promise.all([
        tx.select().from(evidence).where(eq(evidence.matter, row.id)).orderBy(evidence.at), tx.select().from(statement).where(eq(statement.matter, row.id)).orderBy(statement.at), historyOf(tx, `matter/${row.id}`, ['detail']),
      ])
      const heard = new Set(said.map(({ person }) => person))
      const { facts, stages, circumstances, liable, released, fault, rule, result, kinds, organ, decision, decidedBy, referral, superior, superiorPerson } = row
      return {
        ok: true, value: {
          matter: matterView(row), facts, evidence: proofs.map(({ text, by, at }) => ({ text, by, at: at.toString() })), stages, circumstances, liable, released, statements: said.map(saidView),
          unheard: [...new Set(liable.map(({ person }) => person))].filter((person) => !heard.has(person)),
          decision: decision === null ? null : { fault, rule, result: result ?? 'none', kinds: kinds ?? [], organ, text: decision, by: decidedBy ?? '' }, referral, superior, superiorPerson, history,
        },
      }
    }),

    // A matter is the section's; those it is about are shown what they are to answer, and nothing of others.
    mine: (_input, call) => service.db.read(EVERYTHING, async (tx) => {
      const rows = await tx.select().from(matter).where(and(arrayContains(matter.people, [call.actor.id]), inArray(matter.state, ['open', 'decided', 'closed']))).orderBy(desc(matter.openedAt)).limit(100)
      const said = rows.length === 0 ? [] : await tx.select().from(statement).where(and(eq(statement.person, call.actor.id), inArray(statement.matter, rows.map(({ id }) => id))))
      return { ok: true, value: { rows: rows.map((row) => ({ ...matterView(row), stages: row.stages.filter(({ person }) => person === call.actor.id), statements: said.filter((one) => one.matter === row.id).map(saidView) })) } }
    }),

    open: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const at = input.window ? await findWindow(desk.tx, input.window) : undefined
      if (input.window && at?.center !== input.center) return problem('WINDOW_UNKNOWN')
      const chosen = chooseGround(input.ground, input.facts, desk.rules.policy?.accountability)
      if (!chosen.ok) return refused(chosen.refusal)
      const [ground] = chosen.events
      const row = await insertMatter(desk, { center: input.center, department: at?.department ?? null, window: at?.id ?? null }, { origin: 'hand', ground: ground!.id, groundClause: ground!.rule.clause, about: input.about, facts: input.facts })
      return { ok: true, value: { id: row.id } }
    }),

    ground: (input, call) => onOpen(service, { input, call }, async (desk, row) => {
      const chosen = chooseGround(input.ground, input.facts, desk.rules.policy?.accountability)
      if (!chosen.ok) return refused(chosen.refusal)
      const [ground] = chosen.events
      const after = await updateMatter(desk.tx, row.id, { ground: ground!.id, groundClause: ground!.rule.clause, facts: input.facts })
      return madeAs({ id: row.id }, await recordMatter(desk, after, { type: 'GroundChosen', detail: ground!.id }))
    }),

    addEvidence: (input, call) => onOpen(service, { input, call }, async (desk, row) => {
      const id = desk.newId()
      await desk.tx.insert(evidence).values({ id, matter: row.id, center: row.center, text: input.text, by: call.actor.id, at: call.now })
      return madeAs({ id }, await recordMatter(desk, row, { type: 'EvidenceAdded', detail: '', clauses: [desk.rules.policy?.accountability?.evidence?.clause] }))
    }),

    attribute: (input, call) => onOpen(service, { input, call }, async (desk, row) => {
      const { stages, circumstances } = input
      const named = [...new Set([...stages.map(({ person }) => person), ...circumstances.alteredBy, ...(circumstances.meeting ? [circumstances.meeting.chair, ...circumstances.meeting.participants] : []), ...(circumstances.post ? [circumstances.post.holder, ...(circumstances.post.backup ? [circumstances.post.backup] : [])] : [])])]
      const strangers = await strangersOf(desk.tx, { center: row.center, people: named, on: dateOf(call.now) })
      if (strangers.length > 0) return problem('PERSON_UNKNOWN', { details: { people: strangers } })
      const rules = desk.rules.policy?.accountability?.attribution ?? {}
      const { liable, released } = attribute(stages, circumstances, { rules, otherwise: row.groundClause })
      const people = [...new Set([...liable, ...released].map(({ person }) => person))]
      const after = await updateMatter(desk.tx, row.id, { stages, circumstances, liable: [...liable], released: [...released], people })
      const asked = noticesOf('heard', { center: row.center, recipients: liable.map(({ person }) => person).filter((person) => !row.liable.some((one) => one.person === person)), values: { number: row.number }, clauses: [row.groundClause], link: '/my-score' })
      return madeAs({ liable: [...liable], released: [...released] }, await recordMatter(desk, after, { type: 'LiabilityProposed', detail: String(liable.length), further: asked, clauses: [...liable, ...released].map(({ clause }) => clause) }))
    }),

    state: async (input, call) => {
      const [own] = await service.db.read(EVERYTHING, (tx) => tx.select().from(matter).where(and(eq(matter.id, input.matter), arrayContains(matter.people, [call.actor.id]))))
      if (!own) return problem('MATTER_UNKNOWN')
      return onOpen(service, { input: { ...input, center: own.center }, call: withinCenter(call, own.center) }, (desk, row) => hear(desk, row, { person: call.actor.id, text: input.text, oral: false }))
    },

    note: (input, call) => onOpen(service, { input, call }, async (desk, row) => (row.people.includes(input.person) ? hear(desk, row, { person: input.person, text: input.text, oral: true }) : problem('PERSON_UNKNOWN', { details: { person: input.person } }))),

    decide: (input, call) => onOpen(service, { input, call }, async (desk, row) => {
      const { outcome, fault, rule, result, kinds, organ, text, excused } = input
      const policy = desk.rules.policy?.accountability
      const [proofs, said] = await Promise.all([desk.tx.$count(evidence, eq(evidence.matter, row.id)), desk.tx.select().from(statement).where(eq(statement.matter, row.id))])
      const before = { ground: groundOf(row, desk), stages: row.stages, liable: row.liable, evidence: proofs, heard: said.map(({ person }) => person), by: call.actor.id, isHead: hasRole(call.actor, 'director') }
      const decided = decideMatter({ outcome, fault, rule, result, kinds, excused }, before, policy)
      if (!decided.ok) return refused(decided.refusal)
      const liable = [...decided.events]
      const after = await updateMatter(desk.tx, row.id, { state: 'decided', outcome, fault, rule, result, kinds, organ, decision: text, decidedBy: call.actor.id, decidedAt: call.now, liable })
      const told = outcome === 'dereliction' ? [{ type: 'AccountabilityDecided' as const, matter: row.id, center: row.center, number: row.number, ground: row.ground ?? '', liable, superior: null, superiorPerson: null, withdrawn: false }] : []
      const notices = noticesOf('decided', { center: row.center, recipients: row.people, values: { number: row.number }, clauses: [row.groundClause], link: '/my-score' })
      return madeAs({ liable }, await recordMatter(desk, after, { type: 'MatterDecided', detail: outcome, further: [...told, ...notices], clauses: [policy?.elements?.clause, policy?.evidence?.clause, ...liable.map(({ clause }) => clause)] }))
    }),

    close: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockMatter(desk.tx, input)
      if (!row) return problem('MATTER_UNKNOWN')
      if (row.state !== 'decided') return problem('MATTER_STATE')
      const policy = desk.rules.policy?.accountability
      const confirmed = row.outcome === 'dereliction'
      const checked = checkClosing(input, { ground: groundOf(row, desk), confirmed }, policy)
      if (!checked.ok) return refused(checked.refusal)
      const { referral, superior, superiorPerson } = input
      if (superiorPerson && (await strangersOf(desk.tx, { center: row.center, people: [superiorPerson], on: dateOf(call.now) })).length > 0) return problem('PERSON_UNKNOWN', { details: { person: superiorPerson } })
      const after = await updateMatter(desk.tx, row.id, { state: 'closed', referral, superior, superiorPerson, closedAt: call.now })
      const above = confirmed && policy?.superior && superior !== null && superior !== 'none' && superiorPerson ? await openOverSuperior(desk, after, superiorPerson) : null
      return madeAs({ id: row.id, superiorMatter: above }, await recordMatter(desk, after, { type: 'MatterClosed', detail: superior ?? '', clauses: [policy?.superior?.clause] }))
    }),
  }
}

/** A command about a matter nothing is decided of yet. */
async function onOpen<I extends { center: string; matter: string; commandId: string }, R extends Result<unknown>>(service: ServiceContext, { input, call }: { input: I; call: CallContext }, work: (desk: Desk, row: MatterRow) => Promise<R>) {
  return atDesk(service, { input, call }, async (desk) => {
    const row = await lockMatter(desk.tx, input)
    if (!row) return problem('MATTER_UNKNOWN')
    return row.state === 'open' ? work(desk, row) : problem('MATTER_STATE')
  })
}

function groundOf({ ground }: MatterRow, { rules }: Desk): Ground | undefined {
  return rules.policy?.accountability?.grounds.find(({ id }) => id === ground)
}

async function hear(desk: Desk, row: MatterRow, said: { person: string; text: string; oral: boolean }) {
  const id = desk.newId()
  await desk.tx.insert(statement).values({ id, matter: row.id, center: row.center, ...said, at: desk.now })
  return madeAs({ id }, await recordMatter(desk, row, { type: 'StatementMade', detail: said.person }))
}

/** Not overseen, or tolerated: a matter of its own against whoever is above (DC-EVA-16). */
async function openOverSuperior(desk: Desk, { number, department, window, center }: MatterRow, person: string): Promise<string> {
  const ground = desk.rules.policy?.accountability?.grounds.find(({ rule }) => rule.clause === desk.rules.policy?.accountability?.superior?.clause)
  const stages = [{ stage: number, person, role: 'approver' as const, act: '', fault: true, lateWorkdays: 0, intent: null }]
  const { id } = await insertMatter(desk, { center, department, window }, {
    origin: 'superior', reference: number, about: number, ground: ground?.id ?? null, groundClause: ground?.rule.clause ?? null, facts: ground ? ground.rule.value.requires.map((key) => ({ key, text: number })) : [], people: [person], stages,
  })
  return id
}
