import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archives, file, openArchives, piece } from '../src/archives.ts'
import { id, ok, refusalOf } from '../src/register-center.ts'

let center: Archives
beforeAll(async () => { center = await openArchives('wenshang', '2026-03-03T09:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const ofCenter = { center: 'wenshang' }
const office = () => center.as('OFFICE', 'general_office@section:~/~-office')
const head = () => center.as('HEAD1', 'window_lead@window:~/~-w1')
const reviewer = (person: 'WANG' | 'CHEN') => center.as(person, `staff@self:${center.number(person)}`)
const digest = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF').toString('base64')

test('WS-ARC-01: documents left out at the end of the day fail a point of the check', async () => {
  const { items } = await ok(office().care.inspectionsDue({ ...ofCenter, on: '2026-03-03' }))
  expect(items).toEqual([{ code: 'put_away', clause: 'WS-ARC-01' }])
  await ok(office().care.inspect({ ...ofCenter, window: null, room: '大厅', findings: '3号窗口材料未入柜', items: [{ code: 'put_away', ok: false }], commandId: id() }))
  expect((await ok(office().care.inspections(ofCenter))).rows).toMatchObject([{ room: '大厅', items: [{ code: 'put_away', ok: false, clause: 'WS-ARC-01' }] }])
})

test('two signs of the content find a volume, only for whoever may see it', async () => {
  await ok(file(office(), center, { title: '二〇二五年文件', items: [piece('关于调整的通知', '决定自即日起实行错峰办公制度')] }))
  await ok(file(office(), center, { title: '密件', secrecy: 'secret', items: [piece('密件', '错峰办公密件')] }))
  const found = async (client: ReturnType<typeof office>, search: string) => (await ok(client.volumes.list({ ...ofCenter, search }))).rows.map(({ title }) => title)
  expect(await found(office(), '错峰办公')).toHaveLength(2)
  expect((await ok(office().volumes.list({ ...ofCenter, search: '错峰办公' }))).rows.find(({ title }) => title === '二〇二五年文件')!.found).toContain('错峰办公')
  expect(await found(center.as('MONITOR', 'supervision@section:~/~-monitor'), '错峰办公')).toEqual(['二〇二五年文件'])
  expect(await found(head(), '错峰办公')).toEqual([])
  expect(await found(office(), '峰公')).toEqual([])
})

test('destroyed is what every named reviewer says; disagreement holds', async () => {
  const old = async () => (await ok(file(office(), center, { year: 2010, retention: 'short' }))).id
  const [gone, kept, disputed, running] = [await old(), await old(), await old(), (await ok(file(office(), center))).id]
  const list = (volumes: string[], reviewers = [center.number('WANG'), center.number('CHEN')]) => office().appraisals.open({ ...ofCenter, subject: '2010年短期档案', volumes, reviewers, commandId: id() })
  expect((await ok(office().appraisals.candidates(ofCenter))).rows.map((row) => row.id)).toEqual(expect.arrayContaining([gone, kept, disputed]))
  expect((await refusalOf(list([running]))).code).toBe('RETENTION_RUNNING')
  expect((await refusalOf(list([gone], [center.number('WANG')]))).code).toBe('REVIEWERS_MISSING')
  const hold = await ok(office().holds.place({ ...ofCenter, subject: gone, ground: 'litigation', reference: '（2026）鲁行初1号', commandId: id() }))
  expect((await refusalOf(list([gone]))).code).toBe('VOLUME_HELD')
  await ok(office().holds.release({ ...ofCenter, hold: hold.id, commandId: id() }))
  const { id: appraisal } = await ok(list([gone, kept, disputed]))
  const answer = (person: 'WANG' | 'CHEN', ...said: ('destroy' | 'retain')[]) => reviewer(person).appraisals.answer({ ...ofCenter, appraisal, answers: [gone, kept, disputed].flatMap((volume, nth) => (said[nth] ? [{ volume, answer: said[nth] }] : [])), commandId: id() })
  const execute = (witness = center.number('CLERK')) => office().appraisals.execute({ ...ofCenter, appraisal, witness, commandId: id() })
  await ok(answer('WANG', 'destroy', 'retain', 'destroy'))
  expect(await refusalOf(execute())).toMatchObject({ code: 'APPRAISAL_INCOMPLETE', details: { missing: [center.number('CHEN')] } })
  expect((await refusalOf(office().appraisals.answer({ ...ofCenter, appraisal, answers: [{ volume: gone, answer: 'destroy' }], commandId: id() }))).code).toBe('APPRAISAL_NOT_YOURS')
  // What the first said is not shown to the second before he has answered.
  expect((await ok(reviewer('CHEN').appraisals.get({ ...ofCenter, appraisal }))).lines.flatMap(({ answers }) => answers)).toEqual([])
  await ok(answer('CHEN', 'destroy', 'retain', 'retain'))
  expect((await refusalOf(execute(center.number('OFFICE')))).code).toBe('WITNESS_MISSING')
  expect(await ok(execute())).toEqual({ destroyed: 1, retained: 1, toTransfer: 0, held: 1 })
  const stateOf = async (volume: string) => (await ok(office().volumes.get({ ...ofCenter, volume }))).volume
  expect(await stateOf(gone)).toMatchObject({ state: 'destroyed' })
  expect(await stateOf(kept)).toMatchObject({ state: 'filed', expiresOn: '2036-03-03' })
  expect(await stateOf(disputed)).toMatchObject({ state: 'filed', held: true })
})

test('the city archive gets a bag whose every digest fits; it is gone from here with the receipt', async () => {
  const { id: volume, number } = await ok(file(office(), center, { retention: 'permanent', items: [piece('批复', '同意'), piece('完成50%的请示', '请示')] }))
  await ok(office().volumes.attach({ ...ofCenter, volume, item: 1, file: { filename: '批复.pdf', contentBase64: PDF }, commandId: id() }))
  const { id: transfer, sha256 } = await ok(office().transfers.pack({ ...ofCenter, volumes: [volume], commandId: id() }))
  const { contentBase64 } = await ok(office().transfers.download({ ...ofCenter, transfer }))
  const bytes = new Uint8Array(Buffer.from(contentBase64, 'base64'))
  expect(digest(bytes)).toBe(sha256)
  const files = unzipSync(bytes)
  const root = Object.keys(files)[0]!.split('/')[0]!
  const manifest = new TextDecoder().decode(files[`${root}/manifest-sha256.txt`]).trim().split('\n').map((line) => line.split('  '))
  expect(manifest.map(([, path]) => path)).toEqual(expect.arrayContaining(['data/归档文件目录.csv', `data/${number}/001_批复_1_批复.pdf`, `data/${number}/001_批复.txt`, `data/${number}/002_完成50％的请示.txt`]))
  for (const [expected, path] of manifest) expect(digest(files[`${root}/${path}`]!)).toBe(expected)
  await ok(office().transfers.confirm({ ...ofCenter, transfer, receipt: '市档接〔2026〕3号', accepted: true, commandId: id() }))
  expect((await ok(office().volumes.get({ ...ofCenter, volume }))).volume.state).toBe('transferred')
  expect((await refusalOf(office().transfers.pack({ ...ofCenter, volumes: [volume], commandId: id() }))).code).toBe('VOLUME_OUT')
})
