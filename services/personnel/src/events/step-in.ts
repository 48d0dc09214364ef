import type { EventOf } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { CoverFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { loadStream } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import { namesOf } from '../db/name-store.ts'
import { findStay, seatsAt, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { type CoverEvent, foldCover, isOver } from '../domain/cover/cover-event.ts'
import * as cover from '../domain/cover/cover.ts'
import { isOn } from '../domain/cover/work.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { notify } from '../notices/notice.ts'
import texts from '../notices/texts.json' with { type: 'json' }
import { coversAt, coversOf } from '../reading/covers.ts'
import { stand } from '../rpc/covers.ts'
import { backupsOf } from '../rpc/pairs.ts'
import { keepCover } from './keep-cover.ts'

type Missed = EventOf<AttendanceContract['events']['sign-ins-missed']>
type Ended = EventOf<AttendanceContract['events']['missing-ended']>

const LINK = '/personnel/cover'

/** Whoever holds a post and did not come: the backup who is there has it from the minute check on, without being ordered (QP-PER-37). */
export async function stepInFor(tx: Transaction, { center, date, due, at, people }: Missed, service: ServiceContext): Promise<void> {
  const rules = await findRules(tx, center, dayOf(date))
  if (!rules?.policy.stepIn) return
  const missing = new Set(people.map(({ person }) => person))
  for (const { person } of people) {
    const seats = (await seatsAt(tx, { person }, dayOf(date))).filter((seat) => seat.capacity === 'primary' && seat.center === center)
    for (const { post, window } of seats) await stepIn(tx, { center, post, window, holder: person, at, due, missing }, { rules, service })
  }
}

interface Unmanned { readonly center: string; readonly post: string; readonly window: string; readonly holder: string; readonly at: string; readonly due: string; readonly missing: ReadonlySet<string> }
interface Around { readonly rules: Rules; readonly service: ServiceContext }

async function stepIn(tx: Transaction, { center, post, window, holder, at, due, missing }: Unmanned, { rules, service }: Around): Promise<void> {
  // An absence that was announced has its cover already.
  if ((await coversAt(tx, { post, at })).some((of) => isOn(of, at) && !isOver(of.status))) return
  const day = dayOf(at.slice(0, 10))
  const [stay, colleagues, backups] = await Promise.all([findStay(tx, holder, day), staysAt(tx, { window }, day), backupsOf(tx, post, { from: at, to: at })])
  const free = []
  for (const backup of backups) free.push({ ...backup, away: backup.away || missing.has(backup.person) || await standsElsewhere(tx, { person: backup.person, window, at }) })
  const id = service.newId()
  const department = stay?.department ?? null
  const decision = cover.stepIn({ id, center, department, window, post, holder, from: at }, { backups: free, windowStaff: colleagues.length })
  if (!decision.ok) return
  const clause = rules.policy.stepIn!.clause
  await stand(tx, decision.events, window)
  const meta = await keepCover(tx, { id, center, department, window, recorded: [], events: decision.events, openedOn: day }, { rules, service, clauses: [clause] })
  const by = foldCover(decision.events)!.cover
  const words = { holder: stay?.name ?? holder, post: await postName(tx, { post, window }), due: due.slice(11, 16), from: at.slice(11, 16) }
  const heads = colleagues.filter(({ lead, person }) => lead && person !== holder).map(({ person }) => person)
  await notify(tx, { text: by === null ? texts.nobody : texts.steppedIn, words, meta, id: service.newId(), recipients: by === null ? heads : [by], clause, link: LINK })
}

/** The holder has signed in, an absence was entered, or the day is over: stepping in ends then, and never before it began. */
export async function endStepIn(tx: Transaction, { center, person, missedAt, at, because }: Ended, service: ServiceContext): Promise<void> {
  const rules = await findRules(tx, center, dayOf(missedAt.slice(0, 10)))
  if (!rules) return
  const open = (await coversOf(tx, { holder: person, at: missedAt })).filter((of) => of.center === center && of.kind === 'unannounced' && of.from === missedAt && !isOver(of.status))
  for (const file of open) await end(tx, { file, until: at < file.from ? file.from : at, because }, { rules, service })
}

async function end(tx: Transaction, { file, until, because }: { file: CoverFile; until: string; because: Ended['because'] }, { rules, service }: Around): Promise<void> {
  const { id, window, post, holder, cover: by, from } = file
  const recorded = (await loadStream<CoverEvent>(tx, `cover/${id}`)).map(({ event }) => event)
  const decision = cover.back(until, foldCover(recorded)!, rules)
  if (!decision.ok) return
  const meta = await keepCover(tx, { ...file, recorded, events: decision.events, openedOn: dayOf(from.slice(0, 10)) }, { rules, service })
  await stand(tx, decision.events, window)
  if (because === 'day_over' || by === null || post === null) return
  const stay = await findStay(tx, holder, dayOf(until.slice(0, 10)))
  const words = { holder: stay?.name ?? holder, post: await postName(tx, { post, window }), at: until.slice(11, 16) }
  await notify(tx, { text: texts.ended[because], words, meta, id: service.newId(), recipients: [by], clause: rules.policy.stepIn?.clause ?? null, link: LINK })
}

/** Nobody stands in for two windows at once, however able. */
export async function standsElsewhere(tx: Transaction, { person, window, at, until = null }: { person: string; window: string; at: string; until?: string | null }): Promise<boolean> {
  const rows = await tx.sql('select 1 from stand_in where person = $1 and "window" <> $2 and span && tsrange($3::timestamp, $4::timestamp) limit 1', [person, window, at, until])
  return rows.length > 0
}

export async function postName(tx: Transaction, { post, window }: { post: string; window: string }) {
  const nameOf = await namesOf(tx, [window, post])
  const [at, of] = [nameOf(window), nameOf(post)]
  return { zh: `${at.zh} ${of.zh}`, en: `${at.en} ${of.en}` }
}
