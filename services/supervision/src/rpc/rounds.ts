import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { posting, windowCopy } from '@hall/organization-copy'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { entriesOf, within } from '../db/entry-store.ts'
import { changeRound, findResult, findRound, lockRound, monthsMissing, resultsOf } from '../db/round-store.ts'
import { appraiser, elsewhere, opinion, result, round, sheet } from '../db/schema.ts'
import { atDesk, type Desk, madeAs, withinCenter } from '../desk.ts'
import { checkIndicators, checkMarks, totalOf } from '../domain/appraisal.ts'
import { noticesOf } from '../notices.ts'
import { loadRules } from '../rules.ts'
import { entryView, type ResultRow, roundView, sheetView } from '../views.ts'
import type { SupervisionHandlers } from './handlers.ts'
import { currentOn, strangersOf } from './names.ts'
import { closing, indicatorsFor } from './round-closing.ts'

/** A round of a center and year: who is appraised on what by whom, its sheets, its end. */
export function roundsHandlers(service: ServiceContext): SupervisionHandlers['appraisalRounds'] {
  return {
    list: async ({ center }, call) => outside(call, { ...(center && { center }) }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(round).where(center ? eq(round.center, center) : undefined).orderBy(desc(round.year), round.center).limit(200)
      return { ok: true, value: { rows: rows.map(roundView) } }
    }),

    get: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
      const row = await findRound(tx, input.round)
      if (row?.center !== input.center) return problem('APPRAISAL_ROUND_UNKNOWN')
      const [appraisers, others, results, sheets] = await Promise.all([
        tx.select().from(appraiser).where(eq(appraiser.round, row.id)).orderBy(appraiser.person), tx.select().from(elsewhere).where(eq(elsewhere.round, row.id)),
        resultsOf(tx, row.id), tx.select().from(sheet).where(eq(sheet.round, row.id)),
      ])
      const { policy } = await loadRules(tx, row.center, call.now)
      const months = await monthsMissing(tx, { ...row, months: row.state === 'announced' ? (policy?.appraisal?.closedMonths?.value ?? 0) : 0 })
      const bySubject = Map.groupBy(sheets, ({ kind, subject }) => `${kind}/${subject}`)
      return {
        ok: true, value: {
          round: roundView(row), appraisers: appraisers.map(({ person, source, windows }) => ({ person, source, windows })), elsewhere: others.map(({ person, reason }) => ({ person, reason })), monthsMissing: months.missing,
          subjects: results.map((one) => {
            const own = bySubject.get(`${one.kind}/${one.subject}`) ?? []
            const { total, missing } = totalOf(indicatorsFor(row, one.kind), own, row.weights)
            return { ...subjectView(one), sheets: own.length, total: one.points ?? total, missing: one.points === null ? [...missing] : [] }
          }),
        },
      }
    }),

    open: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { center, year, indicators, weights, persons, windows } = input
      const kinds = [...(persons ? ['person' as const] : []), ...(windows ? ['window' as const] : [])]
      if (kinds.length === 0) return problem('SUBJECT_MISSING')
      if (weights.leader + weights.peer !== 100) return problem('WEIGHTS_NOT_WHOLE')
      const checked = checkIndicators(indicators, kinds, desk.rules.policy?.appraisal)
      if (!checked.ok) return refused(checked.refusal)
      const on = dateOf(call.now)
      const appraisers = [...new Map(input.appraisers.map((one) => [one.person, one])).values()]
      const others = [...new Map(input.elsewhere.map((one) => [one.person, one])).values()]
      const strangers = await strangersOf(desk.tx, { center, people: [...appraisers, ...others].map(({ person }) => person), on })
      if (strangers.length > 0) return problem('PERSON_UNKNOWN', { details: { people: strangers } })
      const [known] = await desk.tx.select().from(round).where(and(eq(round.center, center), eq(round.year, year)))
      if (known) return problem('YEAR_APPRAISED')
      const id = desk.newId()
      const subjects = await subjectsOf(desk, { id, center, year, persons, windows, except: others.map(({ person }) => person) })
      const count = (kind: string) => subjects.filter((one) => one.kind === kind).length
      await desk.tx.insert(round).values({ id, center, year, state: 'draft', imported: false, weights, indicators, openedBy: call.actor.id, openedAt: call.now, persons: count('person'), windows: count('window') })
      await desk.tx.insert(appraiser).values(appraisers.map((one) => ({ round: id, center, ...one })))
      if (others.length > 0) await desk.tx.insert(elsewhere).values(others.map((one) => ({ round: id, center, ...one })))
      if (subjects.length > 0) await desk.tx.insert(result).values(subjects)
      return madeAs({ id }, await desk.write({ stream: `appraisal/${id}`, place: { center }, events: [{ type: 'RoundOpened', id, year, persons: count('person'), windows: count('window') }] }))
    }),

    announce: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockRound(desk.tx, input)
      if (!row) return problem('APPRAISAL_ROUND_UNKNOWN')
      if (row.state !== 'draft') return problem('APPRAISAL_ROUND_STATE')
      const rule = desk.rules.policy?.appraisal?.announced
      const missing = (rule?.value ?? ['scope', 'method'] as const).filter((part) => !input.announcement[part])
      if (missing.length > 0) return problem('ANNOUNCEMENT_INCOMPLETE', { details: { missing }, ...(rule && { clause: rule.clause }) })
      await changeRound(desk.tx, row.id, { state: 'announced', announcement: input.announcement, announcedAt: call.now })
      const [subjects, appraisers] = await Promise.all([resultsOf(desk.tx, row.id), desk.tx.select().from(appraiser).where(eq(appraiser.round, row.id))])
      const told = { center: row.center, values: { year: row.year }, clauses: [rule?.clause] }
      return madeAs({ id: row.id }, await desk.write({
        stream: `appraisal/${row.id}`, place: row, events: [
          { type: 'RoundAnnounced', id: row.id, year: row.year },
          ...noticesOf('announced', { ...told, recipients: subjects.map(({ person }) => person), link: `/supervision/appraisals/${row.center}/${row.id}` }), ...noticesOf('appraise', { ...told, recipients: appraisers.map(({ person }) => person), link: '/appraise' }),
        ],
      }, [rule?.clause]))
    }),

    tasks: async (_input, call) => {
      const own = await service.read(call, async (tx) => {
        const rows = await tx.select().from(appraiser).innerJoin(round, eq(round.id, appraiser.round)).where(and(eq(appraiser.person, call.actor.id), eq(round.state, 'announced')))
        return Promise.all(rows.map(async (row) => ({ ...row, sheets: await tx.select().from(sheet).where(and(eq(sheet.round, row.appraisal_round.id), eq(sheet.person, call.actor.id))) })))
      })
      // Whom somebody is to appraise is seen by name, and nothing else of them.
      const rows = await service.db.read(EVERYTHING, (tx) => Promise.all(own.map(async ({ appraiser: as, appraisal_round: row, sheets }) => ({
        round: roundView(row), source: as.source,
        subjects: (await resultsOf(tx, row.id)).filter((one) => appraises(as, one)).map((one) => ({ ...subjectView(one), sheets: sheets.filter(({ kind, subject }) => kind === one.kind && subject === one.subject).map(sheetView) })),
      }))))
      return { ok: true, value: { rows } }
    },

    enter: async (input, call) => {
      const [as] = await service.read(call, (tx) => tx.select().from(appraiser).where(and(eq(appraiser.round, input.round), eq(appraiser.person, call.actor.id))))
      if (!as) return problem('NOT_APPRAISER')
      return atDesk(service, { input: { ...input, center: as.center }, call: withinCenter(call, as.center) }, async (desk) => {
        const row = await lockRound(desk.tx, { center: as.center, round: input.round })
        if (!row) return problem('APPRAISAL_ROUND_UNKNOWN')
        if (row.state !== 'announced') return problem('APPRAISAL_ROUND_STATE')
        const one = await findResult(desk.tx, { round: row.id, kind: input.subject.kind, subject: input.subject.id })
        if (!one) return problem('SUBJECT_UNKNOWN')
        if (!appraises(as, one)) return problem('NOT_APPRAISER')
        const checked = checkMarks(input.marks, indicatorsFor(row, one.kind), desk.rules.policy?.appraisal)
        if (!checked.ok) return refused(checked.refusal)
        const key = { round: row.id, kind: one.kind, subject: one.subject, person: call.actor.id, period: input.period }
        const given = { marks: input.marks, enteredAt: call.now }
        await desk.tx.insert(sheet).values({ ...key, center: row.center, source: as.source, ...given }).onConflictDoUpdate({ target: [sheet.round, sheet.kind, sheet.subject, sheet.person, sheet.period], set: given })
        return madeAs({ id: row.id }, await desk.write({ stream: `appraisal/${row.id}`, place: row, events: [{ type: 'MarksEntered', round: row.id, subject: one.subject, by: call.actor.id }] }, [desk.rules.policy?.appraisal?.basis?.clause]))
      })
    },

    opine: async (input, call) => {
      const own = await service.read(call, (tx) => findResult(tx, { round: input.round, kind: input.subject.kind, subject: input.subject.id }))
      if (own?.center !== input.center || own.person === call.actor.id) return problem('SUBJECT_UNKNOWN')
      return atDesk(service, { input, call: withinCenter(call, input.center) }, async (desk) => {
        const row = await lockRound(desk.tx, input)
        if (!row) return problem('APPRAISAL_ROUND_UNKNOWN')
        if (row.state !== 'announced') return problem('APPRAISAL_ROUND_STATE')
        const id = desk.newId()
        await desk.tx.insert(opinion).values({ id, round: row.id, center: row.center, kind: own.kind, subject: own.subject, person: call.actor.id, text: input.text, at: call.now })
        return madeAs({ id }, await desk.write({ stream: `appraisal/${row.id}`, place: row, events: [{ type: 'OpinionGiven', round: row.id, subject: own.subject, by: call.actor.id }] }, [desk.rules.policy?.appraisal?.leaderOpinion?.clause]))
      })
    },

    basis: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
      const row = await findRound(tx, input.round)
      if (row?.center !== input.center) return problem('APPRAISAL_ROUND_UNKNOWN')
      const { kind, id } = input.subject
      if (!(await findResult(tx, { round: row.id, kind, subject: id }))) return problem('SUBJECT_UNKNOWN')
      const of = and(eq(sheet.round, row.id), eq(sheet.kind, kind), eq(sheet.subject, id))
      const [sheets, opinions, entries, months] = await Promise.all([
        tx.select().from(sheet).where(of).orderBy(sheet.period, sheet.source), tx.select().from(opinion).where(and(eq(opinion.round, row.id), eq(opinion.kind, kind), eq(opinion.subject, id))).orderBy(opinion.at),
        entriesOf(tx, kind === 'person' ? { people: [id], when: within(row.year) } : { windows: [id], when: within(row.year) }), monthsMissing(tx, { ...row, months: 12 }),
      ])
      const { total, aspects } = totalOf(indicatorsFor(row, kind), sheets, row.weights)
      return {
        ok: true, value: {
          sheets: sheets.map(sheetView), opinions: opinions.map(({ person, at, text }) => ({ by: person, at: at.toString(), text })), entries: entries.map(entryView),
          months: months.closed, monthsMissing: months.missing, aspects: [...aspects], total,
        },
      }
    }),

    ...closing(service),
  }
}

