import { organizationContract } from '@hall/contract-organization'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Assets, at, carryOut, decide, nextNumber, openAssets, registerAsset, request } from '../src/assets.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Assets
beforeAll(async () => { center = await openAssets('taigu', '2026-03-03T08:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const office = () => center.as('OFFICE', 'general_office@section:~/~-office')
const lead = () => center.as('HEAD1', 'window_lead@window:~/~-w1')
const leader = () => center.as('DIRECTOR', 'director@center:~')
const supervision = () => center.as('MONITOR', 'supervision@section:~/~-monitor')
const custodian = (person: 'WANG' | 'LI') => center.as(person, 'asset_custodian@window:~/~-w1')
const it = () => center.as('CLERK', 'it@center:~')
const given = (over: object) => ({ center: 'taigu', number: nextNumber('N'), name: '椅子', class: 'A050303', category: 'furniture' as const, owner: 'center' as const, ownerUnit: null, window: center.window('w1'), section: null, spot: '', value: 30_000, acquiredOn: '2026-03-01', usefulMonths: 60, commandId: id(), ...over })

test('TG-AST-08: a window without a custodian is listed, one is named, a second is refused', async () => {
  const listed = async () => (await ok(office().custody.list({ center: 'taigu', on: '2026-03-03' })))
  expect(await listed()).toMatchObject({ clause: 'TG-AST-08', rows: expect.arrayContaining([expect.objectContaining({ window: center.window('w1'), person: null })]) })
  await ok(office().custody.name({ center: 'taigu', window: center.window('w1'), person: center.number('WANG'), commandId: id() }))
  expect((await listed()).rows.find(({ window }) => window === center.window('w1'))).toMatchObject({ person: center.number('WANG') })
  expect(await refusalOf(office().custody.name({ center: 'taigu', window: center.window('w1'), person: center.number('LI'), commandId: id() }))).toMatchObject({ code: 'ASSET_CUSTODIAN_NAMED', clause: 'TG-AST-08' })
})

test('TG-AST-03: what a window enters as a purchase of the center becomes a request to the office; the office registers', async () => {
  const asked = await ok(lead().assets.register(given({})))
  expect(asked.request).toBe(true)
  expect((await ok(office().requests.list({ center: 'taigu', kind: 'purchase' }))).rows).toMatchObject([{ id: asked.id, state: 'requested', clause: 'TG-AST-03', approver: 'general_office' }])
  const number = nextNumber('N')
  expect(await ok(office().assets.register(given({ number })))).toMatchObject({ request: false })
  expect((await ok(office().assets.get({ center: 'taigu', number }))).asset).toMatchObject({ owner: 'center', state: 'in_use' })
})

test('TG-AST-04: an entry has number, name, value, date, place, user and owner, and is found by label', async () => {
  const number = await registerAsset(center)
  const { asset, history } = await ok(office().assets.get({ center: 'taigu', number }))
  expect(asset).toMatchObject({ number, name: '打印机', value: 120_000, acquiredOn: '2024-01-15', window: center.window('w1'), owner: 'center', spot: '1号柜台', bookValue: 70_000 })
  expect(history).toMatchObject([{ type: 'AssetRegistered', clauses: expect.arrayContaining(['TG-AST-04']) }])
})

test('TG-AST-05: who uses answers: the custodian keeps the things of the window, a window sees its own part, the office all', async () => {
  const mine = await registerAsset(center)
  const other = await registerAsset(center, { window: center.window('w2') })
  expect((await ok(lead().assets.get({ center: 'taigu', number: mine }))).asset.keeper).toBe(center.number('WANG'))
  expect(await refusalOf(lead().assets.get({ center: 'taigu', number: other }))).toMatchObject({ code: 'ASSET_UNKNOWN' })
  const all = (await ok(office().assets.list({ center: 'taigu', size: 500 }))).rows.map(({ number }) => number)
  expect(all).toEqual(expect.arrayContaining([mine, other]))
})

test('TG-AST-06: each window and section has its ledger, with additions and write-offs', async () => {
  await registerAsset(center, { window: null, section: center.section('office') })
  expect((await ok(office().assets.list({ center: 'taigu', section: center.section('office') }))).total).toBe(1)
  expect((await ok(lead().assets.list({ center: 'taigu', window: center.window('w1') }))).total).toBeGreaterThan(1)
})

test('TG-AST-09: what the unit brings is received by the custodian, not by another of the window', async () => {
  const own = () => given({ owner: 'department', ownerUnit: '建设局', category: 'furniture' })
  expect(await refusalOf(custodian('LI').assets.register(own()))).toMatchObject({ code: 'NOT_RECEIVER', clause: 'TG-AST-09', details: { person: center.number('WANG') } })
  expect(await ok(custodian('WANG').assets.register(own()))).toMatchObject({ request: false })
})

test('TG-AST-16: paper is provided by the unit itself, its own computer is registered as its own', async () => {
  expect(await refusalOf(request(lead(), center, { kind: 'purchase', subject: '打印纸', category: 'consumable' }))).toMatchObject({ code: 'UNIT_PROVIDES', clause: 'TG-AST-16' })
  const number = nextNumber('PC')
  await ok(custodian('WANG').assets.register(given({ number, name: '电脑', class: 'A020101', category: 'computer', owner: 'department', ownerUnit: '建设局', acquiredOn: '2026-03-03' })))
  expect((await ok(office().assets.get({ center: 'taigu', number }))).asset).toMatchObject({ owner: 'department', ownerUnit: '建设局', window: center.window('w1') })
})

test('TG-AST-11: the using window applies with the reason, a center leader approves, then it is struck off', async () => {
  const number = await registerAsset(center)
  expect(await refusalOf(request(lead(), center, { kind: 'scrap', assets: [number], reason: '' }))).toMatchObject({ code: 'REASON_MISSING', clause: 'TG-AST-11' })
  expect(await refusalOf(request(office(), center, { kind: 'scrap', assets: [number], window: center.window('w2') }))).toMatchObject({ code: 'NOT_USING_WINDOW', clause: 'TG-AST-11' })
  const { id: asked } = await ok(request(lead(), center, { kind: 'scrap', assets: [number], reason: '无法修复' }))
  expect(await refusalOf(carryOut(office(), center, { request: asked }))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'TG-AST-11' })
  expect(await refusalOf(decide(office(), center, asked))).toMatchObject({ code: 'NOT_APPROVER', clause: 'TG-AST-11' })
  await ok(decide(leader(), center, asked))
  await ok(carryOut(office(), center, { request: asked }))
  expect((await ok(office().assets.get({ center: 'taigu', number }))).asset.state).toBe('disposed')
})

test('TG-AST-15: a loan leaves when it is approved, not before', async () => {
  const number = await registerAsset(center, { name: '投影仪' })
  const { id: asked } = await ok(request(lead(), center, { kind: 'lend', assets: [number], from: '2026-03-04', until: '2026-03-06' }))
  expect(await refusalOf(lead().passes.draw({ center: 'taigu', assets: [number], purpose: '外借', carrier: '李某', returnOn: '2026-03-06', commandId: id() }))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'TG-AST-15' })
  expect(await refusalOf(carryOut(lead(), center, { request: asked }))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'TG-AST-15' })
  await ok(decide(leader(), center, asked))
  await ok(lead().passes.draw({ center: 'taigu', assets: [number], purpose: '外借', carrier: '李某', returnOn: '2026-03-06', commandId: id() }))
  await ok(carryOut(lead(), center, { request: asked }))
  expect((await ok(lead().assets.get({ center: 'taigu', number }))).asset.state).toBe('lent')
  await ok(lead().requests.return({ center: 'taigu', request: asked, commandId: id() }))
  expect((await ok(lead().assets.get({ center: 'taigu', number }))).asset.state).toBe('in_use')
})

