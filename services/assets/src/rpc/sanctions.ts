import { dateOf } from '@hall/calendar'
import { problem, type Result } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { findWindow } from '@hall/organization-copy'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { sanction } from '../db/schema.ts'
import { atDesk, type Desk, versionOf } from '../desk.ts'
import { closeSanction } from '../domain/sanction.ts'
import texts from '../notices.json' with { type: 'json' }
import { loadRules } from '../rules.ts'
import { peopleOfWindow, tell } from '../tell.ts'
import type { AssetsHandlers } from './handlers.ts'

type Row = typeof sanction.$inferSelect
type Step = 'chosen' | 'serious' | 'answered' | 'unlawful' | 'referred' | 'closed'
interface Asked { readonly center: string; readonly sanction: string }

/** What follows for whoever stopped the network against the rules: chosen, recommended, referred, closed. */
export function sanctionsHandlers(service: ServiceContext): AssetsHandlers['sanctions'] {
  return {
    list: async ({ center, open, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(sanction.center, center) : undefined, open ? isNull(sanction.closedAt) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(sanction).where(where).$dynamic(), { page, sortable: { openedAt: sanction.openedAt }, defaultSort: '-openedAt', tiebreaker: sanction.id })
      return { ok: true, value: { rows: rows.map(view), total } }
    }),

    choose: (input, call) => atDesk(service, { input, call }, (desk) => onOpen(desk, input, (row) => take(desk, row, { step: 'chosen', change: { consequence: input.consequence }, text: input.consequence, clause: desk.rules.policy?.networkSanction?.clause }))),

    markSerious: (input, call) => atDesk(service, { input, call }, (desk) => onOpen(desk, input, async (row) => {
      const rule = desk.rules.policy?.seriousSanction
      if (!rule) return problem('NOT_REGULATED')
      const taken = await take(desk, row, { step: 'serious', change: { serious: true, clauses: withClause(row, rule.clause) }, clause: rule.clause })
      const leads = (await peopleOfWindow(desk.tx, row.window, dateOf(call.now))).filter(({ lead, person }) => lead && person !== row.person)
      await tell(desk, 'serious', { center: row.center, recipients: leads.map(({ person }) => person), subject: row.person, place: row.asset, clause: rule.clause, link: `/assets/machines?center=${row.center}` })
      return taken
    })),

    recommendation: async (input, call) => outside(call, input) ?? service.read(call, async (tx) => {
      const row = await find(tx, input)
      if (!row) return problem('SANCTION_UNKNOWN')
      const clause = (await loadRules(tx, row.center, call.now)).policy?.seriousSanction?.clause
      if (!row.serious || !clause) return problem('NOT_SERIOUS', clause ? { clause } : {})
      return { ok: true, value: { department: row.department, title: texts.recommendation.title, paragraphs: await letterOf(tx, row), clause } }
    }),

    answer: (input, call) => atDesk(service, { input, call }, (desk) => onOpen(desk, input, async (row) => {
      const clause = desk.rules.policy?.seriousSanction?.clause
      if (!row.serious) return problem('NOT_SERIOUS', clause ? { clause } : {})
      const on = Temporal.PlainDate.from(input.on)
      if (isAfter(on, call.now)) return problem('IN_FUTURE')
      return take(desk, row, { step: 'answered', change: { answer: input.answer, answeredOn: on }, text: input.answer, clause })
    })),

    markUnlawful: (input, call) => atDesk(service, { input, call }, (desk) => onOpen(desk, input, async (row) => {
      const rule = desk.rules.policy?.unlawful
      return rule ? take(desk, row, { step: 'unlawful', change: { unlawful: true, clauses: withClause(row, rule.clause) }, clause: rule.clause }) : problem('NOT_REGULATED')
    })),

    refer: (input, call) => atDesk(service, { input, call }, (desk) => onOpen(desk, input, async (row) => {
      const clause = desk.rules.policy?.unlawful?.clause
      if (!row.unlawful) return problem('NOT_UNLAWFUL', clause ? { clause } : {})
      const on = Temporal.PlainDate.from(input.on)
      if (isAfter(on, call.now)) return problem('IN_FUTURE')
      return take(desk, row, { step: 'referred', change: { referredTo: input.authority, referredOn: on }, text: input.authority, clause })
    })),

    close: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await find(desk.tx, input, true)
      if (!row) return problem('SANCTION_UNKNOWN')
      const decision = closeSanction(row, desk.rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const taken = await take(desk, row, { step: 'closed', change: { closedAt: call.now } })
      return taken.ok ? { ok: true, value: decision.events[0]! } : taken
    }),
  }
}

const withClause = ({ clauses }: Row, clause: string) => [...new Set([...clauses, clause])]
const isAfter = (on: Temporal.PlainDate, now: Temporal.Instant) => Temporal.PlainDate.compare(on, dateOf(now)) > 0

async function find(tx: Transaction, { center, sanction: id }: Asked, lock = false): Promise<Row | undefined> {
  const asked = tx.select().from(sanction).where(and(eq(sanction.id, id), eq(sanction.center, center)))
  const [row] = await (lock ? asked.for('update') : asked)
  return row
}

async function onOpen<R extends Result<unknown>>({ tx }: Desk, asked: Asked, work: (row: Row) => Promise<R>) {
  const row = await find(tx, asked, true)
  if (!row) return problem('SANCTION_UNKNOWN')
  return row.closedAt === null ? work(row) : problem('SANCTION_CLOSED')
}

interface Taken { readonly step: Step; readonly change: Partial<typeof sanction.$inferInsert>; readonly text?: string; readonly clause?: string | undefined }

async function take({ tx, write }: Desk, row: Row, { step, change, text = '', clause }: Taken) {
  await tx.update(sanction).set(change).where(eq(sanction.id, row.id))
  return versionOf(await write({ stream: `sanction/${row.id}`, events: [{ type: 'SanctionMoved', id: row.id, step, person: row.person, text }], place: row }, [clause]))
}

/** The letter to the unit that sent the person. */
async function letterOf(tx: Transaction, row: Row): Promise<string[]> {
  const window = row.window ? await findWindow(tx, row.window) : undefined
  const [known] = await tx.sql<{ name: string }>('select name from posting where person = $1 and center = $2 order by starts_on desc limit 1', [row.person, row.center])
  const words: Readonly<Record<string, string>> = {
    window: window ? ` ${window.number} ${window.name} ` : row.center, name: known?.name ?? '', person: row.person, asset: row.asset, minutes: String(row.minutesDown),
    loss: (row.loss / 100).toFixed(2), date: dateOf(row.openedAt).toString(),
  }
  return texts.recommendation.paragraphs.map((text) => text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? ''))
}

function view(row: Row) {
  return { ...row, openedAt: row.openedAt.toString(), answeredOn: row.answeredOn?.toString() ?? null, referredOn: row.referredOn?.toString() ?? null, closedAt: row.closedAt?.toString() ?? null }
}
