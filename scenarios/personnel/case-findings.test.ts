import { personnelContract } from '@hall/contract-personnel'
import { service as personnel } from '@hall/personnel-service/service'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesCenter, id, openCases } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'

let center: CasesCenter
beforeAll(async () => {
  center = await openCases('qingpu', '2026-03-10T09:00:00+08:00')
  await center.city.start(personnel)
}, 300_000)
afterAll(() => center?.[Symbol.asyncDispose]())

test('QP-PER-21: what the record of a case shows is held against nobody before it was confirmed; then it is a ground of return, with its clause', { timeout: 120_000 }, async () => {
  const desk = center.desk()
  const section = center.city.client(personnelContract, 'SEC001', ['coordination@section:qingpu/qingpu-window'])
  const facts = async () => valueOf(await section.returns.facts({ center: 'qingpu', person: desk.person })).rows
  const proposed = async () => valueOf(await section.returns.proposals({ center: 'qingpu' })).rows.filter(({ person }) => person === desk.person)
  const file = await desk.open(await center.item())
  valueOf(await desk.tick(file, { M1: 'missing' }))
  valueOf(await desk.notify(file, ['M1']))
  valueOf(await desk.client.intake.supply({ case: file, materials: ['M1'], visit: true, commandId: id() }))
  await center.setClock('2026-03-12T11:20:00')
  valueOf(await desk.notify(file, ['M2'], { reason: '漏告知' }))
  await center.setClock('2026-03-13T11:20:00')
  valueOf(await desk.client.intake.supply({ case: file, materials: ['M2'], visit: true, commandId: id() }))

  const [visits] = await until(async () => { const found = (await facts()).filter(({ note }) => note?.startsWith('several_visits')); return found.length > 0 ? found : undefined }, 30_000)
  expect(visits).toMatchObject({ kind: 'record', founded: false, note: 'several_visits QP-CAS-39' })
  expect(await proposed()).toEqual([])

  const { rows } = valueOf(await center.section.watch.findings({ center: 'qingpu', kind: 'several_visits' }))
  valueOf(await center.section.watch.decide({ center: 'qingpu', id: rows[0]!.id, confirmed: true, commandId: id() }))
  const [ground] = await until(async () => { const found = await proposed(); return found.length > 0 ? found : undefined }, 30_000)
  expect(ground).toMatchObject({ ground: 'discipline', clause: 'QP-PER-21' })
  expect(ground!.facts.filter(({ founded }) => founded).map(({ note }) => note)).toEqual(['several_visits QP-CAS-39'])
})
