import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archives, ask, decide, file, open, openArchives, piece } from '../src/archives.ts'
import { until } from '@hall/testing'
import { at } from '../src/assets.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Archives
beforeAll(async () => { center = await openArchives('taigu', '2026-02-02T09:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const ofCenter = { center: 'taigu' }
const office = () => center.as('OFFICE', 'general_office@section:~/~-office')
const archivist = () => center.as('KEEPER', 'archivist@section:~/~-office')
const head = (window: 'w1' | 'w2' = 'w1') => center.as(window === 'w1' ? 'HEAD1' : 'HEAD2', `window_lead@window:~/~-${window}`)
const leader = () => center.as('DIRECTOR', 'director@center:~')
const principal = () => center.as('ADMIN1', 'department_principal@department:construction')
const clerk = () => center.as('CLERK', `staff@self:${center.number('CLERK')}`)
const ofWindow = (window: 'w1' | 'w2' = 'w1') => ({ window: center.window(window), section: null, class: 'business' as const, year: 2026, title: '施工许可' })
const dutyOf = async (unit: string, on: string, period: string) => (await ok(office().filing.duties({ ...ofCenter, on }))).rows.find((row) => row.unit === unit && row.period === period)!

test('TG-ARC-01: the office has the register of all sections, and the gaps in its numbering are listed', async () => {
  const first = await ok(file(office(), center, { year: 2020 }))
  await ok(file(office(), center, { year: 2020, serial: 4 }))
  expect(first.number).toBe('TAIGU-WS·2020-D30-OFFICE-0001')
  expect(await ok(office().volumes.gaps(ofCenter))).toMatchObject({ clause: 'TG-ARC-01', rows: [{ series: 'TAIGU-WS·2020-D30-OFFICE', missing: [2, 3] }] })
})

test('TG-ARC-02: a window has a register of its own, which another window neither sees nor changes', async () => {
  const { id: volume } = await ok(file(head(), center, ofWindow()))
  expect((await ok(head().volumes.list({ ...ofCenter, size: 500 }))).rows.map((row) => row.id)).toContain(volume)
  expect((await ok(head('w2').volumes.list({ ...ofCenter, size: 500 }))).rows.map((row) => row.id)).not.toContain(volume)
  expect((await refusalOf(head('w2').volumes.move({ ...ofCenter, volume, box: '9', spot: 'X', commandId: id() }))).code).toBe('VOLUME_UNKNOWN')
  expect((await refusalOf(file(head('w2'), center, ofWindow('w1')))).code).toBe('FORBIDDEN')
  expect((await ok(head().volumes.get({ ...ofCenter, volume }))).history).toMatchObject([{ type: 'VolumeFiled', clauses: expect.arrayContaining(['TG-ARC-02']) }])
})

test('TG-ARC-03: the register of the office has five classes', async () => {
  const { clause, rows } = await ok(office().volumes.classes({ ...ofCenter, window: null }))
  expect([clause, rows.map((row) => row.class)]).toEqual(['TG-ARC-03', ['documents', 'business', 'audiovisual', 'honors', 'other']])
})

test('TG-ARC-04: a window is offered business archives and honors first, others are possible', async () => {
  const { clause, rows } = await ok(head().volumes.classes({ ...ofCenter, window: center.window('w1') }))
  expect([clause, rows.filter(({ main }) => main).map((row) => row.class)]).toEqual(['TG-ARC-04', ['business', 'honors']])
  expect(rows.length).toBeGreaterThan(2)
  expect((await ok(file(head(), center, { ...ofWindow(), class: 'audiovisual' }))).number).toContain('-SX·')
})

test('TG-ARC-07: a volume without class or entry is not filed, and no number is given twice', async () => {
  expect(await refusalOf(file(office(), center, { class: null }))).toMatchObject({ code: 'VOLUME_FIELDS_MISSING', clause: 'TG-ARC-07', details: { missing: ['class'] } })
  expect(await refusalOf(file(office(), center, { items: [] }))).toMatchObject({ code: 'VOLUME_FIELDS_MISSING', details: { missing: ['entry'] } })
  const [one, two] = await Promise.all([ok(file(office(), center, { year: 2019 })), ok(file(office(), center, { year: 2019 }))])
  expect(one.number).not.toBe(two.number)
  expect(await refusalOf(file(office(), center, { year: 2019, serial: 1 }))).toMatchObject({ code: 'ID_TAKEN' })
})

test('TG-ARC-09: a month without a record of a check is flagged', async () => {
  const inspect = () => archivist().care.inspect({ ...ofCenter, window: null, room: '档案室', findings: '', items: [], commandId: id() })
  await ok(inspect())
  const due = async (on: string) => (await ok(office().care.inspectionsDue({ ...ofCenter, on })))
  expect(await due('2026-03-31')).toMatchObject({ clause: 'TG-ARC-09', rows: [{ room: '档案室', lastOn: '2026-02-02', missing: [] }] })
  expect((await due('2026-04-01')).rows[0]!.missing).toEqual(['2026-03'])
})

test('TG-ARC-08, TG-ARC-12, TG-ARC-20: an inspection has these points, and what fails is on record under its clause', async () => {
  const { items } = await ok(office().care.inspectionsDue({ ...ofCenter, on: '2026-02-03' }))
  expect(Object.groupBy(items, ({ clause }) => clause)).toMatchObject({ 'TG-ARC-08': [{ code: 'managed' }, { code: 'confidential' }, { code: 'safe' }], 'TG-ARC-12': [{ code: 'cabinets_clean' }, { code: 'nothing_private' }], 'TG-ARC-20': [{ code: 'diligent' }, { code: 'secrecy_observed' }] })
  await ok(archivist().care.inspect({ ...ofCenter, window: null, room: '库房', findings: '有私人物品', items: items.map(({ code }) => ({ code, ok: code !== 'nothing_private' })), commandId: id() }))
  const { rows } = await ok(office().care.inspections({ ...ofCenter, search: '库房' }))
  expect(rows[0]!.items.filter((one) => !one.ok)).toEqual([{ code: 'nothing_private', ok: false, clause: 'TG-ARC-12' }])
})

test('TG-ARC-11: what happens to volumes is counted by class and kind', async () => {
  const before = await ok(office().volumes.statistics({ ...ofCenter, from: '2026-02-02', until: '2026-02-02' }))
  const countOf = ({ rows }: typeof before, kind: string) => rows.find((row) => row.class === 'honors' && row.kind === kind)?.count ?? 0
  const { id: volume } = await ok(file(office(), center, { class: 'honors', title: '奖牌' }))
  await ok(office().volumes.move({ ...ofCenter, volume, box: '2', spot: 'B-1', commandId: id() }))
  const after = await ok(office().volumes.statistics({ ...ofCenter, from: '2026-02-02', until: '2026-02-02' }))
  expect([after.clause, countOf(after, 'received') - countOf(before, 'received'), countOf(after, 'changed')]).toEqual(['TG-ARC-11', 1, 1])
})

test('TG-ARC-13: the register passes on with a list of every volume, signed by both', async () => {
  for (let n = 0; n < 3; n++) await ok(file(head('w2'), center, ofWindow('w2')))
  const name = (person: 'CHEN' | 'ZHAO', replacing = false) => head('w2').keepers.name({ ...ofCenter, window: center.window('w2'), person: center.number(person), from: '2026-02-02', replacing, commandId: id() })
  await ok(name('CHEN'))
  expect(await refusalOf(name('ZHAO', true))).toMatchObject({ code: 'HANDOVER_LIST_MISSING', clause: 'TG-ARC-13' })
  expect(await refusalOf(head('w2').keepers.end({ ...ofCenter, window: center.window('w2'), last: '2026-02-02', commandId: id() }))).toMatchObject({ code: 'HANDOVER_LIST_MISSING', clause: 'TG-ARC-13' })
  const rows = (await ok(head('w2').volumes.list({ ...ofCenter, window: center.window('w2') }))).rows
  const lines = rows.map((row) => ({ volume: row.id, state: 'present' as const }))
  const handOver = (listed: typeof lines) => head('w2').keepers.handOver({ ...ofCenter, window: center.window('w2'), to: center.number('ZHAO'), lines: listed, commandId: id() })
  expect(await refusalOf(handOver(lines.slice(1)))).toMatchObject({ code: 'REGISTER_LIST_INCOMPLETE', clause: 'TG-ARC-13', details: { count: 1, missing: [rows[0]!.number] } })
  const { id: handover } = await ok(handOver(lines.map((one, nth) => (nth === 0 ? { ...one, state: 'missing' as never } : one))))
  const sign = (person: 'CHEN' | 'ZHAO' | 'HEAD2') => center.as(person, 'archivist@window:~/~-w2').keepers.sign({ ...ofCenter, handover, commandId: id() })
  expect(await refusalOf(sign('HEAD2'))).toMatchObject({ code: 'NOT_SIGNER' })
  expect(await ok(sign('CHEN'))).toEqual({ effective: false, missing: ['incoming'] })
  expect(await ok(sign('ZHAO'))).toEqual({ effective: true, missing: [] })
  expect((await ok(office().keepers.list({ ...ofCenter, on: '2026-02-02' }))).rows.find(({ window }) => window === center.window('w2'))).toMatchObject({ person: center.number('ZHAO'), since: '2026-02-02' })
  expect((await ok(head('w2').volumes.get({ ...ofCenter, volume: rows[0]!.id }))).volume.state).toBe('missing')
})

test('TG-ARC-10: what is kept permanently is repaired within five working days, what is kept shortly only gets the finding', async () => {
  await center.setClock('2026-03-03T09:00:00')
  const damage = async (retention: 'permanent' | 'short') => {
    const { id: volume } = await ok(file(office(), center, { retention }))
    return ok(archivist().care.reportDamage({ ...ofCenter, volume, what: '撕裂', foundOn: '2026-03-03', commandId: id() }))
  }
  const [repaired, left, short] = [await damage('permanent'), await damage('permanent'), await damage('short')]
  expect([repaired.startBy, short.startBy, repaired.clause]).toEqual(['2026-03-10', null, 'TG-ARC-10'])
  await center.setClock('2026-03-10T16:00:00')
  expect(await ok(archivist().care.repair({ ...ofCenter, damage: repaired.id, action: 'mend', finished: false, commandId: id() }))).toEqual({ inTime: true })
  const overdue = async () => (await ok(office().care.damages({ ...ofCenter, size: 500 }))).rows.filter((row) => row.overdue).map((row) => row.id)
  expect(await overdue()).toEqual([])
  await center.setClock('2026-03-11T00:10:00')
  expect(await overdue()).toEqual([left.id])
  await until(async () => (await ok(office().volumes.findings({ ...ofCenter, size: 500 }))).rows.some((row) => row.kind === 'repair_not_begun' && row.clause === 'TG-ARC-10'), 90_000)
}, 300_000)

test('TG-ARC-14: access opens after the head of the window that keeps it consents, not after another head does', async () => {
  const { number } = await ok(file(head(), center, { ...ofWindow(), items: [piece('图纸', '结构安全')] }))
  const request = await ask(clerk(), center, { number })
  expect((await refusalOf(decide(head('w2'), center, request))).code).toBe('REQUEST_UNKNOWN')
  expect(await ok(open(clerk(), center, number))).toMatchObject({ allowed: false })
  await ok(decide(head(), center, request))
  expect(await ok(open(clerk(), center, number))).toMatchObject({ allowed: true, clause: 'TG-ARC-14', items: [{ text: '结构安全' }] })
})

test('TG-ARC-15: a secret volume needs the leader above, the head alone opens nothing', async () => {
  const { number } = await ok(file(head(), center, { ...ofWindow(), secrecy: 'secret' }))
  const request = await ask(clerk(), center, { number })
  expect(await refusalOf(decide(head(), center, request))).toMatchObject({ code: 'NOT_APPROVER', clause: 'TG-ARC-15' })
  expect(await ok(open(clerk(), center, number))).toMatchObject({ allowed: false, clause: 'TG-ARC-15' })
  await ok(decide(principal(), center, request))
  expect(await ok(open(clerk(), center, number))).toMatchObject({ allowed: true, clause: 'TG-ARC-15' })
  const important = await ok(file(office(), center, { important: true }))
  const asked = await ask(clerk(), center, { number: important.number })
  expect(await refusalOf(decide(office(), center, asked))).toMatchObject({ code: 'NOT_APPROVER', clause: 'TG-ARC-15' })
  await ok(decide(leader(), center, asked))
  expect((await ok(office().volumes.log({ ...ofCenter, kind: 'consulted', size: 500 }))).rows.map((row) => row.number)).toContain(number)
})

test('TG-ARC-16: damage found on return is entered against the borrower', async () => {
  const { number } = await ok(file(office(), center))
  const request = await ask(clerk(), center, { number, kind: 'loan' })
  await ok(decide(office(), center, request))
  const { id: loan } = await ok(archivist().loans.lend({ ...ofCenter, request, commandId: id() }))
  expect(await ok(archivist().loans.return({ ...ofCenter, loan, condition: 'damaged', note: '圈点', commandId: id() }))).toMatchObject({ clauses: expect.arrayContaining(['TG-ARC-16']) })
  expect((await ok(office().volumes.findings({ ...ofCenter, size: 500 }))).rows).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'damaged_by_borrower', against: center.number('CLERK'), clause: 'TG-ARC-16', subject: '圈点' })]))
})

