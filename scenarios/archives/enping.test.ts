import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archives, file, openArchives, openPackage } from '../src/archives.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Archives
beforeAll(async () => { center = await openArchives('enping', '2026-03-09T09:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const ofCenter = { center: 'enping' }
const office = () => center.as('OFFICE', 'general_office@section:~/~-office')
const head = (window: 'w1' | 'w2') => center.as(window === 'w1' ? 'HEAD1' : 'HEAD2', `window_lead@window:~/~-${window}`)
const personOn = async (window: 'w1' | 'w2', on: string) => (await ok(office().keepers.list({ ...ofCenter, on }))).rows.find((row) => row.window === center.window(window))!.person

test('EP-ARC-01: one person is in charge of the files of a window, one on each day', async () => {
  const name = (person: 'CHEN' | 'ZHAO', from: string, replacing = false) => head('w2').keepers.name({ ...ofCenter, window: center.window('w2'), person: center.number(person), from, replacing, commandId: id() })
  await ok(name('CHEN', '2026-01-05'))
  expect(await refusalOf(name('ZHAO', '2026-03-09'))).toMatchObject({ code: 'ARCHIVE_KEEPER_NAMED', clause: 'EP-ARC-01', details: { person: center.number('CHEN') } })
  await ok(name('ZHAO', '2026-03-16', true))
  expect([await personOn('w2', '2026-03-15'), await personOn('w2', '2026-03-16')]).toEqual([center.number('CHEN'), center.number('ZHAO')])
})

test('EP-ARC-01: a window whose person left without a successor is listed', async () => {
  await ok(head('w1').keepers.name({ ...ofCenter, window: center.window('w1'), person: center.number('WANG'), from: '2026-01-05', replacing: false, commandId: id() }))
  await ok(head('w1').keepers.end({ ...ofCenter, window: center.window('w1'), last: '2026-03-13', commandId: id() }))
  expect([await personOn('w1', '2026-03-13'), await personOn('w1', '2026-03-16')]).toEqual([center.number('WANG'), null])
})

test('EP-ARC-02: policy documents, papers of the center and of the matters handled are kept with title, date, place and keeper', async () => {
  const { clause, rows } = await ok(head('w2').volumes.classes({ ...ofCenter, window: center.window('w2') }))
  expect([clause, rows.filter(({ main }) => main).map((row) => row.class)]).toEqual(['EP-ARC-02', ['policy_documents', 'center_documents', 'case_materials']])
  const { id: volume } = await ok(file(head('w2'), center, { window: center.window('w2'), section: null, class: 'policy_documents', title: '业务政策汇编', retention: 'permanent', spot: '2号柜' }))
  expect((await ok(head('w2').volumes.get({ ...ofCenter, volume }))).volume).toMatchObject({ title: '业务政策汇编', spot: '2号柜', filedOn: '2026-03-09', expiresOn: null })
  expect((await ok(office().keepers.list({ ...ofCenter, on: '2026-03-09' }))).rows.find((row) => row.window === center.window('w2'))).toMatchObject({ person: center.number('CHEN'), volumes: 1 })
})

test('EP-NET-10: the file of a case of another window is refused and the attempt kept, one of the own window opens; attempts are counted by person and month', async () => {
  const [own, foreign] = [await openPackage(center, 'w1', center.number('WANG')), await openPackage(center, 'w2', center.number('CHEN'))]
  const open = (file: string) => head('w1').packages.get({ ...ofCenter, case: file })
  const counted = async (month: string) => (await ok(office().packages.attempts({ ...ofCenter, month }))).rows.map(({ person, count }) => [person, count])
  expect((await ok(open(own))).package).toMatchObject({ case: own, window: center.window('w1') })
  expect(await counted('2026-03')).toEqual([])
  for (const _ of [1, 2]) expect(await refusalOf(open(foreign))).toEqual({ code: 'FILE_NOT_YOURS', clause: 'EP-NET-10' })
  expect(await refusalOf(open(id()))).toMatchObject({ code: 'CASE_UNKNOWN' })
  expect(await counted('2026-03')).toEqual([[center.number('HEAD1'), 2]])
  expect(await counted('2026-02')).toEqual([])
  expect(await center.rows('select distinct case_id as "case" from foreign_attempt')).toEqual([{ case: foreign }])
  expect(await refusalOf(head('w1').packages.attempts({ ...ofCenter, month: '2026-03' }))).toMatchObject({ code: 'FORBIDDEN' })
})
