import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forms } from '../../services/cases/src/documents/forms.ts'
import { type CasesCenter, codeOf, id, openCases } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'

let center: CasesCenter
beforeAll(async () => { center = await openCases('taigu', '2026-03-02T00:30:00Z') }, 120_000)
afterAll(() => center[Symbol.asyncDispose]())

test('a notice is issued as .docx and stays as issued: a later template changes the next one and not this one', async () => {
  const desk = center.desk()
  const item = await center.item()
  const notify = async () => {
    const file = await desk.open(item)
    valueOf(await desk.tick(file, { M1: 'missing', M3: 'missing' }))
    const { document } = valueOf(await desk.notify(file, ['M1', 'M3']))
    const issued = (await desk.view(file)).documents.find(({ number }) => number === document)!
    const paper = async () => ({ page: valueOf(await desk.client.papers.page({ id: issued.id })), docx: valueOf(await desk.client.papers.docx({ id: issued.id })) })
    return { issued, paper }
  }
  const first = await notify()
  const before = await first.paper()
  expect(before.page.html).toContain('申请表')
  expect(before.page.html).toContain('场所证明')
  expect(before.docx).toMatchObject({ filename: expect.stringMatching(/\.docx$/), docxBase64: expect.stringMatching(/^UEsD/) })

  const { notice } = forms
  notice.blocks.unshift({ kind: 'paragraph', text: { zh: '新版式：请于窗口领取。', en: 'A new form.' } } as (typeof notice.blocks)[number])
  try {
    const second = await notify()
    expect((await second.paper()).page.html).toContain('新版式')
    const after = await first.paper()
    expect(after.page).toEqual(before.page)
    expect(texts(after.docx.docxBase64)).toEqual(texts(before.docx.docxBase64))
    expect(texts((await second.paper()).docx.docxBase64)).toContain('新版式')
  } finally {
    notice.blocks.shift()
  }
})

test('TG-CAS-48: an error found is put right by examiner and approver, each on their own; of a simple item by the examiner alone', async () => {
  const [desk, li, wang] = [center.desk(), center.desk('w0', 1), center.desk('w0', 2)]
  const two = await center.item({ twoPersons: true })
  const simple = await center.item({ twoPersons: true, simple: true })
  const give = (person: string, capacity: 'examiner' | 'approver', item: string, isSimple = false) =>
    center.department.authorizations.give({ center: 'taigu', department: 'tax', item, person, capacity, simple: isSimple, from: '2026-01-05', commandId: id() }).then(valueOf)
  await give(li.person, 'examiner', two)
  await give(wang.person, 'approver', two)
  await give(li.person, 'examiner', simple, true)
  await give(wang.person, 'approver', simple)
  const [both, alone] = [await desk.accepted(two), await desk.accepted(simple)]
  for (const file of [both, alone]) {
    const approver = file === both ? wang : li
    valueOf(await desk.client.intake.keepCopies({ case: file, given: true, kept: true, commandId: id() }))
    valueOf(await li.client.handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() }))
    valueOf(await approver.client.handling.approve({ case: file, opinion: '同意', grant: true, commandId: id() }))
    valueOf(await approver.conclude(file))
  }
  for (const file of [both, alone]) valueOf(await center.supervision.handling.spotCheck({ case: file, error: '缺少现场照片', commandId: id() }))
  const ordered = async (file: string) => (await desk.view(file)).correction
  expect([await ordered(both), await ordered(alone)]).toMatchObject([{ error: '缺少现场照片', ordered: [li.person, wang.person], answered: [], closed: false }, { ordered: [li.person] }])
  expect((await desk.view(both)).entries.find(({ type }) => type === 'CorrectionOrdered')?.data['clause']).toBe('TG-CAS-48')

  const answer = (who: typeof li, file: string) => who.client.handling.correct({ case: file, done: '已补拍存档', commandId: id() })
  const confirm = (file: string) => center.director.handling.closeCorrection({ case: file, commandId: id() })
  expect(codeOf(await answer(desk, both))).toBe('CORRECTION_NOT_YOURS')
  valueOf(await answer(li, both))
  expect(codeOf(await confirm(both))).toBe('CORRECTION_OPEN')
  for (const [who, file] of [[wang, both], [li, alone]] as const) {
    valueOf(await answer(who, file))
    expect(codeOf(await confirm(file))).toBe('ok')
  }
  expect(await ordered(both)).toMatchObject({ closed: true, answered: [li.person, wang.person] })
})

/** The text of a .docx: the words of its main part. */
function texts(base64: string): string {
  const zip = Buffer.from(base64, 'base64')
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, nameLength, extra, comment, offset] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === 'word/document.xml') {
      const from = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
      const data = zip.subarray(from, from + packed)
      return (zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString('utf8').replace(/<[^>]+>/g, '')
    }
    at += 46 + nameLength + extra + comment
  }
  throw new Error('no main part')
}