test('TG-ARC-17: consent to consult is no consent to copy; a copy is entered with its pages', async () => {
  const { number } = await ok(file(office(), center))
  await ok(decide(office(), center, await ask(clerk(), center, { number })))
  const copy = (pages: number) => archivist().access.enter({ ...ofCenter, number, kind: 'copy', person: center.number('CLERK'), pages, to: '', commandId: id() })
  expect(await refusalOf(copy(3))).toMatchObject({ code: 'APPROVAL_MISSING', clause: 'TG-ARC-17' })
  await ok(decide(office(), center, await ask(clerk(), center, { number, kind: 'copy', pages: 3 })))
  expect(await refusalOf(copy(4))).toMatchObject({ code: 'PAGES_BEYOND', clause: 'TG-ARC-17' })
  expect(await ok(copy(3))).toEqual({ violation: false, clause: 'TG-ARC-17' })
  expect((await ok(office().volumes.log({ ...ofCenter, kind: 'used', size: 500 }))).rows).toEqual(expect.arrayContaining([expect.objectContaining({ number, detail: 'copy 3' })]))
})

test('TG-ARC-21: nothing is opened, transcribed or published without approval', async () => {
  const { number } = await ok(file(office(), center))
  expect(await ok(open(clerk(), center, number))).toMatchObject({ allowed: false, clause: 'TG-ARC-21', items: [] })
  const findings = async () => (await ok(office().volumes.findings({ ...ofCenter, size: 500 }))).rows.filter((row) => row.volume === number)
  expect(await findings()).toMatchObject([{ kind: 'unapproved_access', against: center.number('CLERK'), clause: 'TG-ARC-21' }])
  await ok(decide(office(), center, await ask(clerk(), center, { number })))
  const enter = (kind: 'transcribe' | 'publish') => office().access.enter({ ...ofCenter, number, kind, person: center.number('CLERK'), pages: 1, to: '外单位', commandId: id() })
  expect(await ok(enter('transcribe'))).toEqual({ violation: true, clause: 'TG-ARC-21' })
  expect(await findings()).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'unapproved_transcript', against: center.number('CLERK') })]))
  await ok(decide(office(), center, await ask(clerk(), center, { number, kind: 'publish' })))
  expect(await ok(enter('publish'))).toEqual({ violation: false, clause: 'TG-ARC-21' })
})

