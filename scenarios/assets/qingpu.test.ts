import { attendanceContract } from '@hall/contract-attendance'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Assets, at, carryOut, decide, openAssets, registerAsset, request } from '../src/assets.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Assets
beforeAll(async () => { center = await openAssets('qingpu', '2026-03-10T16:59:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const office = () => center.as('OFFICE', 'general_office@section:~/~-office')
const lead = () => center.as('HEAD1', 'window_lead@window:~/~-w1')
const it = () => center.as('KEEPER', 'it@center:~')
const ofCenter = { center: 'qingpu' }

test('QP-AST-01: the window lead keeps the assets of the window', async () => {
  const number = await registerAsset(center)
  expect((await ok(lead().assets.get({ ...ofCenter, number }))).asset.keeper).toBe(center.number('HEAD1'))
})

test('QP-AST-02: a fault reported the day it is found is in time', async () => {
  const number = await registerAsset(center)
  const report = () => lead().repairs.report({ ...ofCenter, asset: number, fault: '卡纸', foundAt: at('2026-03-10T09:20:00'), commandId: id() })
  const { id: repair, ...verdict } = await ok(report())
  expect(verdict).toEqual({ late: false, clause: 'QP-AST-02' })
  for (const state of ['under_repair', 'repaired'] as const) await ok(office().repairs.progress({ ...ofCenter, repair, state, commandId: id() }))
  expect((await ok(lead().repairs.list({ ...ofCenter }))).rows).toMatchObject([{ state: 'repaired', late: false }])
})

test('QP-NET-04: a business network is connected after approval, with somebody of the section there', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const { id: asked } = await ok(request(lead(), center, { kind: 'business_lan', assets: [number], subject: '税务专网' }))
  expect(await refusalOf(carryOut(lead(), center, { request: asked, on: '2026-03-10' }))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'QP-NET-04' })
  await ok(decide(it(), center, asked))
  expect(await refusalOf(carryOut(lead(), center, { request: asked, on: '2026-03-10' }))).toMatchObject({ code: 'SUPERVISOR_MISSING', clause: 'QP-NET-04' })
  await ok(carryOut(lead(), center, { request: asked, on: '2026-03-10', supervisor: center.number('KEEPER') }))
  expect((await ok(lead().assets.get({ ...ofCenter, number }))).asset.network.nets).toEqual(['business_lan'])
})

test('QP-NET-05: a device on a business network takes no second network; one found is a violation', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  await ok(it().network.address({ ...ofCenter, asset: number, network: { nets: ['business_lan'] }, commandId: id() }))
  expect(await refusalOf(it().network.address({ ...ofCenter, asset: number, network: { nets: ['internet'] }, commandId: id() }))).toMatchObject({ code: 'SECOND_NETWORK', clause: 'QP-NET-05' })
  const inspect = (nets: string[]) => it().network.inspect({ ...ofCenter, asset: number, software: [], hardware: [], network: { nets }, commandId: id() })
  expect((await ok(inspect(['business_lan', 'internet']))).findings).toMatchObject([{ kind: 'second_network', window: center.window('w1'), clause: 'QP-NET-05' }])
  expect((await ok(inspect(['business_lan']))).findings).toEqual([])
})

test('QP-NET-06: the exit of the center is no finding, a mobile router is', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const inspect = (exit: 'center' | 'other') => it().network.inspect({ ...ofCenter, asset: number, software: [], hardware: [], network: { exit }, commandId: id() })
  expect((await ok(inspect('center'))).findings).toEqual([])
  expect((await ok(inspect('other'))).findings).toMatchObject([{ kind: 'other_exit', clause: 'QP-NET-06' }])
})

test('QP-NET-07: an e-government address comes after an approved application', async () => {
  const [approved, waiting, never] = [await registerAsset(center, { category: 'computer' }), await registerAsset(center, { category: 'computer' }), await registerAsset(center, { category: 'computer' })]
  const address = (asset: string) => it().network.address({ ...ofCenter, asset, network: { nets: ['egov'], ip: '10.1.2.3' }, commandId: id() })
  const { id: asked } = await ok(request(lead(), center, { kind: 'egov', assets: [approved] }))
  await ok(request(lead(), center, { kind: 'egov', assets: [waiting] }))
  await ok(decide(it(), center, asked))
  await ok(address(approved))
  for (const number of [waiting, never]) expect(await refusalOf(address(number))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'QP-NET-07' })
})