test('TG-AST-13: a theft reported the same day is in time and waits for the finding; without it there is no decision', async () => {
  await center.setClock('2026-03-03T09:00:00')
  const number = await registerAsset(center)
  const reported = await ok(lead().losses.report({ center: 'taigu', asset: number, kind: 'theft', foundAt: at('2026-03-03T08:30:00'), commandId: id() }))
  expect(reported).toMatchObject({ late: false, clause: 'TG-AST-13' })
  expect(await refusalOf(leader().losses.decide({ center: 'taigu', loss: reported.id, decision: '处理', commandId: id() }))).toMatchObject({ code: 'LOSS_WITHOUT_FINDING', clause: 'TG-AST-13' })
  await ok(supervision().losses.find({ center: 'taigu', loss: reported.id, liableIs: 'guard', liable: center.number('GUARD'), amount: 300_000, commandId: id() }))
  expect(await ok(leader().losses.decide({ center: 'taigu', loss: reported.id, decision: '由保安赔偿', commandId: id() }))).toEqual({ due: 300_000, from: center.number('GUARD'), clause: 'TG-AST-14' })
})

test('TG-AST-14: where nobody is responsible nothing is due', async () => {
  const number = await registerAsset(center)
  const { id: loss } = await ok(lead().losses.report({ center: 'taigu', asset: number, kind: 'theft', foundAt: at('2026-03-03T08:30:00'), commandId: id() }))
  await ok(supervision().losses.find({ center: 'taigu', loss, liableIs: 'nobody', liable: null, amount: 300_000, commandId: id() }))
  expect(await ok(leader().losses.decide({ center: 'taigu', loss, decision: '无人担责', commandId: id() }))).toMatchObject({ due: 0, from: null })
})

