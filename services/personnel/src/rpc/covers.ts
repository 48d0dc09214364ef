import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import type { ActingFile, CoverFile, OutingFile } from '@hall/contract-personnel'
import { isExclusionViolation, type Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { findFile } from '../db/file-store.ts'
import { holdingsOf } from '../db/holding-store.ts'
import { findStay, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { away, postCopy, standIn } from '../db/schema.ts'
import { type CoverEvent, foldCover } from '../domain/cover/cover-event.ts'
import * as cover from '../domain/cover/cover.ts'
import * as outing from '../domain/cover/outing.ts'
import { takeUps } from '../domain/cover/stand-ins.ts'
import { dayOf } from '../domain/rules.ts'
import { coverFacts } from '../reading/cover-facts.ts'
import { coversAt, coversOf, rosterAt } from '../reading/covers.ts'
import { act, type Filing, keep, listOf, nowAt } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { backupsOf, command, holderOf } from './pairs.ts'
import { coverWork } from './cover-work.ts'
import { lacksFor } from './capabilities.ts'

export const coverFiling: Filing<CoverFile, CoverEvent> = {
  kind: 'cover',
  fold: foldCover,
  summary: (of) => ({
    center: of.center, department: of.department, window: of.window, person: of.holder, name: of.holder, status: of.status, open: of.status !== 'closed', subject: of.kind, due: of.to?.slice(0, 10) ?? null, effective: of.from.slice(0, 10),
  }),
}
const outingFiling: Filing<OutingFile, outing.OutingEvent> = {
  kind: 'outing',
  fold: outing.foldOuting,
  summary: (of) => ({ center: of.center, department: of.department, window: of.window, person: of.person, name: of.person, status: of.status, open: of.status === 'requested', subject: of.ground, due: null, effective: of.from.slice(0, 10) }),
}
const actingFiling: Filing<ActingFile, outing.ActingEvent> = {
  kind: 'acting',
  fold: outing.foldActing,
  summary: (of) => ({ center: of.center, department: of.department, window: null, person: of.chief, name: of.deputy, status: of.status, open: false, subject: 'acting', due: of.to.slice(0, 10), effective: of.from.slice(0, 10) }),
}


export function coversHandlers(service: ServiceContext): PersonnelHandlers['covers'] {
  return {
    list: listOf<CoverFile>(service, 'cover'),
    outings: listOf<OutingFile>(service, 'outing'),
    actings: listOf<ActingFile>(service, 'acting'),

    announce: (input, call) => command(service, { call, input }, async (tx, { rules }) => {
      const { center, holder, post, kind, from, to, reason, substitute } = input
      const stay = await findStay(tx, holder, dayOf(from.slice(0, 10)))
      if (stay?.center !== center || stay.window === null) return problem('PERSON_NOT_HERE', { details: { person: holder } })
      const id = service.newId()
      const wanted = { id, center, department: stay.department, window: stay.window, post, holder, kind, from, to, reason, substitute, at: nowAt(call, undefined) }
      const decision = cover.announce(wanted, await coverFacts(tx, wanted, { stay, rules }))
      if (!decision.ok) return refused(decision.refusal)
      const taken = await stand(tx, decision.events, stay.window)
      if (taken) return taken
      await tx.insert(away).values({ id, center, department: stay.department, window: stay.window, person: holder, kind, from: Temporal.PlainDateTime.from(from), to: Temporal.PlainDateTime.from(to), withdrawn: false })
      return keep(tx, { filing: coverFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(nowAt(call, undefined).slice(0, 10)) })
    }),

    stepIn: (input, call) => command(service, { call, input }, async (tx, { rules }) => {
      const { center, post, at } = input
      const holder = await holderOf(tx, post, at.slice(0, 10))
      const [place] = await tx.select().from(postCopy).where(eq(postCopy.id, post))
      if (!holder || !place) return problem('POST_EMPTY')
      const stay = await findStay(tx, holder, dayOf(at.slice(0, 10)))
      const id = service.newId()
      const people = await staysAt(tx, { window: place.window }, dayOf(at.slice(0, 10)))
      const decision = cover.stepIn({ id, center, department: stay?.department ?? null, window: place.window, post, holder, from: at }, { backups: await backupsOf(tx, post, { from: at, to: at }), windowStaff: people.length })
      if (!decision.ok) return refused(decision.refusal)
      const taken = await stand(tx, decision.events, place.window)
      return taken ?? keep(tx, { filing: coverFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(at.slice(0, 10)) })
    }),

    handOver: (input, call) => act(service, { call, input: { ...input, on: undefined }, filing: coverFiling }, async (of, { rules }, tx) => {
      const open = (await holdingsOf(tx, of.holder)).filter(({ kind }) => kind === 'case').map(({ reference }) => reference)
      return cover.handOver({ cases: input.cases, urgent: input.urgent, note: input.note, at: nowAt(call, input.at), open }, of, rules)
    }),
    confirm: async (input, call) => act(service, { call: await asStandIn(service, call, input.id), input, filing: coverFiling }, (of, { rules }) => cover.confirm({ at: nowAt(call, input.at), by: call.reach.centers.length > 0 || call.reach.all ? null : call.actor.id }, of, rules)),
    back: (input, call) => act(service, {
      call, input, filing: coverFiling,
      then: (tx, of, events) => stand(tx, events, of.window),
    }, (of, { rules }) => cover.back(nowAt(call, input.at), of, rules)),
    brief: (input, call) => act(service, { call, input, filing: coverFiling }, (of) => cover.brief({ cases: input.cases, remark: input.remark, at: nowAt(call, input.at) }, of)),
    confirmBriefing: (input, call) => act(service, { call, input, filing: coverFiling }, (of) => cover.confirmBriefing(nowAt(call, input.at), of)),

    man: async (input, call) => act(service, { call: await asStandIn(service, call, input.id), input, filing: coverFiling }, (of) => cover.man(nowAt(call, input.at), of)),
    checkItem: ({ day, point, met, remark, ...input }, call) => act(service, { call, input: { ...input, on: undefined }, filing: coverFiling }, (of, { rules }) => cover.checkItem({ on: day, point, met, remark, by: call.actor.name }, of, rules)),
    ...coverWork(service),

    responsible: async ({ center, post, at, act: asked, item }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, dayOf(at.slice(0, 10)))
      if (!rules) return { ok: true, value: { person: null, because: 'nobody', clause: null } }
      const answer = cover.responsible({ at, act: asked }, { holder: await holderOf(tx, post, at.slice(0, 10)), covers: await coversAt(tx, { post, at }) }, rules)
      const lacks = asked === 'approval' && item !== null && answer.person !== null && await lacksFor(tx, { center, person: answer.person, item, on: at.slice(0, 10) }, rules)
      return { ok: true, value: cover.qualified(answer, lacks, rules) }
    }),
    answers: async ({ center, post, at, openBefore }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, dayOf(at.slice(0, 10)))
      if (!rules) return { ok: true, value: { person: null, because: 'nobody', clause: null } }
      return { ok: true, value: cover.answers({ at, openBefore }, { holder: await holderOf(tx, post, at.slice(0, 10)), covers: await coversAt(tx, { post, at }) }, rules) }
    }),
    coverable: async ({ center, holder, item, at }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, dayOf(at.slice(0, 10)))
      if (!rules) return { ok: true, value: { coverable: false, person: null, clause: null } }
      return { ok: true, value: cover.coverable({ item, at }, await coversOf(tx, { holder, at }), rules) }
    }),
    roster: async ({ center, at }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({ ok: true, value: { rows: await rosterAt(tx, center, at) } })),

    requestOuting: (input, call) => command(service, { call, input }, async (tx, { rules }) => {
      const { center, person, from, to, ground, appointments } = input
      const stay = await findStay(tx, person, dayOf(from.slice(0, 10)))
      if (stay?.center !== center || stay.window === null) return problem('PERSON_NOT_HERE', { details: { person } })
      const id = service.newId()
      const at = nowAt(call, input.at)
      const decision = outing.requestOuting({ id, center, department: stay.department, window: stay.window, person, from, to, ground, at }, appointments, rules)
      return decision.ok ? keep(tx, { filing: outingFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(at.slice(0, 10)) }) : refused(decision.refusal)
    }),
    consentOuting: (input, call) => act(service, { call, input, filing: outingFiling }, (of) =>
      of.status === 'requested' ? { ok: true, events: [{ type: 'OutingConsented' as const, at: nowAt(call, input.at) }] } : { ok: false, refusal: { code: 'NOT_POSSIBLE_NOW' as const, details: { status: of.status } } }),
    leaveForOuting: async (input, call) => {
      let offPost = false
      const left = await act(service, { call, input, filing: outingFiling, then: async (_tx, of) => { offPost = of.offPost } }, (of) => outing.leaveForOuting(nowAt(call, input.at), of))
      return left.ok ? { ok: true, value: { ...left.value, offPost } } : left
    },

    designate: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { commandId: _commandId, on: _on, ...wanted } = input
      const id = service.newId()
      const decision = outing.designate({ id, on, ...wanted }, rules)
      return decision.ok ? keep(tx, { filing: actingFiling, id, recorded: [], events: decision.events }, { call, input, rules, openedOn: dayOf(on) }) : refused(decision.refusal)
    }),
    mayAct: async ({ center, chief, person, act: asked, at }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, dayOf(at.slice(0, 10)))
      const rows = await tx.sql<{ state: ActingFile }>(`select state from file where kind = 'acting' and center = $1 and person = $2`, [center, chief])
      if (!rules) return { ok: true, value: { may: false, because: 'not_now', clause: null, routedTo: null } }
      return { ok: true, value: outing.mayAct({ person, act: asked, at }, rows.map(({ state }) => state), rules) }
    }),
  }
}

