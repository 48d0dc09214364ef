import type { EventOf } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { CoverFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { loadStream } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import { findFile } from '../db/file-store.ts'
import { findStay } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { type CoverEvent, foldCover } from '../domain/cover/cover-event.ts'
import { type Agreement, replace, restore, takeUps } from '../domain/cover/stand-ins.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { notify } from '../notices/notice.ts'
import texts from '../notices/texts.json' with { type: 'json' }
import { stand } from '../rpc/covers.ts'
import { isAway, keepCover, momentOf, spanInWords } from './keep-cover.ts'
import { postName, standsElsewhere } from './step-in.ts'

type Agreed = EventOf<AttendanceContract['events']['cover-agreed']>
const LINK = '/personnel/cover?show=covers'

/** Somebody has agreed to stand in: for that time in the place of the B of the pair, also where the absence is known already. */
export async function coverAgreed(tx: Transaction, agreed: Agreed, { service, at }: { service: ServiceContext; at: string }): Promise<void> {
  const { id, center, window, holder, person, from, to } = agreed
  // Somebody from outside has no account here; the pair's B keeps the post.
  if (person === null) return
  await tx.sql(
    `insert into agreed_cover (id, center, "window", holder, person, starts_at, ends_at, agreed_at, withdrawn) values ($1, $2, $3, $4, $5, $6::timestamp, $7::timestamp, $8::timestamptz, false) on conflict (id) do nothing`,
    [id, center, window, holder, person, from, to, at])
  for (const file of await coversDuring(tx, { holder, center, from, to })) {
    await change(tx, { file, service }, async (of) => replacing(tx, { file: of, agreement: { id, person, from, to } }, service))
  }
}

/** Called off: whoever stood in before does so again, from now on. */
export async function coverWithdrawn(tx: Transaction, { id, center, holder, from, to }: Agreed, service: ServiceContext): Promise<void> {
  await tx.sql('update agreed_cover set withdrawn = true where id = $1', [id])
  const at = momentOf(service)
  for (const file of await coversDuring(tx, { holder, center, from, to })) {
    await change(tx, { file, service }, async (of) => {
      const freed = takeUps(of).filter((one) => one.agreement === id && (one.to ?? at) > at)
      const by = of.cover !== null && freed.length > 0 && !(await isTaken(tx, of.cover, { window: of.window, from, to })) ? of.cover : null
      return restore(of, { agreement: id, by }, { at, newId: service.newId })
    })
    for (const other of await agreementsOf(tx, file)) await change(tx, { file, service }, (of) => replacing(tx, { file: of, agreement: other }, service))
  }
}

/** Those in force that touch an absence, in the order of the agreements: the latest has the last word. */
export function agreementsOf(tx: Transaction, { holder, center, from, to }: Pick<CoverFile, 'holder' | 'center' | 'from' | 'to'>): Promise<Agreement[]> {
  return tx.sql<Agreement>(
    `select id, person, to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI:SS') as "from", to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI:SS') as "to" from agreed_cover
     where holder = $1 and center = $2 and not withdrawn and starts_at < coalesce($4::timestamp, 'infinity') and ends_at > $3::timestamp order by agreed_at, id`, [holder, center, from, to])
}

/** What an agreement changes; who stands in elsewhere then cannot. */
export async function replacing(tx: Transaction, { file, agreement }: { file: CoverFile; agreement: Agreement }, service: ServiceContext): Promise<CoverEvent[]> {
  const { person, from, to } = agreement
  const taken = await standsElsewhere(tx, { person, window: file.window, at: from, until: to })
  return taken ? [] : replace(file, agreement, { at: momentOf(service), newId: service.newId })
}

async function isTaken(tx: Transaction, person: string, { window, from, to }: { window: string; from: string; to: string }): Promise<boolean> {
  return await isAway(tx, person, { from, to }) || standsElsewhere(tx, { person, window, at: from, until: to })
}

/** Covers of absences of a holder in some of that time. */
async function coversDuring(tx: Transaction, { holder, center, from, to }: { holder: string; center: string; from: string; to: string }): Promise<CoverFile[]> {
  const rows = await tx.sql<{ state: CoverFile }>(
    `select state from file where kind = 'cover' and open and person = $1 and center = $2 and state ->> 'from' < $4 and coalesce(state ->> 'to', '9999') > $3 order by state ->> 'from', id`, [holder, center, from, to])
  return rows.map(({ state }) => state)
}

async function change(tx: Transaction, { file: { id, center, from }, service }: { file: CoverFile; service: ServiceContext }, decide: (file: CoverFile) => Promise<CoverEvent[]>): Promise<void> {
  const [row, rules] = await Promise.all([findFile(tx, id, 'cover'), findRules(tx, center, dayOf(from.slice(0, 10)))])
  if (!row || !rules) return
  const recorded = (await loadStream<CoverEvent>(tx, `cover/${id}`)).map(({ event }) => event)
  const before = foldCover(recorded)!
  const events = await decide(before)
  if (events.length === 0) return
  await stand(tx, events, before.window)
  const clause = (rules.policy.automaticCover ?? rules.policy.onePerson)?.clause ?? null
  const meta = await keepCover(tx, { ...before, recorded, events, openedOn: row.openedOn }, { rules, service, clauses: clause === null ? [] : [clause] })
  await tellOfChange(tx, { before, after: foldCover([...recorded, ...events])!, clause }, { rules, service, meta })
}

interface Around { readonly rules: Rules; readonly service: ServiceContext; readonly meta: Awaited<ReturnType<typeof keepCover>> }

/** Who stands in now, who no longer does, and the holder whom to hand over to. */
async function tellOfChange(tx: Transaction, { before, after, clause }: { before: CoverFile; after: CoverFile; clause: string | null }, { rules, service, meta }: Around): Promise<void> {
  const { holder, post, window } = after
  const on = dayOf(after.from.slice(0, 10))
  const nameOf = async (person: string) => (await findStay(tx, person, on))?.name ?? person
  const known = new Set(before.standIns.map(({ id }) => id))
  const begun = takeUps(after).filter(({ id }) => !known.has(id))
  const given = before.standIns.filter((one) => after.standIns.some(({ id, to }) => id === one.id && to !== one.to))
  // Who goes on after the time of another has not begun anew.
  const taking = begun.filter(({ person }) => !given.some((one) => one.person === person))
  const about = { holder: await nameOf(holder), post: post === null ? { zh: window, en: window } : await postName(tx, { post, window }) }
  const tell = (text: (typeof texts)['covering'], person: string, words: Record<string, string>) =>
    notify(tx, { text, words: { ...about, ...words }, meta, id: service.newId(), recipients: [person], clause, link: LINK })
  for (const { person, from, to } of taking) {
    await tell(texts.covering, person, spanInWords({ from, to: to ?? after.to! }))
    if (rules.policy.handoverBefore) await tell(texts.handOver, holder, { ...spanInWords({ from, to: to ?? after.to! }), cover: await nameOf(person) })
  }
  for (const { id, person, to } of given) {
    const now = after.standIns.find((one) => one.id === id)!
    const until = taking.find(({ from }) => from === now.to)?.to ?? to ?? after.to!
    await tell(taking.length > 0 ? texts.relieved : texts.calledOff, person, { ...spanInWords({ from: now.to!, to: until }), cover: taking[0] ? await nameOf(taking[0].person) : '' })
  }
  if (taking.length > 0) return
  // Nobody is left for that time: whoever leads the window arranges it.
  const leads = await tx.sql<{ person: string }>('select person from posting where "window" = $1 and lead and person <> $2 and starts_on <= $3 and (ends_on is null or ends_on > $3)', [window, holder, on])
  for (const { person } of leads) for (const one of given) await tell(texts.uncovered, person, spanInWords({ from: after.standIns.find(({ id }) => id === one.id)!.to!, to: one.to ?? after.to! }))
}