test('TG-AST-12: the custodian explains, the person at fault owes the actual loss', async () => {
  const number = await registerAsset(center)
  const { id: loss } = await ok(lead().losses.report({ center: 'taigu', asset: number, kind: 'poor_care', foundAt: at('2026-03-03T08:30:00'), commandId: id() }))
  await ok(supervision().losses.find({ center: 'taigu', loss, liableIs: 'person', liable: center.number('LI'), amount: 80_000, commandId: id() }))
  expect(await refusalOf(leader().losses.decide({ center: 'taigu', loss, decision: '赔偿', commandId: id() }))).toMatchObject({ code: 'EXPLANATION_MISSING', clause: 'TG-AST-12' })
  expect(await refusalOf(custodian('LI').losses.explain({ center: 'taigu', loss, text: '不慎', commandId: id() }))).toMatchObject({ code: 'NOT_SIGNER' })
  await ok(custodian('WANG').losses.explain({ center: 'taigu', loss, text: '搬动时跌落', commandId: id() }))
  expect(await ok(leader().losses.decide({ center: 'taigu', loss, decision: '赔偿', commandId: id() }))).toEqual({ due: 80_000, from: center.number('LI'), clause: 'TG-AST-12' })
})

test('TG-NET-07: business software is installed after approval, on the computers named', async () => {
  const [first, second] = [await registerAsset(center, { category: 'computer', owner: 'department' }), await registerAsset(center, { category: 'computer', owner: 'department' })]
  const { id: asked } = await ok(request(lead(), center, { kind: 'software', assets: [first], subject: '建设审批系统' }))
  expect(await refusalOf(carryOut(lead(), center, { request: asked, asset: first }))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'TG-NET-07' })
  await ok(decide(it(), center, asked))
  expect(await refusalOf(carryOut(lead(), center, { request: asked, asset: second }))).toMatchObject({ code: 'OTHER_ASSET', clause: 'TG-NET-07' })
  await ok(carryOut(lead(), center, { request: asked, asset: first }))
  expect((await ok(office().assets.get({ center: 'taigu', number: first }))).software).toMatchObject([{ name: '建设审批系统' }])
})

test('TG-NET-04: five approved programs are no finding, a sixth is one, naming computer, window and program', async () => {
  const number = await registerAsset(center, { category: 'computer', owner: 'department' })
  const five = ['P1', 'P2', 'P3', 'P4', 'P5']
  await ok(it().network.approve({ center: 'taigu', asset: number, kind: 'software', names: five, commandId: id() }))
  const inspect = (software: string[]) => it().network.inspect({ center: 'taigu', asset: number, software, hardware: [], network: null, commandId: id() })
  expect((await ok(inspect(five))).findings).toEqual([])
  expect((await ok(inspect([...five, '游戏']))).findings).toMatchObject([{ kind: 'unapproved_software', asset: number, window: center.window('w1'), subject: '游戏', clause: 'TG-NET-04' }])
})

test('TG-AST-13: a theft reported on the next day is flagged late', async () => {
  await center.setClock('2026-03-04T09:00:00')
  const number = await registerAsset(center)
  expect(await ok(lead().losses.report({ center: 'taigu', asset: number, kind: 'theft', foundAt: at('2026-03-03T08:30:00'), commandId: id() }))).toMatchObject({ late: true })
})

