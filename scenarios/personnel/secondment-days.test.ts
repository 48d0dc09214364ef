import { service as attendance } from '@hall/attendance-service/service'
import { attendanceContract } from '@hall/contract-attendance'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CityOfStaff, id, openCityOfStaff } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => {
  city = await openCityOfStaff(['qingpu'], '2026-03-09T09:00:00+08:00')
  await city.city.start(attendance)
}, 300_000)
afterAll(() => city?.[Symbol.asyncDispose]())

const days = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']
const someone = () => city.post('qingpu', city.nextWindow('qingpu'), { since: '2026-01-05' })
async function lent(person: string, agreed: boolean): Promise<string> {
  const { id: file } = valueOf(await city.department().secondments.request({ center: 'qingpu', person, from: days[0]!, until: days.at(-1)!, purpose: '年终统计', commandId: id() }))
  if (agreed) await agree(file)
  return file
}
const agree = async (file: string) => void valueOf(await city.section('qingpu').secondments.decide({ id: file, agreed: true, reason: null, commandId: id() }))
const at = (local: string) => city.as('IT0001', 'it@city').ops.setClock({ now: `${local}+08:00`, commandId: id() }).then(valueOf)
const records = () => city.city.client(attendanceContract, 'SEC001', ['coordination@section:qingpu/qingpu-attendance'])
/** Of each day, whether a sign-in and a sign-out are missed. */
async function missed(person: string): Promise<(boolean | undefined)[]> {
  return Promise.all(days.map(async (date) => {
    const day = await records().days.get({ person, date })
    return day.ok ? ['missing_in', 'missing_out'].every((kind) => day.value.verdict.findings.some((one) => one.binding && one.kind === kind)) : undefined
  }))
}

test('QP-PER-29: lent with consent the day before, the days are covered; with consent on the second day, the rest of them; without, none', { timeout: 120_000 }, async () => {
  const [before, during, without] = [await someone(), await someone(), await someone()]
  await lent(before, true)
  const asked = await lent(during, false)
  await lent(without, false)
  await at('2026-03-11T10:00:00')
  await agree(asked)
  await at('2026-03-20T08:00:00')
  await until(async () => (await missed(before)).every((one) => one === false), 60_000)
  await until(async () => (await missed(during)).join() === 'true,true,false,false', 60_000)
  expect(await missed(without)).toEqual([true, true, true, true])
  const covers = async (person: string, on: string) => valueOf(await city.section('qingpu').secondments.covers({ center: 'qingpu', person, on }))
  expect(await covers(during, '2026-03-11')).toMatchObject({ covered: false, because: 'agreed_too_late', clause: 'QP-PER-29' })
  expect(await covers(during, '2026-03-12')).toMatchObject({ covered: true })
})
