import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { dayScenarios } from '../src/day.ts'

let center: CenterUnderTest
beforeAll(async () => {
  center = await openCenter('taigu', '2026-03-04T12:00:00+08:00')
})
afterAll(() => center?.[Symbol.asyncDispose]())
const given = (clause: string, ...examples: Parameters<typeof dayScenarios>[2]) => dayScenarios(() => center, clause, examples)
const TUESDAY = '2026-03-03'

// Consent is on record within the time of late filing, which the next scenario lets pass.
given('TG-ATT-07',
  { example: 'late with the consent of the duty leader is no late arrival', on: TUESDAY, punches: ['fingerprint 09:15', 'fingerprint 17:30'], away: ['08:30-09:15 consent'], outcome: 'normal' },
  { example: 'the same without consent is late by 45 minutes', on: TUESDAY, punches: ['fingerprint 09:15', 'fingerprint 17:30'], outcome: 'exception', findings: ['late 2700s TG-ATT-04'] },
  { example: 'leaving at 16:00 with consent is no early leaving', on: TUESDAY, punches: ['fingerprint 08:30', 'fingerprint 16:00'], away: ['16:00-17:30 consent'], outcome: 'normal' },
)

test('TG-ATT-14: absence is provisional until late filing closes, then final', async () => {
  const person = await center.nextPerson()
  await center.push(person, '2026-03-04', ['fingerprint 08:20'])
  await vi.waitFor(async () => {
    const { verdict } = await center.judged(person, TUESDAY, 0)
    expect(verdict).toMatchObject({ outcome: 'exception', final: false, proofDue: { date: '2026-03-04', clause: 'TG-ATT-09' } })
    expect(verdict.findings).toMatchObject([{ kind: 'absent', days: 1, clause: 'TG-ATT-14' }])
  }, { timeout: 90_000 })
  await center.setClock('2026-03-05T00:00:01+08:00')
  await expect.poll(async () => (await center.judged(person, TUESDAY, 0)).verdict.final, { timeout: 90_000 }).toBe(true)
  await center.setClock('2026-03-06T18:00:00+08:00')
})

given('TG-ATT-02',
  { example: 'the first and the last fingerprint complete the day', on: TUESDAY, punches: ['fingerprint 08:25', 'fingerprint 17:32'], outcome: 'normal' },
  { example: 'with one fingerprint the leaving punch is missing, and the afternoon with it', on: TUESDAY, punches: ['fingerprint 08:25'], outcome: 'exception', findings: ['missing_out - TG-ATT-02', 'absent 0.5d TG-ATT-14'] },
  { example: 'a password is not counted while the device works', on: TUESDAY, punches: ['password 08:25', 'fingerprint 08:29', 'fingerprint 17:30'], outcome: 'normal', shown: ['not_counted - TG-ATT-02'] },
)
given('TG-ATT-04',
  { example: '08:30 is on time', on: TUESDAY, punches: ['fingerprint 08:30', 'fingerprint 17:30'], outcome: 'normal' },
  { example: '08:31 is late by 1 minute', on: TUESDAY, punches: ['fingerprint 08:31', 'fingerprint 17:30'], outcome: 'exception', findings: ['late 60s TG-ATT-04'] },
  { example: '17:30 is on time to leave', on: TUESDAY, punches: ['fingerprint 08:30', 'fingerprint 17:30'], outcome: 'normal', points: { pm_out: 'met' } },
)
given('TG-ATT-14',
  { example: 'a first punch at 11:59 is late by 209 minutes', on: TUESDAY, punches: ['fingerprint 11:59', 'fingerprint 17:30'], outcome: 'exception', findings: ['late 12540s TG-ATT-04'] },
  { example: 'a first punch at 12:00 is half a day and no late arrival', on: TUESDAY, punches: ['fingerprint 12:00', 'fingerprint 17:30'], outcome: 'exception', findings: ['absent 0.5d TG-ATT-14'] },
)

const signIn = (person: string, at: string) =>
  center.clients.section.signIns.record({ center: 'taigu', person, at: `${TUESDAY}T${at}`, reason: '考勤机故障', commandId: randomUUID() })

test('TG-ATT-03: without a registered outage a sign-in is refused', async () => {
  expect(await signIn(await center.nextPerson(), '08:28:00')).toMatchObject({ ok: false, problem: { code: 'SIGN_IN_NOT_ACCEPTED', clause: 'TG-ATT-03' } })
})
test('TG-ATT-03: during an outage a sign-in counts as the coming punch, after it no more', async () => {
  valueOf(await center.clients.section.outages.declare({
    center: 'taigu', serial: null, from: `${TUESDAY}T08:00:00`, to: `${TUESDAY}T10:00:00`, reason: '断电', commandId: randomUUID(),
  }))
  const person = await center.nextPerson()
  valueOf(await signIn(person, '08:28:00'))
  await vi.waitFor(async () => {
    const { verdict, punches } = await center.judged(person, TUESDAY, 1)
    expect(punches[0]).toMatchObject({ method: 'sign_in' })
    expect(verdict.points[0]).toMatchObject({ id: 'am_in', state: 'met', punch: punches[0]!.id })
  }, { timeout: 90_000 })
  expect(await signIn(await center.nextPerson(), '10:01:00')).toMatchObject({ ok: false, problem: { code: 'SIGN_IN_NOT_ACCEPTED', clause: 'TG-ATT-03' } })
})