test('TG-AST-15: an asset missing at a stocktake with no approved request is one violation, naming asset and custodian', async () => {
  const { id: stocktake } = await ok(office().stocktakes.open({ center: 'taigu', window: center.window('w1'), section: null, commandId: id() }))
  const numbers = (await ok(office().assets.list({ center: 'taigu', window: center.window('w1'), size: 500 }))).rows.filter(({ state }) => state !== 'disposed' && state !== 'lost').map(({ number }) => number)
  const [missing, ...present] = numbers
  const elsewhere = await registerAsset(center, { window: center.window('w2') })
  const scans = [...present, elsewhere, 'UNKNOWN-1'].map((code) => ({ id: id(), code, at: at('2026-03-04T10:00:00'), spot: '大厅' }))
  const batch = (client: ReturnType<typeof office>, some: typeof scans) => client.stocktakes.scan({ center: 'taigu', stocktake, scans: some, commandId: id() })
  expect(await ok(batch(custodian('WANG'), scans))).toEqual({ taken: scans.length, known: 0 })
  // The phone was offline and sends the batch once more; the second counter scans all of it, too.
  expect(await ok(batch(custodian('WANG'), scans))).toEqual({ taken: 0, known: scans.length })
  await ok(batch(supervision(), scans.map((scan) => ({ ...scan, id: id() }))))
  expect((await ok(office().stocktakes.get({ center: 'taigu', stocktake }))).lines).toEqual([])
  await ok(office().stocktakes.close({ center: 'taigu', stocktake, commandId: id() }))
  const { lines } = await ok(office().stocktakes.get({ center: 'taigu', stocktake }))
  const differing = lines.filter(({ result }) => result !== 'found').map(({ number, result }) => `${number} ${result}`)
  expect(differing.sort()).toEqual([`${missing} absent`, `${elsewhere} moved`, 'UNKNOWN-1 surplus'].sort())
  expect(await refusalOf(office().stocktakes.sign({ center: 'taigu', stocktake, commandId: id() }))).toMatchObject({ code: 'NOT_ADJUDICATED' })
  for (const [number, decision] of [[missing!, 'violation'], [elsewhere, 'correct_place'], ['UNKNOWN-1', 'register']] as const) {
    await ok(office().stocktakes.adjudicate({ center: 'taigu', stocktake, number, decision, note: '', commandId: id() }))
  }
  expect(await ok(office().stocktakes.sign({ center: 'taigu', stocktake, commandId: id() }))).toMatchObject({ signed: false })
  expect(await refusalOf(custodian('LI').stocktakes.sign({ center: 'taigu', stocktake, commandId: id() }))).toMatchObject({ code: 'NOT_SIGNER', clause: 'TG-AST-09' })
  expect(await ok(custodian('WANG').stocktakes.sign({ center: 'taigu', stocktake, commandId: id() }))).toEqual({ signed: true, violations: 1 })
  expect((await ok(supervision().findings.list({ center: 'taigu', size: 100 }))).rows.filter(({ kind }) => kind === 'absent')).toMatchObject([{ asset: missing, against: center.number('WANG'), clause: 'TG-AST-15' }])
  expect((await ok(office().assets.get({ center: 'taigu', number: elsewhere }))).asset.window).toBe(center.window('w1'))
})

test('TG-NET-06: the address of a computer is changed by the network administrator alone', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const address = (client: ReturnType<typeof it>) => client.network.address({ center: 'taigu', asset: number, network: { ip: '10.2.0.7' }, commandId: id() })
  expect(await refusalOf(address(lead()))).toMatchObject({ code: 'NOT_CARRIER', clause: 'TG-NET-06' })
  await ok(address(it()))
  expect((await ok(lead().assets.get({ center: 'taigu', number }))).asset.network.ip).toBe('10.2.0.7')
})

