import { randomUUID } from 'node:crypto'
import { parseGrant } from '@hall/access'
import type { Gateway } from '@hall/gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callThrough, openGateway } from '../walls/open-gateway.ts'
import { type Bureau, openBureau, problemOf, valueOf } from './bureau.ts'

const resources = new AsyncDisposableStack()
let bureau: Bureau
let gateway: Gateway
beforeAll(async () => {
  bureau = resources.use(await openBureau('qingpu', '2026-03-10T09:00'))
  gateway = resources.use(await openGateway(bureau.city))
}, 300_000)
afterAll(() => resources.disposeAsync())

const tokenOf = (grant: string) => bureau.city.issuer.token('HOTLINE', [parseGrant(grant)!])
const hand = async (input: object, grant?: string) => callThrough(gateway, 'complaints.intake.receiveHotline', { input: { ...input, commandId: randomUUID() }, token: grant && (await tokenOf(grant)) })

test('QP-CMP-19: the hotline’s own system hands an item over by HTTP: acknowledged with its limit, again without a second complaint, answered back', { timeout: 60_000 }, async () => {
  const item = {
    center: 'qingpu', ground: 'attitude', content: '反映窗口工作人员态度差', complainant: { name: '赵某', nameRefused: false, contact: '13700000001', contactRefused: false },
    sourceNumber: '12345-2026-000777', sourceDueAt: '2026-03-20T17:00:00+08:00',
  }
  const right = 'complaint_desk@center:qingpu'
  const first = valueOf(await hand(item, right)) as { number: string; known: boolean; dueAt: string; acknowledgedAt: string }
  expect(first).toMatchObject({ known: false, number: expect.stringMatching(/^QP2026-/), dueAt: '2026-03-20T09:00:00Z' })
  expect(valueOf(await hand(item, right))).toMatchObject({ known: true, number: first.number })
  const { rows, total } = valueOf(await bureau.section.desk.list({ center: 'qingpu', from: '2026-03-01', to: '2026-03-31', search: first.number }))
  expect(total).toBe(1)
  expect(rows[0]!.channels).toEqual(['hotline_12345'])

  expect(problemOf(await hand(item)).code).toBe('UNAUTHENTICATED')
  expect(problemOf(await hand(item, 'complaint_desk@section:qingpu/qingpu-complaint_desk')).code).toBe('FORBIDDEN')
  expect(problemOf(await hand(item, 'complaint_desk@center:taigu')).code).toBe('FORBIDDEN')
  expect(problemOf(await hand({ ...item, sourceNumber: '12345-2026-000778', sourceDueAt: null }, right)).code).toBe('SOURCE_LIMIT_MISSING')
})