test('TG-ARC-18, TG-ARC-19: back on the working day the use ended, and within a day of being lent', async () => {
  const lend = async (days = 1, reason = '') => {
    const { number } = await ok(file(office(), center))
    const request = await ask(clerk(), center, { number, kind: 'loan', days, reason })
    await ok(decide(office(), center, request))
    return { number, request, ...(await ok(archivist().loans.lend({ ...ofCenter, request, commandId: id() }))) }
  }
  const back = (loan: string) => archivist().loans.return({ ...ofCenter, loan, condition: 'good', note: '', commandId: id() })
  await center.setClock('2026-03-17T09:00:00')
  const [soon, later] = [await lend(), await lend()]
  expect(await refusalOf(archivist().loans.lend({ ...ofCenter, request: soon.request, commandId: id() }))).toMatchObject({ code: 'VOLUME_OUT', clause: 'TG-ARC-18' })
  const { number } = await ok(file(office(), center))
  expect(await refusalOf(clerk().access.request({ ...ofCenter, number, kind: 'loan', purpose: '核对', pages: null, days: 3, reason: '', commandId: id() }))).toMatchObject({ code: 'LOAN_REASON_MISSING', clause: 'TG-ARC-19' })
  await center.setClock('2026-03-17T10:00:00')
  const whole = [await lend(), await lend(), await lend(3, '审计')] as const
  // The clock of a test goes on while it runs: due is the very time of the clock at which each was taken.
  const { rows: lent } = await ok(office().loans.list({ ...ofCenter, open: true, size: 100 }))
  for (const [loan, days] of [[whole[0], 1], [whole[2], 3]] as const) {
    const row = lent.find((one) => one.id === loan.id)!
    expect(Temporal.Instant.from(row.dueAt).since(row.takenAt).total('hours')).toBe(24 * days)
  }
  await center.setClock('2026-03-17T11:00:00')
  for (const loan of [soon, later]) await ok(clerk().loans.finish({ ...ofCenter, loan: loan.id, commandId: id() }))
  await center.setClock('2026-03-17T17:30:00')
  expect(await ok(back(soon.id))).toMatchObject({ late: false })
  await center.setClock('2026-03-18T08:35:00')
  expect(await ok(back(later.id))).toMatchObject({ late: true, clauses: ['TG-ARC-18', 'TG-ARC-16'] })
  await center.setClock('2026-03-18T09:59:00')
  expect(await ok(back(whole[0].id))).toMatchObject({ late: false })
  await center.setClock('2026-03-18T10:06:00')
  const overdue = async () => (await ok(office().loans.list({ ...ofCenter, open: true, size: 100 }))).rows.filter((row) => row.overdue).map((row) => row.id)
  expect(await overdue()).toEqual([whole[1].id])
  await until(async () => (await ok(office().volumes.findings({ ...ofCenter, size: 500 }))).rows.some((row) => row.kind === 'overdue_loan' && row.against === center.number('CLERK')), 90_000)
  expect(await ok(back(whole[1].id))).toMatchObject({ late: true, clauses: ['TG-ARC-19', 'TG-ARC-16'] })
  await center.setClock('2026-03-20T09:59:00')
  expect(await ok(back(whole[2].id))).toMatchObject({ late: false })
  await center.setClock('2026-03-20T15:00:00')
  const friday = await lend()
  expect(Temporal.Instant.compare(friday.dueAt, at('2026-03-23T15:00:00'))).toBeGreaterThanOrEqual(0)
  expect(Temporal.Instant.compare(friday.dueAt, at('2026-03-23T15:05:00'))).toBeLessThan(0)
}, 150_000)

