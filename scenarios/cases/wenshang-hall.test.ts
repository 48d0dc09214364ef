import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, id, openCases } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('wenshang', '2026-03-01T08:00:00+08:00')
  five = await center.item()
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

example('WS-CAS-10: without the network’s reference the acceptance is incomplete and on the window’s list; the clock runs from the day', async (at) => {
  const desk = center.desk('w0', 1)
  const list = async () => valueOf(await desk.client.queue.mine({ what: 'enter', size: 200 })).rows.map((row) => row.id)
  await at('2026-03-10T09:20')
  const [file, later] = [await desk.open(five), await desk.open(five)]
  for (const one of [file, later]) {
    valueOf(await desk.tick(one))
    valueOf(await desk.client.intake.accept({ case: one, commandId: id() }))
  }
  expect(await list()).toEqual(expect.arrayContaining([file, later]))
  expect(await desk.view(file)).toMatchObject({ row: { acceptanceOpen: true }, acceptance: { complete: false, clause: 'WS-CAS-10', parts: [{ what: 'registration', at: expect.any(String) }, { what: 'network', reference: null, at: null }, { what: 'notice', at: expect.any(String) }] } })
  await at('2026-03-10T09:30')
  valueOf(await desk.client.intake.enter({ case: file, networkReference: 'JN-2026-1', commandId: id() }))
  const view = await desk.view(file)
  expect(view.row).toMatchObject({ acceptanceOpen: false, acceptedAt: expect.stringMatching(/^2026-03-10T01:20/), dueOn: '2026-03-17' })
  expect(view.acceptance).toMatchObject({ complete: true, parts: [{ reference: view.row.number }, { reference: 'JN-2026-1', at: expect.stringMatching(/^2026-03-10T01:30/) }, { reference: view.documents[0]!.number, at: expect.stringMatching(/^2026-03-10T01:20/) }] })
  expect(await list()).not.toContain(file)
  await at('2026-03-11T09:00')
  valueOf(await desk.client.intake.enter({ case: later, networkReference: 'JN-2026-2', commandId: id() }))
  expect((await desk.view(later)).row).toMatchObject({ acceptanceOpen: false, acceptedAt: expect.stringMatching(/^2026-03-10T01:20/), dueOn: '2026-03-17' })
})
