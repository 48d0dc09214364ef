import { setTimeout as delay } from 'node:timers/promises'
import { ZONE } from '@hall/calendar'
import { accountOf, demoAccounts } from './accounts.ts'
import { commandIdOf } from './command-id.ts'
import type { Attendance } from './load-attendance.ts'
import { eachOf } from './outcome.ts'
import type { DemoCity } from './shapes.ts'
import { createTerminal } from './terminal.ts'

export interface SettlingLoad {
  /** The attendance service as one of the accounts. */
  readonly as: (person: string) => Attendance
  readonly gatewayUrl: string
  readonly now: Temporal.Instant
}

/** The center whose month before this one is closed and put up; the others have theirs open. */
const CLOSED_CENTER = 'taigu'
const DRIFTING_CENTER = 'wenshang'
const DRIFT_SECONDS = 94
const LOOK_EVERY_MS = 200
const GIVE_UP_AFTER_MS = 12_000
const REGISTERED = 3
const LOOKED_AT = 6

/** What sections, leads and people have done with days and months. What is done already is done; a second load changes nothing. */
export async function loadSettling(city: DemoCity, load: SettlingLoad): Promise<void> {
  await Promise.all([drift(city, load), closeMonth(load), register(load), objectAll(load), makeRounds(city, load)])
}

/** A terminal whose clock has run ahead; the command to set it waits for its next call. */
async function drift({ centers }: DemoCity, { gatewayUrl, now }: SettlingLoad): Promise<void> {
  const { terminal: { serial } } = centers.find(({ id }) => id === DRIFTING_CENTER)!
  const terminal = createTerminal({ url: gatewayUrl, serial, now: () => now, driftSeconds: DRIFT_SECONDS })
  terminal.operate(4, '9')
  await terminal.push()
  await terminal.poll()
}

/** Confirmed, put up and closed as soon as its last day has been judged; where that takes longer, the next start finds it ready. */
async function closeMonth({ as, now }: SettlingLoad): Promise<void> {
  const month = now.toZonedDateTimeISO(ZONE).toPlainDate().with({ day: 1 }).subtract({ months: 1 }).toString().slice(0, 7)
  const key = { center: CLOSED_CENTER, month }
  const commandId = (step: string) => commandIdOf('month', CLOSED_CENTER, month, step)
  const [supervision, director] = [as(accountOf(CLOSED_CENTER, 'supervision')), as(accountOf(CLOSED_CENTER, 'director'))]
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
  for (;;) {
    const confirmed = await supervision.months.confirm({ ...key, commandId: commandId('confirm') })
    if (confirmed.ok || confirmed.problem.code === 'MONTH_CONFIRMED') break
    if (performance.now() > giveUpAt) return
    await delay(LOOK_EVERY_MS)
  }
  // Refused while its days are being judged.
  for (;;) {
    const posted = await director.months.post({ ...key, commandId: commandId('post') })
    if (posted.ok || posted.problem.code !== 'MONTH_PROVISIONAL' || performance.now() > giveUpAt) break
    await delay(LOOK_EVERY_MS)
  }
  await supervision.months.close({ ...key, commandId: commandId('close') })
}

/** A lead's registrations: one approved, one waiting, one without proof. */
async function register({ as }: SettlingLoad): Promise<void> {
  const [lead, section] = [as(accountOf('qingpu', 'window_lead')), as(accountOf('qingpu', 'coordination'))]
  const open = await lead.registrations.open({ center: 'qingpu' })
  if (!open.ok) return
  const days = open.value.rows.filter(({ over }) => !over).slice(0, REGISTERED)
  for (const [index, { person, date }] of days.entries()) {
    const made = await lead.registrations.register({
      center: 'qingpu', person, kind: 'business', from: `${date}T08:30:00`, to: `${date}T17:00:00`, reason: '到区局参加业务协调会',
      proofs: index === 2 ? [] : [{ title: '会议通知', attachment: null }], commandId: commandIdOf('registration', person, date),
    })
    if (made.ok && index === 0) await section.registrations.approve({ center: 'qingpu', id: made.value.id, commandId: commandIdOf('approval', person, date) })
  }
}

/** Staff of four centers object to what was found of one of their days; one is accepted, one refused, the rest are open. */
async function objectAll({ as, now }: SettlingLoad): Promise<void> {
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate()
  const staff = demoAccounts().filter(({ grants }) => grants.length === 1 && grants[0]!.startsWith('staff@'))
  let made = 0
  for (const { person } of staff) {
    const self = as(person)
    const mine = await self.days.mine({ from: today.subtract({ days: 40 }).toString(), to: today.toString() })
    const day = mine.ok ? mine.value.rows.find(({ outcome }) => outcome === 'exception') : undefined
    const full = day && await self.days.get({ person, date: day.date })
    const finding = full?.ok ? full.value.verdict.findings.find(({ binding }) => binding) : undefined
    if (!day || !finding) continue
    const objected = await self.objections.make({ date: day.date, finding: finding.kind, point: finding.point, text: '当时在窗口为群众办理事项，有叫号记录可查。', commandId: commandIdOf('objection', person) })
    if (!objected.ok || made++ > 1) continue
    const director = as(accountOf(day.center, 'director'))
    await director.objections.decide({ center: day.center, id: objected.value.id, accept: made === 1, reason: made === 1 ? '叫号记录属实' : '记录时间与所述不符', commandId: commandIdOf('decision', person) })
  }
}

/** One round of the day at each center whose regulation has rounds. */
async function makeRounds({ centers }: DemoCity, { as, now }: SettlingLoad): Promise<void> {
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate().toString()
  const kinds: Readonly<Record<string, readonly ['patrol' | 'spot_check', string]>> = {
    qingpu: ['patrol', 'coordination'], enping: ['spot_check', 'coordination'], wenshang: ['spot_check', 'supervision'],
  }
  await eachOf(Object.entries(kinds), async ([center, [kind, role]]) => {
    const inspector = as(accountOf(center, role))
    const started = await inspector.rounds.start({ center, kind, commandId: commandIdOf('round', center, today) })
    if (!started.ok) return
    const { id } = started.value
    const { windows, rotated } = centers.find((one) => one.id === center)!
    for (const [index, window] of windows.slice(0, LOOKED_AT).entries()) {
      const people = rotated.filter((person) => person.window === window.id && person.until === null)
      const looks = people.map(({ number }, n) => ({ window: window.id, person: number, state: index === 2 && n === 0 ? 'off_post' as const : 'present' as const }))
      if (looks.length > 0) await inspector.rounds.record({ center, id, looks, commandId: commandIdOf('look', center, window.id, today) })
    }
    await inspector.rounds.finish({ center, id, commandId: commandIdOf('finish', center, today) })
  })
}
