import { problem, type Result } from '@hall/contract'
import type { PairFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { refuse } from '@hall/decider'
import { loadStream } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { findFiles } from '../db/file-store.ts'
import { findStay, seatsAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { pairBoard, postCopy } from '../db/schema.ts'
import { eq } from 'drizzle-orm'
import * as pair from '../domain/cover/pair.ts'
import type { PairEvent } from '../domain/cover/pair.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { act, factDay, type Filing, keep, listOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'

export const pairFiling: Filing<PairFile, PairEvent> = {
  kind: 'pair',
  fold: pair.foldPair,
  summary: (of) => ({
    center: of.center, department: of.department, window: of.window, person: of.backup, name: of.holder, status: of.status, open: of.status === 'proposed', subject: of.post, due: null, effective: of.from,
  }),
  project: keepOnBoard,
}

interface Pairing { readonly center: string; readonly post: string; readonly backup: string; readonly rank: number; readonly duties: string | null; readonly reason: string | null; readonly confirmed: boolean }
interface Around { readonly call: CallContext; readonly input: { readonly commandId: string }; readonly on: string; readonly rules: Rules }

export function pairsHandlers(service: ServiceContext): PersonnelHandlers['pairs'] {
  /** One pair, proposed or in force at once; what it replaces ends. */
  async function make(tx: Transaction, wanted: Pairing, { call, input, on, rules }: Around): Promise<Result<{ id: string; version: number; status: string }, pair.PairCode | 'POST_UNKNOWN' | 'CONFLICT'>> {
    const [post] = await tx.select().from(postCopy).where(eq(postCopy.id, wanted.post))
    if (post?.center !== wanted.center) return problem('POST_UNKNOWN')
    const holder = await holderOf(tx, wanted.post, on)
    if (!holder) return problem('POST_EMPTY')
    const [here, there] = await Promise.all([findStay(tx, holder, dayOf(on)), findStay(tx, wanted.backup, dayOf(on))])
    const sides = pair.checkSides({ holder: { person: holder, window: post.window, department: here?.department ?? null }, backup: there && { person: wanted.backup, window: there.window, department: there.department } }, rules, wanted.confirmed)
    if (!sides.ok) return refused(holder === wanted.backup ? refuse('SAME_PERSON_TWICE', { person: holder }, (rules.policy.pairing ?? rules.policy.pairsRequired)?.clause).refusal : sides.refusal)
    const agreedOn = rules.policy.pairing?.value.strategy === 'agreed'
    if (agreedOn && call.actor.id !== holder) return problem('NOT_THE_HOLDER', { clause: rules.policy.pairing!.clause, details: { held_by: holder } })
    const before = (await pairsOf(tx, wanted.post)).find((one) => one.rank === wanted.rank && one.status === 'active')
    if (before?.backup === wanted.backup && before.holder === holder) return { ok: true, value: { id: before.id, version: 1, status: before.status } }
    const discretionary = before !== undefined && await isStill(tx, before, on)
    if (discretionary && rules.policy.changeOfPair && wanted.reason === null) return problem('EXCEPTION_NEEDED', { clause: rules.policy.changeOfPair.clause })
    if (before) await endPair(tx, before, { call, input, on, rules, reason: wanted.reason ?? '-' })
    const id = service.newId()
    const { center, rank, duties, reason, backup } = wanted
    const proposed: PairEvent = { type: 'PairProposed', id, on, center, department: here?.department ?? '', window: post.window, post: wanted.post, holder, backup, rank, duties, reason, discretionary }
    const events = agreedOn ? [proposed] : [proposed, pair.agreed({ ...proposed }, on)]
    return keep(tx, { filing: pairFiling, id, recorded: [], events }, { call, input, rules, openedOn: dayOf(on) })
  }

  return {
    list: listOf<PairFile>(service, 'pair'),

    propose: (input, call) => command(service, { call, input }, async (tx, around) => make(tx, { ...input, rank: 1 }, around)),

    group: (input, call) => command(service, { call, input }, async (tx, around) => {
      const { posts, center, duties, reason, confirmed } = input
      const rule = around.rules.policy.pairing
      if (rule && posts.length < rule.value.minPosts) return problem('TOO_FEW_POSTS', { clause: rule.clause, details: { number: posts.length } })
      if (duties === null) return problem('DUTIES_MISSING', { clause: rule?.clause })
      if (new Set(posts).size < posts.length) return problem('SAME_PERSON_TWICE', { clause: rule?.clause })
      const pairs = []
      for (const post of posts) {
        for (const [index, other] of posts.filter((one) => one !== post).entries()) {
          const backup = await holderOf(tx, other, around.on)
          if (!backup) return problem('POST_EMPTY', { details: { number: other } })
          const made = await make(tx, { center, post, backup, rank: index + 1, duties, reason, confirmed }, around)
          if (!made.ok) return made
          pairs.push(made.value)
        }
      }
      return { ok: true, value: { pairs } }
    }),

    answer: (input, call) => act(service, { call, input, filing: pairFiling }, (of, { on, rules }) => pair.answer({ agree: input.agree, on, by: call.actor.id }, of, rules)),
    end: (input, call) => act(service, { call, input, filing: pairFiling }, (of, { on }) => pair.end({ on, reason: input.reason }, of)),

    backups: async ({ center, post, at }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({ ok: true, value: { rows: await backupsOf(tx, post, { from: at, to: at }) } })),

    display: async ({ center }, call) => service.read(call, async (tx) => {
      const rows = await tx.select().from(pairBoard).where(eq(pairBoard.center, center)).orderBy(pairBoard.window, pairBoard.post, pairBoard.rank)
      const posts = [...Map.groupBy(rows, ({ post }) => post).values()]
      return { ok: true, value: { rows: posts.map((of) => ({ window: of[0]!.window, post: of[0]!.post, holder: of[0]!.holder, backups: of.map(({ backup }) => backup), duties: of[0]!.duties })) } }
    }),
    report: async ({ center, year, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, today(call))
      const day = on ?? today(call).toString()
      const pairs = (await findFiles(tx, { kind: 'pair', center }, 5000)).map(({ state }) => state as unknown as PairFile)
      const changed = pairs.filter((one) => one.discretionary && one.from?.startsWith(String(year)))
      const changes = [...Map.groupBy(changed, ({ post }) => post)].map(([post, of]) => ({ post, count: of.length }))
      const invalid = []
      for (const one of pairs.filter(({ status }) => status === 'active')) {
        const since = await goneSince(tx, one, day)
        if (since === null || pairs.some((next) => next.post === one.post && next.status === 'active' && next.from! >= since)) continue
        const rule = rules?.policy.renewPair
        const due = rule ? rules!.calendar.addWorkdays(dayOf(since).subtract({ days: 1 }), rule.value.withinWorkdays).toString() : null
        invalid.push({ post: one.post, holder: one.holder, backup: one.backup, since, due, overdue: due !== null && day > due, clause: rule?.clause ?? null })
      }
      return { ok: true, value: { changes, invalid } }
    }),
  }
}

/** A command about no file yet: the day, the rules, one transaction. */
export async function command<I extends { commandId: string; center: string; on?: string | undefined }, R extends Result<unknown>>(
  service: ServiceContext, { call, input }: { call: CallContext; input: I }, work: (tx: Transaction, around: Around) => Promise<R>,
): Promise<R | Result<never, 'IN_FUTURE' | 'NO_POLICY' | 'FORBIDDEN' | 'CONFLICT' | 'COMMAND_REUSED'>> {
  return outside(call, { center: input.center }) ?? service.command(call, input, async (tx): Promise<R | Result<never, 'IN_FUTURE' | 'NO_POLICY'>> => {
    const day = factDay(call, input.on)
    if (!day.ok) return day
    const rules = await findRules(tx, input.center, today(call))
    return rules ? work(tx, { call, input, on: day.value, rules }) : problem('NO_POLICY')
  })
}

export async function holderOf(tx: Transaction, post: string, on: string): Promise<string | null> {
  const seats = await seatsAt(tx, { post }, dayOf(on))
  return seats.find(({ capacity }) => capacity === 'primary')?.person ?? null
}

export async function pairsOf(tx: Transaction, post: string): Promise<PairFile[]> {
  const rows = await tx.sql<{ state: PairFile }>(`select state from file where kind = 'pair' and state ->> 'post' = $1 order by (state ->> 'rank')::int, opened_on`, [post])
  return rows.map(({ state }) => state)
}

/** The backups of a post in force, in order, and whether they are away in some of that time. */
export async function backupsOf(tx: Transaction, post: string, { from, to }: { from: string; to: string }): Promise<{ person: string; rank: number; away: boolean }[]> {
  const agreed = (await pairsOf(tx, post)).filter((one) => one.status === 'active' && one.from! <= from.slice(0, 10))
  // Of posts nobody has paired here, the B of the roster.
  const seated = agreed.length > 0 ? [] : (await seatsAt(tx, { post }, dayOf(from.slice(0, 10)))).filter(({ capacity }) => capacity === 'backup').map(({ person }, index) => ({ backup: person, rank: index + 1 }))
  const active = [...agreed, ...seated]
  const away = await tx.sql<{ person: string }>(
    `select distinct person from away where person = any ($1) and not withdrawn and starts_at <= $3::timestamp and ends_at > $2::timestamp and ($2 = $3 or starts_at < $3::timestamp)`,
    [active.map(({ backup }) => backup), from, to])
  return active.map(({ backup, rank }) => ({ person: backup, rank, away: away.some(({ person }) => person === backup) }))
}

/** Both of the pair are still where they were. */
async function isStill(tx: Transaction, { holder, backup, post }: PairFile, on: string): Promise<boolean> {
  return (await holderOf(tx, post, on)) === holder && (await findStay(tx, backup, dayOf(on))) !== undefined
}

/** First day on which one of the pair is no longer there; null while both are. */
async function goneSince(tx: Transaction, { holder, backup, from }: PairFile, on: string): Promise<string | null> {
  const gone = await tx.sql<{ on: Temporal.PlainDate }>(
    `select max(coalesce(ends_on, '9999-12-31'::date)) as "on" from posting where person = any ($1) and center is not null and starts_on <= $2 group by person`, [[holder, backup], on])
  const days = gone.map((row) => row.on.toString()).filter((day) => day <= on && day > (from ?? ''))
  return days.sort()[0] ?? null
}

async function endPair(tx: Transaction, before: PairFile, { call, input, on, rules, reason }: Around & { reason: string }): Promise<void> {
  const { id, center, post, holder, backup, rank } = before
  const recorded = (await loadStream<PairEvent>(tx, `pair/${id}`)).map(({ event }) => event)
  const ended: PairEvent = { type: 'PairEnded', id, center, post, holder, backup, on, reason, rank }
  const kept = await keep(tx, { filing: pairFiling, id, recorded, events: [ended] }, { call, input, rules, openedOn: dayOf(before.from ?? on) })
  if (!kept.ok) throw new Error(kept.problem.code)
}

/** Names where the actor may know them; the display at the window has those of everybody. */
async function keepOnBoard(tx: Transaction, { id, center, department, window, post, holder, backup, rank, duties, status }: PairFile): Promise<void> {
  await tx.delete(pairBoard).where(eq(pairBoard.pair, id))
  if (status !== 'active') return
  const stays = await tx.sql<{ person: string; name: string }>('select distinct on (person) person, name from posting where person = any ($1) order by person, starts_on desc', [[holder, backup]])
  const nameOf = (person: string) => stays.find((stay) => stay.person === person)?.name ?? person
  await tx.insert(pairBoard).values({ pair: id, center, department, window, post, holder: nameOf(holder), person: backup, backup: nameOf(backup), rank, duties })
}