test('TG-NET-12: a computer fault found at ten and reported at a quarter past is in time and open; reported the next morning it is taken and late', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  await center.setClock('2026-03-12T10:15:00')
  const report = () => lead().repairs.report({ center: 'taigu', asset: number, fault: '断网', foundAt: at('2026-03-12T10:00:00'), commandId: id() })
  const first = await ok(report())
  expect(first).toMatchObject({ late: false, clause: 'TG-NET-12' })
  expect((await ok(it().repairs.list({ center: 'taigu', state: 'reported' }))).rows.map((row) => row.id)).toContain(first.id)
  await center.setClock('2026-03-13T08:35:00')
  expect(await ok(report())).toMatchObject({ late: true, clause: 'TG-NET-12' })
})

test('what is idle at one center is moved to another by the office of the city, with its number and value, and leaves the first', async () => {
  const org = center.city.client(organizationContract, 'IT0001', ['it@city'])
  const name = (zh: string) => ({ zh, en: zh })
  await ok(org.directory.registerCenter({ id: 'enping', name: name('恩平'), region: '测试', timezone: 'Asia/Shanghai', commandId: id() }))
  await ok(org.directory.registerSection({ id: 'enping-office', center: 'enping', name: name('办公室'), role: 'general', commandId: id() }))
  const number = await registerAsset(center)
  const city = center.as('CITY', 'general_office@city')
  const move = (client: ReturnType<typeof office>, to = 'enping') => client.assets.moveToCenter({ center: 'taigu', number, to, spot: '一楼库房', commandId: id() })
  expect(await refusalOf(move(office()))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await refusalOf(move(city))).toMatchObject({ code: 'ASSET_NOT_IDLE' })
  await ok(custodian('WANG').assets.setIdle({ center: 'taigu', number, idle: true, commandId: id() }))
  expect(await refusalOf(move(city, 'nowhere'))).toMatchObject({ code: 'CENTER_UNKNOWN' })
  await until(async () => (await move(city)).ok)
  expect((await ok(city.assets.get({ center: 'enping', number }))).asset).toMatchObject({ center: 'enping', section: 'enping-office', window: null, spot: '一楼库房', state: 'in_use', value: 120_000 })
  expect(await refusalOf(office().assets.get({ center: 'taigu', number }))).toMatchObject({ code: 'ASSET_UNKNOWN' })
})

test('TG-AST-10: a change of custodian needs the whole list and three signatures', async () => {
  await center.setClock('2026-03-16T09:00:00')
  const numbers = (await ok(office().assets.list({ center: 'taigu', window: center.window('w1'), size: 500 }))).rows.filter(({ state }) => state !== 'disposed').map(({ number }) => number)
  const handOver = (assets: string[]) => custodian('WANG').custody.handOver({ center: 'taigu', window: center.window('w1'), to: center.number('LI'), assets, commandId: id() })
  expect(await refusalOf(handOver(numbers.slice(1)))).toMatchObject({ code: 'LIST_INCOMPLETE', clause: 'TG-AST-10', details: { missing: [numbers[0]] } })
  const { id: handover } = await ok(handOver(numbers))
  const sign = (client: ReturnType<typeof office>) => client.custody.sign({ center: 'taigu', handover, commandId: id() })
  await ok(sign(custodian('WANG')))
  expect(await ok(sign(custodian('LI')))).toEqual({ effective: false, missing: ['supervision'] })
  const keeper = async () => (await ok(office().custody.list({ center: 'taigu', on: '2026-03-16' }))).rows.find(({ window }) => window === center.window('w1'))
  expect(await keeper()).toMatchObject({ person: center.number('WANG') })
  expect(await ok(sign(supervision()))).toEqual({ effective: true, missing: [] })
  expect(await keeper()).toMatchObject({ person: center.number('LI'), since: '2026-03-16' })
})

test('TG-AST-07: a stocktake on the last day of the year meets the duty; a ledger without one is overdue when the year is over', async () => {
  await center.setClock('2026-12-31T10:00:00')
  const { id: stocktake } = await ok(office().stocktakes.open({ center: 'taigu', window: null, section: center.section('office'), commandId: id() }))
  const [mine] = (await ok(office().assets.list({ center: 'taigu', section: center.section('office') }))).rows
  await ok(office().stocktakes.scan({ center: 'taigu', stocktake, scans: [{ id: id(), code: mine!.number, at: at('2026-12-31T10:00:00'), spot: '办公室' }], commandId: id() }))
  await ok(office().stocktakes.close({ center: 'taigu', stocktake, commandId: id() }))
  await ok(office().stocktakes.sign({ center: 'taigu', stocktake, commandId: id() }))
  await center.setClock('2027-01-01T09:00:00')
  const due = async (year: number) => (await ok(office().stocktakes.due({ center: 'taigu', year })))
  const { clause, rows } = await due(2026)
  expect(clause).toBe('TG-AST-07')
  expect(rows.find(({ ledger }) => ledger === center.section('office'))).toMatchObject({ lastOn: '2026-12-31', met: true, overdue: false })
  expect(rows.find(({ ledger }) => ledger === center.window('w2'))).toMatchObject({ lastOn: null, met: false, overdue: true })
  expect((await due(2027)).rows.every(({ overdue }) => !overdue)).toBe(true)
})

