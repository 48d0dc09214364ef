import { EVERYTHING, systemActor } from '@hall/access'
import { localTime } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { Job, ServiceContext } from '@hall/service-kit'
import { findRoleHolders } from '../db/role-store.ts'
import { loadStaff } from '../db/staff-store.ts'
import type { SignRow } from '../db/away-queries.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { workAfter } from '../domain/leave/leave-time.ts'
import { isBefore } from '../domain/time-of-day.ts'
import { besideOf } from '../leave/beside.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { findingOf } from '../leave/raise-finding.ts'
import type { Writing } from '../leave/record-leave.ts'
import { clockOf, noticeOf } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }

const SHARE = 20

/** A whole minute over the time (WS-ATT-12). */
const OVER = `
  update away_sign set overdue = true where id in (
    select id from away_sign where state = 'out' and not overdue and date_trunc('minute', planned_back) + interval '1 minute' <= $1 order by planned_back limit ${SHARE} for update skip locked
  ) returning id::text, center, department, "window", person, name, planned_back as back`
const UNCOVERED = `
  select id::text, center, department, "window", person, name, sick_until as "sickUntil", cover_due as "coverDue"
  from call_note where cover_due <= $1 order by cover_due limit ${SHARE} for update skip locked`

/** Signs that are over their time, and windows whose department was to send somebody at once and did not. */
export function awayTimes(service: ServiceContext): Job {
  return {
    name: 'away-times',
    everyMs: 20_000,
    async run(stopping) {
      const now = service.clock.now()
      const actor = systemActor('attendance')
      const writing = (): Writing => ({ meta: { commandId: service.newId(), actor: actor.id, now }, actorName: actor.name, newId: service.newId })
      for (const step of [overdueSigns, missingStandIns]) {
        while (!stopping.aborted && await service.db.transaction(EVERYTHING, (tx) => step(tx, writing())));
      }
    },
  }
}

type Overdue = Pick<SignRow, 'id' | 'center' | 'department' | 'window' | 'person' | 'name' | 'back'>

async function overdueSigns(tx: Transaction, writing: Writing): Promise<boolean> {
  const due = await tx.sql<Overdue>(OVER, [localTime(writing.meta.now)], 'away.over')
  for (const sign of due) {
    const policy = (await ruleOf(tx, sign.center, sign.back.toPlainDate()))?.policy.away
    if (!policy) continue
    const on = sign.back.toPlainDate()
    const beside = await besideOf(tx, sign.center, sign.window)
    const [heads, staff] = [await findRoleHolders(tx, ['window_lead', 'chief_representative'], { place: sign, on }), await loadStaff(tx, { center: sign.center, windows: beside }, { from: sign.back, to: sign.back.add({ minutes: 1 }) })]
    const { clause } = policy.backOnTime
    const recipients = [...heads, ...staff.flatMap(({ members }) => members.map(({ person }) => person))].filter((person) => person !== sign.person)
    const events: AttendanceEvent[] = [{ type: 'AwayOverdue', since: sign.back.toString(), clause }, ...noticeOf(texts.away.overdue, { name: sign.name, back: clockOf(sign.back) }, { center: sign.center, clause, recipients, link: '/away' })]
    const [stream] = await tx.sql<{ n: number }>('select count(*)::int as n from journal where stream = $1', [`away/${sign.id}`])
    await append(tx, { stream: `away/${sign.id}`, expectedVersion: stream!.n, events, meta: { ...writing.meta, commandId: writing.newId(), center: sign.center, person: sign.person, ...(sign.window && { window: sign.window }) } })
  }
  return due.length === SHARE
}

interface Announced { readonly id: string; readonly center: string; readonly department: string | null; readonly window: string | null; readonly person: string; readonly name: string; readonly sickUntil: Temporal.PlainDateTime; readonly coverDue: Temporal.PlainDateTime }

/** A session has begun and nobody stands in for somebody announced ill (EP-ATT-16). */
async function missingStandIns(tx: Transaction, writing: Writing): Promise<boolean> {
  const due = await tx.sql<Announced>(UNCOVERED, [localTime(writing.meta.now)], 'call-note.due')
  for (const note of due) {
    const rule = await ruleOf(tx, note.center, note.coverDue.toPlainDate())
    const asks = rule?.policy.cover?.announcedSick
    const next = rule && workAfter(rule, note.coverDue.add({ hours: 5 }))
    await tx.sql('update call_note set cover_due = $2 where id = $1', [note.id, next && isBefore(next, note.sickUntil) ? next : null])
    const [named] = await tx.sql<{ n: number }>(`select count(*)::int as n from cover where holder = $1 and state in ('asked', 'accepted') and starts_at <= $2 and ends_at > $2`, [note.person, note.coverDue], 'cover.named')
    if (!asks || named!.n > 0) continue
    const recipients = await findRoleHolders(tx, [...asks.value.askedOf, 'coordination'], { place: note, on: note.coverDue.toPlainDate() })
    const finding = await findingOf(tx, { kind: 'stand_in_missing', clause: asks.clause, minutes: null, about: note.id, place: { ...note, person: null }, state: 'open', at: note.coverDue }, writing)
    const events = [...finding, ...noticeOf(texts.finding, { name: note.name, finding: texts.findings.stand_in_missing, at: clockOf(note.coverDue) }, { center: note.center, clause: asks.clause, recipients, link: '/covers' })]
    const [stream] = await tx.sql<{ n: number }>('select count(*)::int as n from journal where stream = $1', [`call-note/${note.id}`])
    await append(tx, { stream: `call-note/${note.id}`, expectedVersion: stream!.n, events, meta: { ...writing.meta, commandId: writing.newId(), center: note.center, person: note.person } })
  }
  return due.length === SHARE
}
