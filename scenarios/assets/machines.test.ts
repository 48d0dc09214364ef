import { attendanceContract } from '@hall/contract-attendance'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Assets, at, openAssets, registerAsset } from '../src/assets.ts'
import { id, ok, type Person, refusalOf } from '../src/register-center.ts'

let center: Assets
beforeAll(async () => { center = await openAssets('taigu', '2026-03-03T08:40:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const T = { center: 'taigu' }
const it = () => center.as('KEEPER', 'it@center:~')
const supervision = () => center.as('MONITOR', 'supervision@section:~/~-monitor')
const leader = () => center.as('DIRECTOR', 'director@center:~')
const chief = () => center.as('DIRECTOR', 'duty_chief@center:~')
const lead = () => center.as('HEAD1', 'window_lead@window:~/~-w1')
const computer = (window: 'w1' | 'w2' = 'w1') => registerAsset(center, { name: '电脑', category: 'computer', owner: 'department', window: center.window(window) })
const login = (account: string, asset: string) => ok(it().network.login({ ...T, account, asset, commandId: id() }))
const open = (account: string, person: Person) => ok(it().network.openAccount({ ...T, account, system: '政务服务网', person: center.number(person), commandId: id() }))
const findingsOf = async (account: string) => (await ok(supervision().findings.list({ ...T, search: account, size: 100 }))).rows
/** What the attendance service tells, as its contract has it. */
async function announce<K extends 'away-changed' | 'cover-agreed' | 'day-judged'>(type: K, data: object, known: string, key = 'id') {
  const parsed = attendanceContract.events[type].data.parse(data)
  center.city.nats.publish(`evt.attendance.${type}`, JSON.stringify({ id: id(), type, v: 1, service: 'attendance', center: 'taigu', occurredAt: new Date().toISOString(), stream: `leave/${id()}`, version: 1, data: parsed }))
  await center.city.nats.flush()
  await until(async () => (await center.rows(`select 1 from ${known} where ${key} = $1`, [(data as { id: string }).id])).length > 0, 30_000)
}

test('TG-NET-03: an account whose holder is on leave is refused and told to supervision; one whose holder is there is let in', async () => {
  const asset = await computer()
  await open('wang01', 'WANG')
  await announce('away-changed', { id: id(), center: 'taigu', person: center.number('WANG'), from: '2026-03-03T00:00:00', to: '2026-03-04T00:00:00', kind: 'personal', withdrawn: false }, 'away')
  await center.setClock('2026-03-03T09:00:00')
  expect(await login('wang01', asset)).toEqual({ allowed: false, reported: true, clause: 'TG-NET-03' })
  expect(await findingsOf('wang01')).toMatchObject([{ kind: 'login_while_absent', asset, against: center.number('WANG'), clause: 'TG-NET-03' }])
  const notices = await center.rows<{ recipients: string[] }>(`select data->'recipients' as recipients from journal where type = 'NoticeRaised' and data->'clauses' ? 'TG-NET-03' order by seq`)
  expect(notices.at(-1)?.recipients).toEqual([center.number('MONITOR')])
  await center.setClock('2026-03-04T09:00:00')
  expect(await login('wang01', asset)).toEqual({ allowed: true, reported: false, clause: 'TG-NET-03' })
})

test('TG-NET-03: a second login of one account at another window is told as suspicious, at the same window or after logging out it is not', async () => {
  const [first, same, second] = [await computer(), await computer(), await computer('w2')]
  await open('li01', 'LI')
  await announce('cover-agreed', { id: id(), center: 'taigu', window: center.window('w2'), holder: center.number('CHEN'), person: center.number('LI'), from: '2026-03-04T08:30:00', to: '2026-03-04T17:30:00' }, 'window_cover')
  expect(await login('li01', first)).toMatchObject({ allowed: true, reported: false })
  expect(await login('li01', same)).toMatchObject({ reported: false })
  expect(await login('li01', second)).toEqual({ allowed: true, reported: true, clause: 'TG-NET-03' })
  expect((await findingsOf('li01')).filter(({ kind }) => kind === 'login_elsewhere')).toMatchObject([{ asset: second, against: center.number('LI') }])
  for (const asset of [first, same, second]) await ok(it().machines.logout({ ...T, account: 'li01', asset, commandId: id() }))
  expect(await login('li01', second)).toMatchObject({ allowed: true, reported: false })
})

test('TG-NET-11: cover of a day logs in that day and not the next; who is of another window is refused and found against', async () => {
  const asset = await computer('w2')
  await open('sun01', 'SUN')
  expect(await login('sun01', asset)).toMatchObject({ allowed: false, clause: 'TG-NET-11' })
  await announce('cover-agreed', { id: id(), center: 'taigu', window: center.window('w2'), holder: center.number('CHEN'), person: center.number('SUN'), from: '2026-03-04T08:30:00', to: '2026-03-04T17:30:00' }, 'window_cover')
  expect(await login('sun01', asset)).toMatchObject({ allowed: true })
  await center.setClock('2026-03-05T09:00:00')
  expect(await login('sun01', asset)).toMatchObject({ allowed: false, clause: 'TG-NET-11' })
  expect((await findingsOf('sun01')).map(({ kind, window }) => [kind, window])).toEqual([['login_by_outsider', center.window('w2')], ['login_by_outsider', center.window('w2')]])
})

test('TG-NET-11: a cover called off logs in no more from then on', async () => {
  const asset = await computer('w2')
  const agreed = { id: id(), center: 'taigu', window: center.window('w2'), holder: center.number('CHEN'), person: center.number('SUN'), from: '2026-03-05T08:30:00', to: '2026-03-05T17:30:00' }
  await announce('cover-agreed', agreed, 'window_cover')
  expect(await login('sun01', asset)).toMatchObject({ allowed: true })
  const data = attendanceContract.events['cover-withdrawn'].data.parse(agreed)
  center.city.nats.publish('evt.attendance.cover-withdrawn', JSON.stringify({ id: id(), type: 'cover-withdrawn', v: 1, service: 'attendance', center: 'taigu', occurredAt: '2026-03-05T01:30:00Z', stream: `cover/${agreed.id}`, version: 3, data }))
  await until(async () => (await center.rows(`select 1 from window_cover where id = $1 and ends_at = '2026-03-05T09:30:00'`, [agreed.id])).length > 0, 30_000)
  await center.setClock('2026-03-05T09:31:00')
  expect(await login('sun01', asset)).toMatchObject({ allowed: false, clause: 'TG-NET-11' })
})

test('TG-NET-11: a client at the computer of a window is one finding against the window', async () => {
  const asset = await computer()
  const entered = await ok(chief().machines.enterOutsider({ ...T, asset, at: at('2026-03-03T10:00:00'), effect: 'none', what: '办事群众操作窗口电脑', commandId: id() }))
  expect(entered).toMatchObject({ responsible: [], clause: 'TG-NET-11' })
  expect((await ok(lead().findings.list({ ...T, size: 100 }))).rows.filter((row) => row.asset === asset)).toMatchObject([{ id: entered.finding, kind: 'outsider_use', window: center.window('w1'), clause: 'TG-NET-11' }])
  expect((await ok(chief().machines.outsiders(T))).rows).toMatchObject([{ id: entered.id, asset, effect: 'none' }])
  expect(await refusalOf(chief().machines.enterOutsider({ ...T, asset, at: at('2026-03-06T10:00:00'), effect: 'none', what: '未来', commandId: id() }))).toMatchObject({ code: 'IN_FUTURE' })
})

test('TG-NET-05: a game is found as such, and is approved for no computer from then on', async () => {
  const [asset, other] = [await computer(), await computer()]
  const approve = (name: string) => it().network.approve({ ...T, asset: other, kind: 'software', names: ['办公软件', name], commandId: id() })
  const { findings } = await ok(supervision().network.inspect({
    ...T, asset, software: ['斗地主', '下载器'], hardware: [], network: null, natures: [{ name: '斗地主', nature: 'game' }, { name: '下载器', nature: 'download' }], commandId: id(),
  }))
  expect(findings).toMatchObject([{ kind: 'software_game', subject: '斗地主', clause: 'TG-NET-05' }, { kind: 'software_download', subject: '下载器', clause: 'TG-NET-05' }])
  expect(await refusalOf(approve('斗地主'))).toMatchObject({ code: 'PROGRAM_FORBIDDEN', clause: 'TG-NET-05', details: { name: '斗地主' } })
  expect((await ok(it().assets.get({ ...T, number: other }))).software).toEqual([])
  await ok(approve('政务服务平台客户端'))
})

test('TG-NET-10: unrelated software found is ordered away by the center, its deletion is recorded and the window is told', async () => {
  const asset = await computer()
  const { findings: [found] } = await ok(supervision().network.inspect({ ...T, asset, software: ['炒股软件'], hardware: [], network: null, commandId: id() }))
  expect(await refusalOf(lead().machines.orderDeletion({ ...T, finding: found!.id, commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
  const { id: order } = await ok(supervision().machines.orderDeletion({ ...T, finding: found!.id, commandId: id() }))
  expect(await refusalOf(supervision().machines.orderDeletion({ ...T, finding: found!.id, commandId: id() }))).toMatchObject({ code: 'DELETION_ORDERED', clause: 'TG-NET-10' })
  expect((await ok(lead().machines.deletions({ ...T, open: true }))).rows).toMatchObject([{ id: order, asset, program: '炒股软件', deletedAt: null, clause: 'TG-NET-10' }])
  expect(await refusalOf(supervision().machines.confirmDeletion({ ...T, order, commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
  await ok(it().machines.confirmDeletion({ ...T, order, commandId: id() }))
  expect((await ok(lead().machines.deletions(T))).rows).toMatchObject([{ id: order, deletedBy: center.number('KEEPER') }])
  const told = await center.rows<{ recipients: string[] }>(`select data->'recipients' as recipients from journal where type = 'NoticeRaised' and data->'clauses' ? 'TG-NET-10' order by seq`)
  expect(told.map(({ recipients }) => recipients)).toEqual([[center.number('HEAD1')]])
  const client = await supervision().machines.enterOutsider({ ...T, asset, at: at('2026-03-05T08:00:00'), effect: 'none', what: '旁观', commandId: id() })
  const use = client.ok ? client.value.finding! : ''
  // Only what can be ordered away is offered.
  const offered = new Map((await ok(supervision().findings.list({ ...T, size: 200 }))).rows.map(({ id: of, deletable }) => [of, deletable]))
  expect([offered.get(found!.id), offered.get(use)]).toEqual([true, false])
  expect(await refusalOf(supervision().machines.orderDeletion({ ...T, finding: use, commandId: id() }))).toMatchObject({ code: 'NOT_SOFTWARE' })
})

test('TG-NET-01: shortly before closing the chief on duty sees what is still on and reminds whoever sits there; in the afternoon it is too early', async () => {
  const asset = await computer()
  await open('head01', 'HEAD1')
  await login('head01', asset)
  const remind = () => chief().machines.remind({ ...T, assets: [asset], commandId: id() })
  await center.setClock('2026-03-05T17:14:00')
  expect(await refusalOf(remind())).toMatchObject({ code: 'NOT_CLOSING_TIME' })
  await center.setClock('2026-03-05T17:15:00')
  const list = await ok(chief().machines.stillOn({ ...T, at: at('2026-03-05T17:15:00') }))
  expect(list).toMatchObject({ phase: 'closing', clause: 'TG-NET-01', closesAt: '17:30' })
  expect(list.rows.find((row) => row.asset === asset)).toMatchObject({ person: center.number('HEAD1'), session: true, overdue: false })
  expect(await ok(remind())).toEqual({ reminded: [center.number('HEAD1')] })
  const told = await center.rows<{ recipients: string[] }>(`select data->'recipients' as recipients from journal where type = 'NoticeRaised' and data->'clauses' ? 'TG-NET-01' order by seq`)
  expect(told.map(({ recipients }) => recipients)).toEqual([[center.number('HEAD1')]])
})

test('TG-NET-14: a computer on at half past five is not late, one minute later it is, with window and user; switched off it is gone from the list', async () => {
  const [left, off] = [await computer(), await computer()]
  await center.setClock('2026-03-05T17:20:00')
  await open('zhao01', 'LI')
  await login('zhao01', left)
  await ok(it().machines.power({ ...T, asset: off, on: true, commandId: id() }))
  await center.setClock('2026-03-05T17:29:00')
  await ok(it().machines.power({ ...T, asset: off, on: false, commandId: id() }))
  const overdue = async (moment: string) => (await ok(lead().machines.stillOn({ ...T, at: at(moment) }))).rows.filter((row) => row.overdue && (row.asset === left || row.asset === off))
  expect(await overdue('2026-03-05T17:30:00')).toEqual([])
  expect(await overdue('2026-03-05T17:31:00')).toMatchObject([{ asset: left, window: center.window('w1'), person: center.number('LI'), session: true }])
  expect((await ok(chief().machines.stillOn({ ...T, at: at('2026-03-05T17:31:00') }))).clause).toBe('TG-NET-14')
})

const faultAt = async (asset: string) => (await ok(lead().repairs.report({ ...T, asset, fault: '断网', foundAt: at('2026-03-05T17:00:00'), commandId: id() }))).id
type Closing = Parameters<ReturnType<typeof it>['machines']['closeFault']>[0]
async function closeFault(over: Partial<Closing>) {
  const asset = await computer()
  const repair = await faultAt(asset)
  return { asset, call: it().machines.closeFault({ ...T, repair, cause: 'against_rules', person: center.number('LI'), minutesDown: 40, loss: 0, blind: false, commandId: id(), ...over }) }
}

test('TG-NET-13: operating blindly when something is abnormal is recorded as the fault is closed', async () => {
  const taken = await computer()
  const repair = await faultAt(taken)
  await ok(it().repairs.progress({ ...T, repair, state: 'under_repair', commandId: id() }))
  await ok(it().machines.closeFault({ ...T, repair, cause: 'wear', person: null, minutesDown: 0, loss: 0, blind: false, commandId: id() }))
  expect((await ok(lead().assets.get({ ...T, number: taken }))).asset.state).toBe('in_use')
  expect(await refusalOf(it().machines.closeFault({ ...T, repair, cause: 'wear', person: null, minutesDown: 0, loss: 0, blind: false, commandId: id() }))).toMatchObject({ code: 'REQUEST_NOT_OPEN' })
  const { asset, call } = await closeFault({ cause: 'other', minutesDown: 0, blind: true })
  expect(await ok(call)).toEqual({ sanction: null, liability: null, clauses: ['TG-NET-13'] })
  expect((await ok(supervision().findings.list({ ...T, size: 100 }))).rows.filter((row) => row.asset === asset)).toMatchObject([{ kind: 'blind_operation', against: center.number('LI'), clause: 'TG-NET-13' }])
  expect((await ok(lead().assets.get({ ...T, number: asset }))).asset.state).toBe('in_use')
})

test('TG-NET-15: forty minutes without network by a forbidden change open a record with two choices; without effect, or by a power cut, there is none', async () => {
  const { call } = await closeFault({})
  const { sanction, clauses } = await ok(call)
  expect(clauses).toEqual(['TG-NET-06', 'TG-NET-15'])
  expect((await ok(supervision().sanctions.list({ ...T, open: true }))).rows.find((row) => row.id === sanction)).toMatchObject({ choices: ['educated', 'circular'], consequence: null, minutesDown: 40, person: center.number('LI') })
  const harmless = await closeFault({ minutesDown: 0 })
  expect(await ok(harmless.call)).toEqual({ sanction: null, liability: null, clauses: ['TG-NET-06'] })
  expect((await ok(supervision().findings.list({ ...T, size: 100 }))).rows.filter((row) => row.asset === harmless.asset)).toMatchObject([{ kind: 'settings_changed', clause: 'TG-NET-06' }])
  expect(await ok((await closeFault({ cause: 'power', person: null })).call)).toEqual({ sanction: null, liability: null, clauses: [] })
  expect(await refusalOf((await closeFault({ person: null })).call)).toMatchObject({ code: 'PERSON_MISSING' })
  const close = () => supervision().sanctions.close({ ...T, sanction: sanction!, commandId: id() })
  expect(await refusalOf(close())).toMatchObject({ code: 'CONSEQUENCE_MISSING', clause: 'TG-NET-15' })
  await ok(supervision().sanctions.choose({ ...T, sanction: sanction!, consequence: 'educated', commandId: id() }))
  expect(await ok(close())).toEqual({ liable: center.number('LI') })
  expect(await refusalOf(supervision().sanctions.choose({ ...T, sanction: sanction!, consequence: 'circular', commandId: id() }))).toMatchObject({ code: 'SANCTION_CLOSED' })
})

test('TG-NET-16: a loss of 1,000 yuan is owed by the person, one of 999 is not', async () => {
  expect(await ok((await closeFault({ loss: 100_000 })).call)).toMatchObject({ liability: 100_000, clauses: ['TG-NET-06', 'TG-NET-15', 'TG-NET-16'] })
  expect(await ok((await closeFault({ loss: 99_900 })).call)).toMatchObject({ liability: null, clauses: ['TG-NET-06', 'TG-NET-15'] })
})

test('TG-NET-17: marked serious by a leader it comes with a recommendation to the unit, open until the unit answers; not marked there is none', async () => {
  const { sanction } = await ok((await closeFault({})).call)
  const of = { ...T, sanction: sanction! }
  expect(await refusalOf(supervision().sanctions.recommendation(of))).toMatchObject({ code: 'NOT_SERIOUS', clause: 'TG-NET-17' })
  expect(await refusalOf(supervision().sanctions.markSerious({ ...of, commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
  await ok(leader().sanctions.markSerious({ ...of, commandId: id() }))
  const letter = await ok(supervision().sanctions.recommendation(of))
  expect(letter.clause).toBe('TG-NET-17')
  expect(letter.department).toBe('construction')
  expect(letter.paragraphs.join('')).toContain(`LI（${center.number('LI')}）`)
  expect(letter.paragraphs.join('')).toContain('网络中断 40 分钟')
  await ok(supervision().sanctions.choose({ ...of, consequence: 'circular', commandId: id() }))
  const close = () => supervision().sanctions.close({ ...of, commandId: id() })
  expect(await refusalOf(close())).toMatchObject({ code: 'ANSWER_MISSING', clause: 'TG-NET-17' })
  await ok(supervision().sanctions.answer({ ...of, answer: '给予警告处分', on: '2026-03-05', commandId: id() }))
  await ok(close())
})

test('TG-NET-18: a breach of law is not closed without the referral; with it the person is liable, not the window', async () => {
  const { sanction } = await ok((await closeFault({})).call)
  const of = { ...T, sanction: sanction! }
  const refer = () => supervision().sanctions.refer({ ...of, authority: '县公安局', on: '2026-03-05', commandId: id() })
  expect(await refusalOf(refer())).toMatchObject({ code: 'NOT_UNLAWFUL' })
  await ok(supervision().sanctions.choose({ ...of, consequence: 'circular', commandId: id() }))
  await ok(supervision().sanctions.markUnlawful({ ...of, commandId: id() }))
  const close = () => supervision().sanctions.close({ ...of, commandId: id() })
  expect(await refusalOf(close())).toMatchObject({ code: 'REFERRAL_MISSING', clause: 'TG-NET-18' })
  await ok(refer())
  expect(await ok(close())).toEqual({ liable: center.number('LI') })
  expect((await ok(supervision().sanctions.list(T))).rows.find((row) => row.id === sanction)).toMatchObject({ person: center.number('LI'), referredTo: '县公安局', referredOn: '2026-03-05' })
})

test('TG-NET-02: a window whose clerk has come and has its page open is not shown; without a session it is shown as not logged in; the page of another window is refused', async () => {
  const clerk = (person: 'WANG' | 'CHEN') => center.as(person)
  const open = (person: 'WANG' | 'CHEN', window: 'w1' | 'w2') => clerk(person).machines.openPage({ ...T, window: center.window(window), commandId: id() })
  const come = async (person: 'WANG' | 'CHEN', window: 'w1' | 'w2', over: object = {}) => {
    const day = { center: 'taigu', person: center.number(person), department: null, window: center.window(window), date: '2026-03-10', version: 1, outcome: 'open', findings: [], policyVersion: 1, ...over }
    await announce('day-judged', { ...day, id: center.number(person) }, 'present_day', 'person')
  }
  const shown = async () => (await ok(chief().machines.loggedOut(T)))
  await center.setClock('2026-03-10T08:28:00')
  await come('WANG', 'w1')
  await center.setClock('2026-03-10T08:30:00')
  expect(await ok(open('WANG', 'w1'))).toEqual({ kept: true, clause: 'TG-NET-02' })
  expect(await shown()).toEqual({ clause: 'TG-NET-02', hours: true, rows: [] })
  await come('CHEN', 'w2')
  await center.setClock('2026-03-10T08:40:00')
  await ok(open('WANG', 'w1'))
  await center.setClock('2026-03-10T08:50:00')
  expect((await shown()).rows).toEqual([{ window: center.window('w2'), people: [center.number('CHEN')], lastAt: null }])
  await center.setClock('2026-03-10T09:00:00')
  expect((await shown()).rows.map(({ window, lastAt }) => [window, lastAt?.slice(0, 16)])).toEqual([[center.window('w1'), '2026-03-10T00:40'], [center.window('w2'), undefined]])
  expect((await center.rows<{ count: number }>(`select count(*)::int as count from journal where type = 'PageOpened' and data->>'person' = $1`, [center.number('WANG')]))[0]).toEqual({ count: 1 })
  expect(await refusalOf(open('WANG', 'w2'))).toMatchObject({ code: 'NOT_OWN_WINDOW', clause: 'TG-NET-02' })
  await ok(open('CHEN', 'w2'))
  expect((await shown()).rows.map(({ window }) => window)).toEqual([center.window('w1')])
  await center.setClock('2026-03-10T12:00:00')
  expect(await shown()).toMatchObject({ hours: false, rows: [] })
})
