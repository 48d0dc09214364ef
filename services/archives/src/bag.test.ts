import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readBag } from '../tests/read-bag.ts'
import { encode, sha256, zipBag } from './bag.ts'

const info = { organization: '太谷县政务中心', identifier: 'T-1', description: '移交', date: '2026-03-03' }
const open = () => unzipSync(zipBag('bag', [{ path: '目录.csv', content: encode('档号\n') }, { path: '1/申请表.pdf', content: encode('%PDF') }], info))
const text = (content: Uint8Array | undefined) => new TextDecoder().decode(content)

test('every file stands in the manifest with its digest, every tag file in the tag manifest', () => {
  const files = open()
  const lines = text(files['bag/manifest-sha256.txt']).trim().split('\n').map((line) => line.split('  '))
  expect(lines).toHaveLength(2)
  for (const [digest, path] of lines) expect(sha256(files[`bag/${path}`]!)).toBe(digest)
  for (const line of text(files['bag/tagmanifest-sha256.txt']).trim().split('\n')) {
    const [digest, path] = line.split('  ')
    expect(sha256(files[`bag/${path}`]!)).toBe(digest)
  }
})

test('the declaration, and how much it is', () => {
  const files = open()
  expect(text(files['bag/bagit.txt'])).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  expect(text(files['bag/bag-info.txt'])).toContain('Payload-Oxum: 11.2')
})

test('the same content is the same bag', () => {
  const bag = () => sha256(zipBag('bag', [{ path: 'a', content: encode('1') }], info))
  expect(bag()).toBe(bag())
})

test('a reader that knows RFC 8493 alone takes the bag for complete and valid, also with a percent sign in a name', () => {
  const pack = (path: string) => zipBag('bag', [{ path, content: encode('%PDF') }, { path: '目录.csv', content: encode('档号') }], info)
  for (const path of ['1/申请表.pdf', '1/完成50%的项目.pdf', '1/%25.pdf']) expect(readBag(pack(path))).toMatchObject({ problems: [], payload: expect.arrayContaining([`data/${path}`]) })
})

test('the reader finds a file changed, lost, added, and a manifest touched', () => {
  const files = () => unzipSync(zipBag('bag', [{ path: 'a.txt', content: encode('1') }, { path: 'b.txt', content: encode('2') }], info))
  const problems = (change: (files: Record<string, Uint8Array>) => void) => { const own = files(); change(own); return readBag(own).problems.length }
  expect(problems(() => undefined)).toBe(0)
  expect(problems((own) => { own['bag/data/a.txt'] = encode('3') })).toBeGreaterThan(0)
  expect(problems((own) => { delete own['bag/data/a.txt'] })).toBeGreaterThan(0)
  expect(problems((own) => { own['bag/data/c.txt'] = encode('3') })).toBeGreaterThan(0)
  expect(problems((own) => { own['bag/manifest-sha256.txt'] = encode(text(own['bag/manifest-sha256.txt']).replace('a.txt', 'z.txt')) })).toBeGreaterThan(0)
})
