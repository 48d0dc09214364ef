import { EVERYTHING } from '@hall/access'
import { service as archives } from '@hall/archives-service/service'
import { service as complaints } from '@hall/complaints-service/service'
import { archivesContract } from '@hall/contract-archives'
import { complaintsContract } from '@hall/contract-complaints'
import { until } from '@hall/testing'
import type { TestService } from '@hall/testing/city'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesCenter, id, openCases } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'

let center: CasesCenter
let running: TestService
let item: string
beforeAll(async () => {
  center = await openCases('qingpu', '2026-03-02T01:00:00Z')
  ;[running] = await Promise.all([center.city.start(archives), center.city.start(complaints)])
  item = await center.item()
}, 240_000)
afterAll(() => center?.[Symbol.asyncDispose]())

const office = () => center.city.client(archivesContract, 'OFFICE', ['general_office@section:qingpu/qingpu-office'])
const find = async (search: object) => valueOf(await office().packages.list({ center: 'qingpu', size: 50, ...search })).rows
const packageOf = async (file: string) => valueOf(await office().packages.get({ center: 'qingpu', case: file }))
/** The papers of a case, once there are so many. */
const papersOf = (file: string, count: number) => until(async () => {
  const answer = await office().packages.get({ center: 'qingpu', case: file })
  return answer.ok && answer.value.components.length >= count ? answer.value.components : undefined
}, 60_000)

test('a one-time notification is kept unchangeable with the number of its case, and found by case, handler and day', async () => {
  const desk = center.desk()
  const file = await desk.open(item)
  valueOf(await desk.tick(file, { M3: 'missing' }))
  valueOf(await desk.notify(file, ['M3']))
  const { row: { number } } = await desk.view(file)
  const [notice] = await papersOf(file, 1)
  expect(notice).toMatchObject({ kind: 'notice', title: '一次性告知书，缺 1 项', by: desk.person })
  const today = notice!.at.slice(0, 10)
  for (const search of [{ search: number }, { handler: desk.person }, { from: today, to: today }]) expect((await find(search)).map((row) => row.case)).toContain(file)
  for (const search of [{ search: 'QP-NONE' }, { handler: 'QP-NOBODY' }, { from: '2026-03-03' }, { to: '2026-03-01' }]) expect((await find(search)).map((row) => row.case)).not.toContain(file)
  await expect(running.context.db.transaction(EVERYTHING, (tx) => tx.sql('update component set title = $1 where id = $2', ['另一份', notice!.id]))).rejects.toThrow(/permission denied/)
})

test('the package of a case grows with its steps, shows what is missing, and a complaint holds it', async () => {
  const desk = center.desk()
  const lead = desk.client
  const file = await desk.accepted(item)
  const { row: { number } } = await desk.view(file)
  expect((await papersOf(file, 1)).map(({ kind }) => kind)).toEqual(['acceptance'])
  expect((await packageOf(file)).package).toMatchObject({ number, missing: ['application'], held: false })
  const handler = center.city.client(complaintsContract, 'HANDLER', ['coordination@section:qingpu/qingpu-window-management'])
  const complaint = await until(async () => {
    const taken = await handler.intake.register({
      center: 'qingpu', channel: 'phone', ground: 'not_told_at_one_time', content: '反映办件', window: desk.window, person: null, caseNumber: number, commandId: id(),
      complainant: { name: '甲', nameRefused: false, contact: '13700001111', contactRefused: false },
    })
    return taken.ok ? taken.value.id : undefined
  }, 120_000)
  await until(async () => (await packageOf(file)).package.held, 60_000)
  const withdrawn = await desk.open(item)
  valueOf(await lead.intake.withdraw({ case: withdrawn, reason: '申请人撤回', commandId: id() }))
  expect((await papersOf(withdrawn, 1)).map(({ kind, title }) => [kind, title])).toEqual([['other', '撤回申请']])
  expect(complaint).not.toBe('')
})
