import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Assets, at, carryOut, decide, openAssets, registerAsset, request } from '../src/assets.ts'
import { id, ok } from '../src/register-center.ts'

let center: Assets
beforeAll(async () => { center = await openAssets('wenshang', '2026-03-09T09:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const office = () => center.as('OFFICE', 'general_office@section:~/~-office')
const lead = () => center.as('HEAD1', 'window_lead@window:~/~-w1')
const it = () => center.as('KEEPER', 'it@center:~')
const ofCenter = { center: 'wenshang' }

/** Counts the first window with some assets absent, and answers what is held against its keeper. */
async function countWithout(absent: readonly string[], local: string): Promise<string[]> {
  const { id: stocktake } = await ok(office().stocktakes.open({ ...ofCenter, window: center.window('w1'), section: null, commandId: id() }))
  const numbers = (await ok(office().assets.list({ ...ofCenter, window: center.window('w1'), size: 500 }))).rows.map(({ number }) => number).filter((number) => !absent.includes(number))
  await ok(office().stocktakes.scan({ ...ofCenter, stocktake, scans: numbers.map((code) => ({ id: id(), code, at: at(local), spot: '' })), commandId: id() }))
  await ok(office().stocktakes.close({ ...ofCenter, stocktake, commandId: id() }))
  for (const number of absent) await ok(office().stocktakes.adjudicate({ ...ofCenter, stocktake, number, decision: 'accept', note: '', commandId: id() }))
  await ok(office().stocktakes.sign({ ...ofCenter, stocktake, commandId: id() }))
  await ok(lead().stocktakes.sign({ ...ofCenter, stocktake, commandId: id() }))
  return (await ok(office().findings.list({ ...ofCenter, size: 100 }))).rows.filter(({ clause }) => clause === 'WS-AST-01').map(({ asset, kind }) => `${asset} ${kind}`)
}

test('WS-AST-01: taken out without a record is a finding; with an approved removal it is none until its day has passed', async () => {
  await registerAsset(center)
  const [private_, approved] = [await registerAsset(center, { name: '笔记本电脑' }), await registerAsset(center, { name: '打印机' })]
  const { id: asked } = await ok(request(lead(), center, { kind: 'removal', assets: [approved], from: '2026-03-09', until: '2026-03-13' }))
  await ok(decide(office(), center, asked))
  await ok(carryOut(lead(), center, { request: asked, on: '2026-03-09' }))
  await center.setClock('2026-03-13T09:00:00')
  expect(await countWithout([private_, approved], '2026-03-13T09:00:00')).toEqual([`${private_} absent`])
  await center.setClock('2026-03-16T09:00:00')
  expect(await countWithout([approved], '2026-03-16T09:00:00')).toContain(`${approved} not_returned`)
})

test('WS-NET-01: what is not on the register of a computer is a finding, twelve programs that are on it are none', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const twelve = Array.from({ length: 12 }, (_, nth) => `程序${nth + 1}`)
  await ok(it().network.approve({ ...ofCenter, asset: number, kind: 'software', names: twelve, commandId: id() }))
  const inspect = (software: string[], hardware: string[]) => it().network.inspect({ ...ofCenter, asset: number, software, hardware, network: null, commandId: id() })
  expect((await ok(inspect([...twelve, '炒股软件'], []))).findings).toMatchObject([{ kind: 'unapproved_software', subject: '炒股软件', clause: 'WS-NET-01' }])
  expect((await ok(inspect(twelve, ['音箱']))).findings).toMatchObject([{ kind: 'added_hardware', subject: '音箱', clause: 'WS-NET-01' }])
  expect((await ok(inspect(twelve, []))).findings).toEqual([])
})

test('WS-NET-02: hardware changes by an approved request; a module missing without one is a finding', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  await ok(it().network.approve({ ...ofCenter, asset: number, kind: 'hardware', names: ['内存1', '内存2'], commandId: id() }))
  const { id: asked } = await ok(request(lead(), center, { kind: 'device_change', assets: [number], subject: '扫描仪' }))
  await ok(decide(it(), center, asked))
  await ok(carryOut(it(), center, { request: asked }))
  const inspect = (hardware: string[]) => it().network.inspect({ ...ofCenter, asset: number, software: [], hardware, network: null, commandId: id() })
  expect((await ok(inspect(['内存1', '内存2', '扫描仪']))).findings).toEqual([])
  expect((await ok(inspect(['内存1', '扫描仪']))).findings).toMatchObject([{ kind: 'removed_hardware', subject: '内存2', clause: 'WS-NET-02' }])
})