test('QP-NET-08: addresses are edited by the section alone; another one found is a violation', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const address = (client: ReturnType<typeof it>, ip: string) => client.network.address({ ...ofCenter, asset: number, network: { ip }, commandId: id() })
  await ok(address(it(), '10.1.2.3'))
  expect(await refusalOf(address(lead(), '10.1.2.9'))).toMatchObject({ code: 'NOT_CARRIER', clause: 'QP-NET-08' })
  await ok(address(it(), '10.1.2.4'))
  expect((await ok(it().network.inspect({ ...ofCenter, asset: number, software: [], hardware: [], network: { ip: '10.9.9.9' }, commandId: id() }))).findings).toMatchObject([{ kind: 'address_changed', subject: '10.1.2.4 10.9.9.9', clause: 'QP-NET-08' }])
})

test('QP-NET-10: a change is asked for, approved, carried out by the section and stands in the history', async () => {
  const number = await registerAsset(center, { category: 'device' })
  const { id: asked } = await ok(request(lead(), center, { kind: 'device_change', assets: [number], subject: '移机' }))
  await ok(decide(it(), center, asked))
  expect(await refusalOf(carryOut(lead(), center, { request: asked }))).toMatchObject({ code: 'NOT_CARRIER', clause: 'QP-NET-10' })
  await ok(carryOut(it(), center, { request: asked, on: '2026-03-12' }))
  expect((await ok(it().assets.get({ ...ofCenter, number }))).history.filter(({ type }) => type === 'AssetChanged')).toHaveLength(1)
})