test('TG-ARC-05: the papers of the year before, confirmed by the office by the end of March', async () => {
  await center.setClock('2026-03-30T09:00:00')
  const section = center.section('office')
  const { id: volume } = await ok(file(office(), center, { section: center.section('monitor') }))
  expect(await dutyOf(center.section('monitor'), '2026-03-31', '2025')).toMatchObject({ state: 'open', missing: ['handover'], dueOn: '2026-03-31', clause: 'TG-ARC-05' })
  expect(await dutyOf(center.section('monitor'), '2026-04-01', '2025')).toMatchObject({ state: 'overdue', daysLate: 1, missing: ['handover'] })
  const monitor = center.as('MONITOR', 'supervision@section:~/~-monitor')
  const own = await ok(file(office(), center))
  const intime = await ok(office().filing.deliver({ ...ofCenter, window: null, section, period: '2025', volumes: [own.id], commandId: id() }))
  const late = await ok(monitor.filing.deliver({ ...ofCenter, window: null, section: center.section('monitor'), period: '2025', volumes: [volume], commandId: id() }))
  await center.setClock('2026-03-31T17:00:00')
  expect(await ok(office().filing.confirm({ ...ofCenter, delivery: intime.id, commandId: id() }))).toEqual({ late: false, daysLate: 0, clause: 'TG-ARC-05' })
  await center.setClock('2026-04-01T09:00:00')
  expect(await ok(office().filing.confirm({ ...ofCenter, delivery: late.id, commandId: id() }))).toEqual({ late: true, daysLate: 1, clause: 'TG-ARC-05' })
  expect(await dutyOf(section, '2026-04-01', '2025')).toMatchObject({ state: 'met' })
  expect(await dutyOf(center.section('monitor'), '2026-04-01', '2025')).toMatchObject({ state: 'late', daysLate: 1 })
})

test('TG-ARC-06: each window hands over within each quarter', async () => {
  const { id: volume } = await ok(file(head(), center, ofWindow()))
  expect(await dutyOf(center.window('w1'), '2026-04-01', '2026-Q1')).toMatchObject({ state: 'overdue', clause: 'TG-ARC-06', dueOn: '2026-03-31' })
  await center.setClock('2026-06-30T17:00:00')
  expect(await refusalOf(head().filing.deliver({ ...ofCenter, window: center.window('w1'), section: null, period: '2026-Q2', volumes: [], commandId: id() }))).toMatchObject({ code: 'NOTHING_FILED', clause: 'TG-ARC-06' })
  await ok(head().filing.deliver({ ...ofCenter, window: center.window('w1'), section: null, period: '2026-Q2', volumes: [volume], commandId: id() }))
  expect(await dutyOf(center.window('w1'), '2026-07-01', '2026-Q2')).toMatchObject({ state: 'met', doneOn: '2026-06-30' })
  expect(await dutyOf(center.window('w2'), '2026-07-01', '2026-Q2')).toMatchObject({ state: 'overdue' })
})
