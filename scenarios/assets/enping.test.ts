import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Assets, at, carryOut, decide, openAssets, registerAsset, request } from '../src/assets.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Assets
beforeAll(async () => { center = await openAssets('enping', '2026-03-03T08:20:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const office = () => center.as('OFFICE', 'general_office@section:~/~-office')
const lead = (window: 'w1' | 'w2' = 'w1') => center.as(window === 'w1' ? 'HEAD1' : 'HEAD2', `window_lead@window:~/~-${window}`)
const staff = () => center.as('WANG', 'asset_custodian@window:~/~-w1')
const coordination = () => center.as('CLERK', 'coordination@section:~/~-office')
const guard = () => center.as('GUARD', 'guard@center:~')
const it = () => center.as('KEEPER', 'it@center:~')
const ofCenter = { center: 'enping' }

test('EP-NET-07: a registered work computer connects, a private notebook is refused and logged, a computer taken out of the register too', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const connect = (code: string) => it().network.connect({ ...ofCenter, code, port: '5-1', commandId: id() })
  expect(await ok(connect(number))).toEqual({ accepted: true, clause: 'EP-NET-07' })
  expect(await ok(connect('NOTEBOOK-X'))).toEqual({ accepted: false, clause: 'EP-NET-07' })
  expect((await ok(office().findings.list({ ...ofCenter }))).rows).toMatchObject([{ kind: 'unknown_device', asset: 'NOTEBOOK-X', subject: '5-1' }])
  const { id: asked } = await ok(request(lead(), center, { kind: 'dismantle', assets: [number] }))
  await ok(decide(office(), center, asked))
  await ok(carryOut(office(), center, { request: asked }))
  expect(await ok(connect(number))).toMatchObject({ accepted: false })
})

test('EP-NET-03: of three work computers the one that has not connected that working day is listed', async () => {
  const numbers = [await registerAsset(center, { category: 'computer' }), await registerAsset(center, { category: 'computer' }), await registerAsset(center, { category: 'computer' })]
  const listed = async () => (await ok(it().network.notConnected({ ...ofCenter, on: '2026-03-03' })))
  for (const code of numbers.slice(0, 2)) await ok(it().network.connect({ ...ofCenter, code, port: '1', commandId: id() }))
  expect(await listed()).toMatchObject({ clause: 'EP-NET-03', rows: [{ number: numbers[2] }] })
  await ok(it().network.connect({ ...ofCenter, code: numbers[2]!, port: '1', commandId: id() }))
  expect((await listed()).rows).toEqual([])
})

test('EP-NET-01: only the network role registers permits and approves programs', async () => {
  expect(await refusalOf(lead().network.permit({ ...ofCenter, person: center.number('CHEN'), server: 'S1', rights: ['read'], until: '2026-03-13', commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
})

test('EP-NET-01: a permit names somebody of this center; whoever works elsewhere is as unknown as nobody', async () => {
  const permit = (person: string) => it().network.permit({ ...ofCenter, person, server: 'S9', rights: ['read'], until: '2026-03-13', commandId: id() })
  for (const stranger of ['TA-WANG', 'QP-HEAD1', 'NOBODY']) expect(await refusalOf(permit(stranger))).toMatchObject({ code: 'PERSON_UNKNOWN', details: { person: stranger } })
  await ok(permit(center.number('LI')))
  expect((await ok(it().network.kept(ofCenter))).permits).toMatchObject([{ person: center.number('LI'), server: 'S9', until: '2026-03-13', over: false }])
})

test('EP-NET-02: one assistant a window on each day, a second only in its place, windows without one are listed', async () => {
  const name = (person: 'LI' | 'SUN', from: string, replacing: boolean) => it().network.nameAssistant({ ...ofCenter, window: center.window('w1'), person: center.number(person), from, replacing, commandId: id() })
  const on = async (day: string) => (await ok(it().network.assistants({ ...ofCenter, on: day }))).rows.map(({ person }) => person)
  await ok(name('LI', '2026-01-05', false))
  expect(await refusalOf(name('SUN', '2026-03-16', false))).toMatchObject({ code: 'ASSISTANT_NAMED', clause: 'EP-NET-02', details: { person: center.number('LI') } })
  await ok(name('SUN', '2026-03-16', true))
  expect([await on('2026-03-15'), await on('2026-03-16')]).toEqual([[center.number('LI'), null], [center.number('SUN'), null]])
  expect(await refusalOf(it().network.nameAssistant({ ...ofCenter, window: center.window('w2'), person: center.number('LI'), from: '2026-03-16', replacing: false, commandId: id() }))).toMatchObject({ code: 'PERSON_UNKNOWN' })
})

test('EP-NET-06: the twelve approved programs are no finding, a thirteenth is a breach', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  const twelve = Array.from({ length: 12 }, (_, nth) => `程序${nth + 1}`)
  await ok(it().network.approve({ ...ofCenter, asset: number, kind: 'software', names: twelve, commandId: id() }))
  const inspect = (software: string[]) => it().network.inspect({ ...ofCenter, asset: number, software, hardware: [], network: null, commandId: id() })
  expect((await ok(inspect(twelve))).findings).toEqual([])
  expect((await ok(inspect([...twelve, '游戏']))).findings).toMatchObject([{ kind: 'unapproved_software', subject: '游戏', clause: 'EP-NET-06' }])
})

test('EP-NET-08: a medium checked clean is used, one without a check is a breach', async () => {
  const number = await registerAsset(center, { category: 'computer' })
  await ok(it().network.checkMedium({ ...ofCenter, label: 'U-17', clean: true, commandId: id() }))
  const use = (label: string) => staff().network.useMedium({ ...ofCenter, label, asset: number, commandId: id() })
  expect(await ok(use('U-17'))).toMatchObject({ allowed: true })
  expect(await ok(use('U-18'))).toEqual({ allowed: false, clause: 'EP-NET-08' })
  expect((await ok(office().findings.list({ ...ofCenter, search: 'U-18' }))).rows).toMatchObject([{ kind: 'media_unchecked', against: center.number('WANG') }])
})

test('EP-AST-02: a counter is opened in the plan with the consent of the center, not before', async () => {
  const { id: asked } = await ok(request(lead(), center, { kind: 'add_window', subject: '3号柜台', from: '2026-03-09' }))
  expect(await refusalOf(carryOut(lead(), center, { request: asked, on: '2026-03-05' }))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'EP-AST-02' })
  await ok(decide(coordination(), center, asked))
  await ok(carryOut(coordination(), center, { request: asked, on: '2026-03-09' }))
})

test('EP-AST-03: the function of a desk changes with consent', async () => {
  const number = await registerAsset(center, { name: '填表台', category: 'furniture' })
  const { id: asked } = await ok(request(lead(), center, { kind: 'change_function', assets: [number], subject: '改为柜台' }))
  expect(await refusalOf(carryOut(lead(), center, { request: asked }))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'EP-AST-03' })
  await ok(decide(coordination(), center, asked))
  await ok(carryOut(lead(), center, { request: asked, on: '2026-03-09', detail: '柜台' }))
  expect((await ok(lead().assets.get({ ...ofCenter, number }))).asset.function).toBe('柜台')
})

test('EP-AST-04: pens and glasses have a list with what is missing', async () => {
  const keep = (item: string, present: number) => staff().supplies.keep({ ...ofCenter, window: center.window('w1'), item, wanted: 5, present, commandId: id() })
  await ok(keep('笔', 2))
  await ok(keep('眼镜', 5))
  expect((await ok(office().supplies.list({ ...ofCenter, missing: true }))).rows).toMatchObject([{ item: '笔', wanted: 5, present: 2, checkedOn: '2026-03-03' }])
})

test('EP-AST-06: scrap is not sold within office hours of a working day; a second after the end it is', async () => {
  const plan = (local: string) => office().sales.plan({ ...ofCenter, window: null, subject: '废纸', at: at(local), commandId: id() })
  expect(await refusalOf(plan('2026-03-06T15:00:00'))).toMatchObject({ code: 'OFFICE_HOURS', clause: 'EP-AST-06' })
  expect(await refusalOf(plan('2026-03-06T17:30:00'))).toMatchObject({ code: 'OFFICE_HOURS' })
  await ok(plan('2026-03-06T17:30:01'))
  await ok(plan('2026-03-07T15:00:00'))
})

test('EP-AST-05: out of the door with check, registration and a valid signature', async () => {
  await center.setClock('2026-03-05T16:00:00')
  const number = await registerAsset(center)
  const draw = async () => (await ok(staff().passes.draw({ ...ofCenter, assets: [number], purpose: '送修', carrier: '陈某', returnOn: null, commandId: id() }))).id
  const of = (pass: string) => ({ ...ofCenter, pass, commandId: id() })
  const pass = await draw()
  expect(await refusalOf(guard().passes.release(of(pass)))).toMatchObject({ code: 'NOT_CHECKED', clause: 'EP-AST-05' })
  await ok(guard().passes.check(of(pass)))
  expect(await refusalOf(guard().passes.release(of(pass)))).toMatchObject({ code: 'SIGNATURE_MISSING', clause: 'EP-AST-05' })
  expect(await refusalOf(staff().passes.sign(of(pass)))).toMatchObject({ code: 'NOT_SIGNER', clause: 'EP-AST-05' })
  expect(await refusalOf(lead('w2').passes.sign(of(pass)))).toMatchObject({ code: 'PASS_UNKNOWN' })
  await ok(lead().passes.sign(of(pass)))
  await center.setClock('2026-03-05T16:10:00')
  await ok(guard().passes.release(of(pass)))
  expect((await ok(office().passes.list({ ...ofCenter, open: false }))).rows).toMatchObject([{ id: pass, checkedBy: center.number('GUARD'), signedBy: center.number('HEAD1'), releasedBy: center.number('GUARD') }])
})

test('EP-NET-09: a permit to read holds to the end of its last day, for reading only', async () => {
  await ok(it().network.permit({ ...ofCenter, person: center.number('CHEN'), server: 'S1', rights: ['read'], until: '2026-03-13', commandId: id() }))
  const access = (right: 'read' | 'change') => center.as('CHEN').network.access({ ...ofCenter, server: 'S1', right, commandId: id() })
  await center.setClock('2026-03-12T10:00:00')
  expect(await ok(access('change'))).toEqual({ allowed: false, clause: 'EP-NET-09' })
  await center.setClock('2026-03-13T23:59:00')
  expect(await ok(access('read'))).toMatchObject({ allowed: true })
  await center.setClock('2026-03-14T00:00:00')
  expect(await ok(access('read'))).toMatchObject({ allowed: false })
  expect((await ok(office().findings.list({ ...ofCenter, search: 'S1' }))).rows.map(({ kind, against }) => `${kind} ${against}`)).toEqual([`no_permission ${center.number('CHEN')}`, `no_permission ${center.number('CHEN')}`])
})

test('EP-NET-04: an inspection of the network looks whether computers are operated as prescribed', async () => {
  const asset = await registerAsset(center, { category: 'computer' })
  const inspect = (fine: boolean) => it().network.inspect({ ...ofCenter, asset, software: [], hardware: [], network: null, items: [{ code: 'operated_as_prescribed', ok: fine, found: [] }], commandId: id() })
  expect((await ok(it().network.inspectionItems(ofCenter))).items).toEqual([{ code: 'operated_as_prescribed', findings: [], clause: 'EP-NET-04' }])
  expect((await ok(inspect(true))).findings).toEqual([])
  expect((await ok(inspect(false))).findings).toMatchObject([{ kind: 'inspection_item', subject: 'operated_as_prescribed', window: center.window('w1'), clause: 'EP-NET-04' }])
})