test('QP-NET-09: devices of the center are changed by the section alone, others report a fault', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const { id: asked } = await ok(request(lead(), center, { kind: 'device_change', assets: [number], subject: '换显示器' }))
  await ok(decide(it(), center, asked))
  expect(await refusalOf(carryOut(lead(), center, { request: asked }))).toMatchObject({ code: 'NOT_CARRIER' })
  expect(await refusalOf(lead().network.address({ ...ofCenter, asset: number, network: { ip: '10.1.2.9' }, commandId: id() }))).toMatchObject({ code: 'NOT_CARRIER' })
  expect(await refusalOf(lead().network.approve({ ...ofCenter, asset: number, kind: 'software', names: ['游戏'], commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await ok(lead().repairs.report({ ...ofCenter, asset: number, fault: '黑屏', foundAt: at('2026-03-10T10:00:00'), commandId: id() }))).toMatchObject({ late: false })
})

test('QP-NET-23: an inspector of the center inspects at any window, and the window changes nothing of it', async () => {
  const number = await registerAsset(center, { category: 'computer', window: center.window('w2') })
  const inspect = (client: ReturnType<typeof it>) => client.network.inspect({ ...ofCenter, asset: number, software: [], hardware: [], network: { exit: 'other' }, commandId: id() })
  expect(await refusalOf(inspect(lead()))).toMatchObject({ code: 'FORBIDDEN' })
  const { findings: [found] } = await ok(inspect(center.as('MONITOR', 'supervision@section:~/~-monitor')))
  const w2 = center.as('HEAD2', 'window_lead@window:~/~-w2')
  expect((await ok(w2.findings.list({ ...ofCenter, size: 100 }))).rows.find((row) => row.id === found!.id)).toMatchObject({ kind: 'other_exit', asset: number, window: center.window('w2') })
})

test('QP-NET-02: the entry of a device is changed by whoever manages it: the section those of the center, the unit its own', async () => {
  const [ofCenterOwned, ofUnit] = [await registerAsset(center, { category: 'computer' }), await registerAsset(center, { category: 'computer', owner: 'department', ownerUnit: '住建局' })]
  const change = (client: ReturnType<typeof it>, number: string) => client.assets.change({ ...ofCenter, number, name: '电脑', spot: '2号柜台', ownerUnit: null, usefulMonths: 60, commandId: id() })
  for (const [client, number, keeper] of [[lead(), ofCenterOwned, 'it'], [office(), ofCenterOwned, 'it'], [it(), ofUnit, 'window']] as const) {
    expect(await refusalOf(change(client, number))).toMatchObject({ code: 'NOT_ENTRY_KEEPER', clause: 'QP-NET-02', details: { keeper } })
  }
  await ok(change(it(), ofCenterOwned))
  await ok(change(lead(), ofUnit))
  expect((await ok(lead().assets.get({ ...ofCenter, number: ofUnit }))).asset).toMatchObject({ name: '电脑', spot: '2号柜台', ownerUnit: null })
})

test('QP-NET-03: who holds an account and has signed no agreement is listed, until it is on file', async () => {
  for (const [account, person] of [['li01', 'LI'], ['sun01', 'SUN']] as const) await ok(it().network.openAccount({ ...ofCenter, account, system: '政务服务网', person: center.number(person), commandId: id() }))
  const listed = async () => {
    const { clause, rows } = await ok(office().network.unagreed(ofCenter))
    return [clause, ...rows.filter(({ accounts }) => accounts.some((one) => one === 'li01' || one === 'sun01')).map(({ person }) => person)]
  }
  expect(await listed()).toEqual(['QP-NET-03', center.number('LI'), center.number('SUN')])
  await ok(office().network.agree({ ...ofCenter, person: center.number('LI'), on: '2026-03-10', commandId: id() }))
  expect(await listed()).toEqual(['QP-NET-03', center.number('SUN')])
  expect(await refusalOf(office().network.agree({ ...ofCenter, person: center.number('SUN'), on: '2026-03-11', commandId: id() }))).toMatchObject({ code: 'IN_FUTURE' })
})

test('QP-NET-11: an account has one holder, a second is refused, none without a person, and a reported loss locks it at once', async () => {
  const open = (account: string, person: string) => it().network.openAccount({ ...ofCenter, account, system: '政务服务网', person, commandId: id() })
  await ok(open('wang01', center.number('WANG')))
  expect(await refusalOf(open('wang01', center.number('CHEN')))).toMatchObject({ code: 'ACCOUNT_HELD', clause: 'QP-NET-11' })
  expect(await refusalOf(open('counter3', ''))).toMatchObject({ code: 'BAD_INPUT' })
  expect(await refusalOf(open('counter3', 'EN-WANG'))).toMatchObject({ code: 'PERSON_UNKNOWN' })
  const login = () => it().network.login({ ...ofCenter, account: 'wang01', commandId: id() })
  expect(await ok(login())).toEqual({ allowed: true, reported: false, clause: 'QP-NET-11' })
  const lock = (client: ReturnType<typeof it>) => client.network.lockAccount({ ...ofCenter, account: 'wang01', commandId: id() })
  expect(await refusalOf(lock(center.as('CHEN')))).toMatchObject({ code: 'ACCOUNT_UNKNOWN' })
  expect((await ok(center.as('WANG').network.ownAccounts({}))).rows).toMatchObject([{ account: 'wang01', lockedAt: null }])
  await ok(lock(center.as('WANG')))
  expect(await ok(login())).toEqual({ allowed: false, reported: false, clause: 'QP-NET-11' })
  expect((await ok(it().findings.list({ ...ofCenter, search: 'wang01' }))).rows).toMatchObject([{ kind: 'locked_account', against: center.number('WANG'), clause: 'QP-NET-11' }])
})

test('QP-NET-22: a computer without a backup in the month is listed; one of the last day before does not count', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const backUp = (on: string) => lead().network.backUp({ ...ofCenter, asset: number, on, where: '移动硬盘 3 号', commandId: id() })
  const listed = async () => (await ok(it().network.notBackedUp({ ...ofCenter, on: '2026-03-10' }))).rows.find((row) => row.number === number)
  expect(await listed()).toMatchObject({ lastOn: null })
  await ok(backUp('2026-02-28'))
  expect(await listed()).toMatchObject({ lastOn: '2026-02-28' })
  await ok(backUp('2026-03-01'))
  expect(await listed()).toBeUndefined()
})

test('QP-AST-02: reported the next morning it is taken and marked late', async () => {
  await center.setClock('2026-03-11T08:40:00')
  const number = await registerAsset(center)
  expect(await ok(lead().repairs.report({ ...ofCenter, asset: number, fault: '不通电', foundAt: at('2026-03-10T09:20:00'), commandId: id() }))).toMatchObject({ late: true, clause: 'QP-AST-02' })
})

test('QP-NET-13: harm done by somebody from outside is answered for by who was on duty there; a self-service machine has nobody; without harm it is a finding', async () => {
  const asset = await registerAsset(center, { category: 'computer' })
  await ok(it().network.openAccount({ ...ofCenter, account: 'head01', system: '政务服务网', person: center.number('HEAD1'), commandId: id() }))
  await ok(it().network.login({ ...ofCenter, account: 'head01', asset, commandId: id() }))
  await center.setClock('2026-03-11T10:05:00')
  const enter = (of: string, effect: 'none' | 'harm') => ok(lead().machines.enterOutsider({ ...ofCenter, asset: of, at: at('2026-03-11T10:00:00'), effect, what: '外来人员误操作', commandId: id() }))
  expect(await enter(asset, 'harm')).toMatchObject({ responsible: [center.number('HEAD1')], window: center.window('w1'), clause: 'QP-NET-13' })
  const unattended = await enter(await registerAsset(center, { category: 'computer' }), 'harm')
  expect([...unattended.responsible].sort()).toEqual(['HEAD1', 'LI', 'SUN', 'WANG'].map((person) => center.number(person as 'LI')))
  expect(await enter(await registerAsset(center, { category: 'self_service', name: '自助终端' }), 'harm')).toMatchObject({ responsible: [], finding: null })
  const harmless = await enter(asset, 'none')
  expect(harmless.responsible).toEqual([])
  expect((await ok(lead().findings.list({ ...ofCenter, size: 100 }))).rows.find((row) => row.id === harmless.finding)).toMatchObject({ kind: 'outsider_use', clause: 'QP-NET-13' })
})

const inspectItems = (asset: string, over: Partial<Parameters<ReturnType<typeof it>['network']['inspect']>[0]>) => it().network.inspect({ ...ofCenter, asset, software: [], hardware: [], network: null, commandId: id(), ...over })

test('QP-NET-15: an inspection finds software unauthorized, unrelated, of unknown origin or for hacking, each as such', async () => {
  const asset = await registerAsset(center, { category: 'computer' })
  const natures = ['unauthorized', 'unrelated', 'unknown_origin', 'hacking'] as const
  expect((await ok(it().network.inspectionItems(ofCenter))).natures).toEqual(natures)
  const { findings } = await ok(inspectItems(asset, { software: [...natures, '流式办公软件'], natures: natures.map((nature) => ({ name: nature, nature })) }))
  expect(findings.map(({ kind, subject, clause }) => [kind, subject, clause])).toEqual([
    ['unapproved_software', 'unauthorized', 'QP-NET-15'], ['software_unrelated', 'unrelated', 'QP-NET-15'], ['software_unknown_origin', 'unknown_origin', 'QP-NET-15'], ['software_hacking', 'hacking', 'QP-NET-15'],
  ])
})

test.each([
  ['QP-NET-17', 'security_acts', ['making_viruses', 'spreading_viruses', 'illegal_access', 'attacks', 'other']],
  ['QP-NET-18', 'uncertain_files', []],
  ['QP-NET-19', 'media_scanned', ['floppy', 'cd', 'usb_stick', 'portable_disk', 'other']],
] as const)('%s: the inspection goes through %s with the findings that stand ready; in order it finds nothing', async (clause, code, ready) => {
  const asset = await registerAsset(center, { category: 'computer' })
  expect((await ok(it().network.inspectionItems(ofCenter))).items.find((item) => item.code === code)).toEqual({ code, clause, findings: [...ready] })
  expect((await ok(inspectItems(asset, { items: [{ code, ok: true, found: [] }] }))).findings).toEqual([])
  const found = ready.slice(0, 2)
  const { findings } = await ok(inspectItems(asset, { items: [{ code, ok: false, found: [...found] }] }))
  expect(findings).toMatchObject((found.length > 0 ? found.map((one) => `${code} ${one}`) : [code]).map((subject) => ({ kind: 'inspection_item', subject, clause, window: center.window('w1') })))
  expect(await refusalOf(inspectItems(asset, { items: [{ code: 'operated_as_prescribed', ok: false, found: [] }] }))).toMatchObject({ code: 'ITEM_NOT_REGULATED' })
})

test('QP-NET-24: a confirmed violation is one deduction entry for the window with its clause, two of one inspection are two; not confirmed there is none', async () => {
  const asset = await registerAsset(center, { category: 'computer' })
  const entries = async () => (await ok(lead().findings.deductions({ ...ofCenter, size: 100 }))).rows.map(({ finding, kind, window, clause }) => ({ finding, kind, window, clause }))
  const confirm = (finding: string) => it().findings.confirm({ ...ofCenter, finding, commandId: id() })
  const before = await entries()
  const added = async () => (await entries()).slice(0, (await entries()).length - before.length)
  const { findings: [one] } = await ok(inspectItems(asset, { network: { exit: 'other' } }))
  expect(await added()).toEqual([])
  expect(await refusalOf(lead().findings.confirm({ ...ofCenter, finding: one!.id, commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
  expect(await ok(confirm(one!.id))).toMatchObject({ clause: 'QP-NET-24' })
  expect(await added()).toEqual([{ finding: one!.id, kind: 'other_exit', window: center.window('w1'), clause: 'QP-NET-06' }])
  expect(await refusalOf(confirm(one!.id))).toMatchObject({ code: 'FINDING_CONFIRMED' })
  const { findings } = await ok(inspectItems(asset, { network: { exit: 'other', nets: ['business_lan', 'internet'] } }))
  for (const found of findings) await ok(confirm(found.id))
  expect((await added()).map(({ kind }) => kind).sort()).toEqual(['other_exit', 'other_exit', 'second_network'])
  expect((await ok(lead().findings.list({ ...ofCenter, size: 200 }))).rows.filter((row) => row.asset === asset).map(({ confirmed }) => confirmed)).toEqual([true, true, true])
})

test('QP-NET-12: a login on a day of approved leave is let in and shown to the section as suspicious, on a day of presence it is not; both are logged with person, computer and time', async () => {
  const asset = await registerAsset(center, { category: 'computer' })
  await ok(it().network.openAccount({ ...ofCenter, account: 'zhao01', system: '政务服务网', person: center.number('LI'), commandId: id() }))
  const absence = { id: id(), center: 'qingpu', person: center.number('LI'), from: '2026-03-16T00:00:00', to: '2026-03-17T00:00:00', kind: 'annual', withdrawn: false }
  const data = attendanceContract.events['away-changed'].data.parse(absence)
  center.city.nats.publish('evt.attendance.away-changed', JSON.stringify({ id: id(), type: 'away-changed', v: 1, service: 'attendance', center: 'qingpu', occurredAt: new Date().toISOString(), stream: `leave/${id()}`, version: 1, data }))
  await until(async () => (await center.rows('select 1 from away where id = $1', [absence.id])).length > 0, 30_000)
  const login = () => ok(it().network.login({ ...ofCenter, account: 'zhao01', asset, commandId: id() }))
  await center.setClock('2026-03-16T09:00:00')
  expect(await login()).toEqual({ allowed: true, reported: true, clause: 'QP-NET-12' })
  await center.setClock('2026-03-17T09:00:00')
  expect(await login()).toEqual({ allowed: true, reported: false, clause: 'QP-NET-11' })
  expect((await ok(it().findings.list({ ...ofCenter, search: 'zhao01' }))).rows).toMatchObject([{ kind: 'login_while_absent', asset, against: center.number('LI'), clause: 'QP-NET-12' }])
  const logged = (await ok(it().machines.events({ ...ofCenter, size: 100 }))).rows.filter((row) => row.account === 'zhao01')
  expect(logged.map(({ person, asset: at, at: when, reasons }) => [person, at, when.slice(0, 16), reasons])).toEqual([
    [center.number('LI'), asset, '2026-03-17T01:00', []], [center.number('LI'), asset, '2026-03-16T01:00', ['login_while_absent']],
  ])
  expect((await ok(it().machines.events({ ...ofCenter, reported: true, size: 100 }))).rows.map(({ account, reasons }) => [account, reasons])).toEqual([['zhao01', ['login_while_absent']], ['wang01', ['locked_account']]])
})
