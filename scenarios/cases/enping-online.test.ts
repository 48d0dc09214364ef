import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, id, openCases } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let joint: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('enping', '2026-03-01T08:00:00+08:00')
  joint = await center.item({ kind: 'joint', promised: null, procedures: [], departments: ['tax', 'housing', 'market'], parts: [{ department: 'tax', days: 5 }, { department: 'housing', days: 7 }, { department: 'market', days: 10 }] })
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

example('EP-CAS-09: without joint rules a joint case is due with its longest part, and does not end while a part is open', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:00')
  const file = await desk.accepted(joint)
  const view = await desk.view(file)
  expect(view.row.dueOn).toBe('2026-03-24')
  expect(view.clocks.find(({ clock }) => clock === 'promised')?.clauses).toContain('EP-CAS-09')
  expect(view.parts.map(({ department, dueOn }) => [department, dueOn])).toEqual([['tax', '2026-03-17'], ['housing', '2026-03-19'], ['market', '2026-03-24']])
  await at('2026-03-24T10:00')
  const concludePart = (window: 'w0' | 'w1' | 'w2', department: string) => center.desk(window).client.joint.opine({ case: file, department, agree: true, opinion: '同意', commandId: id() })
  for (const [window, department] of [['w0', 'tax'], ['w1', 'housing']] as const) valueOf(await concludePart(window, department))
  const refused = await desk.conclude(file)
  expect(!refused.ok && refused.problem).toMatchObject({ code: 'PART_OPEN', clause: 'EP-CAS-09', details: { departments: ['market'] } })
  valueOf(await concludePart('w2', 'market'))
  expect(valueOf(await desk.conclude(file))).toMatchObject({ state: 'concluded', findings: [] })
})