/** A cover is the holder's; who stands in reaches this one too. */
async function asStandIn(service: ServiceContext, call: CallContext, id: string): Promise<CallContext> {
  const row = await service.db.read(EVERYTHING, (tx) => findFile(tx, id, 'cover'))
  const of = row?.state as CoverFile | undefined
  return of && takeUps(of).some(({ person }) => person === call.actor.id) ? { ...call, reach: { ...call.reach, persons: [...call.reach.persons, of.holder] } } : call
}

/** Who stands in from when until when. Nobody does for two windows at once: the database says so, whoever asks. */
export async function stand(tx: Transaction, events: readonly CoverEvent[], window: string) {
  for (const event of events) {
    if (event.type === 'CoverEnded') await tx.sql(`update stand_in set span = tsrange(lower(span), greatest($2::timestamp, lower(span))) where id = $1`, [event.id, event.at])
    if (event.type !== 'CoverStarted') continue
    const { id, center, department, post, holder, cover: person, from, to } = event
    try {
      await tx.insert(standIn).values({ id, center, department, window, post, holder, person, span: { from: Temporal.PlainDateTime.from(from), to: to === null ? null : Temporal.PlainDateTime.from(to) } })
    } catch (error) {
      if (isExclusionViolation(error, 'stand_in_one_window')) return problem('STANDS_IN_ALREADY', { details: { person } })
      throw error
    }
  }
  return undefined
}