/** Of the windows named, or of all; nobody appraises themselves. */
function appraises({ person, windows }: typeof appraiser.$inferSelect, one: ResultRow): boolean {
  return one.person !== person && (windows === null || (one.window !== null && windows.includes(one.window)))
}

function subjectView({ kind, subject, name, department, window }: ResultRow) {
  return { subject: { kind, id: subject }, name, department, window }
}

interface Opening { readonly id: string; readonly center: string; readonly year: number; readonly persons: boolean; readonly windows: boolean; readonly except: readonly string[] }

/** Everybody posted at a window of the center, and its windows that are open. */
async function subjectsOf({ tx, now, newId }: Desk, { id, center, year, persons, windows, except }: Opening): Promise<(typeof result.$inferInsert)[]> {
  const people = persons ? await tx.select().from(posting).where(and(eq(posting.center, center), isNotNull(posting.window), currentOn(dateOf(now)))) : []
  const counters = windows ? await tx.select().from(windowCopy).where(and(eq(windowCopy.center, center), isNull(windowCopy.closedOn))) : []
  const of = { round: id, center, year, imported: false }
  return [
    ...people.filter(({ person }) => !except.includes(person)).map(({ person, name, department, window }) => ({ ...of, id: newId(), department, window, person, kind: 'person' as const, subject: person, name })),
    ...counters.map(({ id: window, department, name }) => ({ ...of, id: newId(), department, window, person: null, kind: 'window' as const, subject: window, name })),
  ]
}