test('an export of Snipe-IT comes in as it is: names or models, months of use, windows it knows; what is wrong is named by row, and nothing is written until it is right', async () => {
  const head = '"ID","Company","Asset Name","Asset Tag","Serial","Model","Model No.","Category","Status","Checked Out To","Location","Department","Purchase Date","Purchase Cost","EOL","Notes"'
  const good = ['"1","","前台电脑","SN-1","X1","ThinkCentre M70q","M70q","Desktops","Ready to Deploy","","w1","","2024-03-01","4,599.00","60 months",""', '"2","县税务局","","SN-2","X2","LaserJet P1106","P1106","Printers","Deployed","李","库房","","2025-01-15","1,200.00","",""']
  const send = (lines: readonly string[], write: boolean) => office().assets.import({ center: 'taigu', file: { filename: 'assets-export.csv', contentBase64: Buffer.from(`\uFEFF${[head, ...lines].join('\r\n')}\r\n`).toString('base64') }, write, commandId: id() })
  const bad = '"3","","","SN-3","","","","Desktops","","","","","1 March","12",'
  expect((await ok(send([...good, bad], true))).errors).toMatchObject([{ row: 4, code: 'CELL_NOT_A_DATE' }])
  expect(await refusalOf(office().assets.get({ center: 'taigu', number: 'SN-1' }))).toMatchObject({ code: 'ASSET_UNKNOWN' })
  expect(await ok(send([...good, bad.replace('1 March', '2024-03-01')], true))).toMatchObject({ made: 2, errors: [{ row: 4, code: 'CELL_REQUIRED' }] })
  expect(await ok(send(good, true))).toMatchObject({ rows: 2, made: 2, known: 0, errors: [] })
  expect(await ok(send(good, true))).toMatchObject({ made: 0, known: 2 })
  const read = async (number: string) => (await ok(office().assets.get({ center: 'taigu', number }))).asset
  expect(await read('SN-1')).toMatchObject({ name: '前台电脑', category: 'computer', value: 459_900, usefulMonths: 60, acquiredOn: '2024-03-01', owner: 'center' })
  expect(await read('SN-2')).toMatchObject({ name: 'LaserJet P1106', category: 'device', owner: 'department', ownerUnit: '县税务局', spot: '库房', window: null })
})

test('what a phone without a network saw before the end of a stocktake still counts when it comes later; what it says it saw after the end does not', async () => {
  const number = await registerAsset(center, { window: center.window('w2') })
  const { id: stocktake } = await ok(office().stocktakes.open({ center: 'taigu', window: center.window('w2'), section: null, commandId: id() }))
  const phone = () => center.as('OFFICE', 'general_office@section:~/~-office')
  const now = center.running.context.clock.now()
  await center.setClock(now.add({ hours: 1 }).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString())
  await ok(office().stocktakes.close({ center: 'taigu', stocktake, commandId: id() }))
  const lines = async () => (await ok(office().stocktakes.get({ center: 'taigu', stocktake }))).lines.find((line) => line.number === number)
  expect(await lines()).toMatchObject({ result: 'absent' })
  const scan = (at: Temporal.Instant) => phone().stocktakes.scan({ center: 'taigu', stocktake, scans: [{ id: id(), code: number, at: at.toString(), spot: '' }], commandId: id() })
  expect(await refusalOf(scan(now.add({ hours: 2 })))).toMatchObject({ code: 'STOCKTAKE_CLOSED' })
  expect(await ok(scan(now.add({ minutes: 5 })))).toEqual({ taken: 1, known: 0 })
  expect(await lines()).toMatchObject({ result: 'found' })
})
