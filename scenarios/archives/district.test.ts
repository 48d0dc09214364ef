import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archives, openArchives, openPackage } from '../src/archives.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Archives
beforeAll(async () => { center = await openArchives('district', '2026-03-17T10:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const head = (window: 'w1' | 'w2' = 'w1') => center.as(window === 'w1' ? 'HEAD1' : 'HEAD2', `window_lead@window:~/~-${window}`)
const SCAN = { filename: '签收单.txt', contentBase64: Buffer.from('已收到退回材料').toString('base64') }
const IDENTITY = { kind: 'id_card', number: '440785199001011234' } as const

test('DC-ARC-02: materials are handed back against proof of identity and a signature; without one of them nothing is entered, with both the receipt is filed', async () => {
  const file = await openPackage(center, 'w1', center.number('WANG'))
  const of = { center: 'district', case: file }
  const hand = (over: Partial<Parameters<ReturnType<typeof head>['packages']['returnMaterials']>[0]> = {}, by = head()) =>
    by.packages.returnMaterials({ ...of, materials: '申请书、图纸各一份', identity: IDENTITY, signature: SCAN, byAgent: false, authorization: null, commandId: id(), ...over })
  expect(await refusalOf(hand({ identity: null }))).toMatchObject({ code: 'IDENTITY_MISSING', clause: 'DC-ARC-02' })
  expect(await refusalOf(hand({ signature: null }))).toMatchObject({ code: 'RECEIPT_UNSIGNED', clause: 'DC-ARC-02' })
  expect(await refusalOf(hand({ byAgent: true }))).toMatchObject({ code: 'AUTHORIZATION_MISSING', clause: 'DC-ARC-02' })
  expect((await ok(head().packages.returns(of))).rows).toEqual([])
  const { id: made } = await ok(hand())
  expect(await ok(head().packages.returns(of))).toMatchObject({ clause: 'DC-ARC-02', rows: [{ id: made, materials: '申请书、图纸各一份', identityKind: 'id_card', identityNumber: '**************1234', byAgent: false }] })
  const { components } = await ok(head().packages.get(of))
  expect(components).toMatchObject([{ id: made, kind: 'delivery', title: '退回材料签收单', by: center.number('HEAD1'), attachment: { filename: '签收单.txt' } }])
  await ok(hand({ byAgent: true, authorization: { filename: '委托书.txt', contentBase64: Buffer.from('委托').toString('base64') } }))
  expect(await refusalOf(hand({}, head('w2')))).toMatchObject({ code: 'CASE_UNKNOWN' })
  // The number of the proof is nowhere but in its row.
  expect(await center.rows("select 1 from journal where data::text like '%440785199001011234%'")).toEqual([])
})
