import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extensionOf, safeFilename } from './safe-filename.ts'

test.for([
  ['病假证明.pdf', '病假证明.pdf'],
  ['C:\\Users\\wang\\照片 1.JPG', '照片 1.JPG'],
  ['../../etc/passwd', 'passwd'],
  ['报告\u202Efdp.exe', '报告fdp.exe'],
  ['a<b>:"c|?*.txt', 'a_b___c___.txt'],
  ['  .hidden. ', 'hidden'],
  ['con.txt', '_con.txt'],
  ['///', 'file'],
  ['', 'file'],
] as const)('%s becomes %s', ([given, safe]) => expect(safeFilename(given)).toBe(safe))

test('a long name keeps its extension', () => {
  const name = safeFilename(`${'证'.repeat(300)}.pdf`)
  expect([[...name].length, extensionOf(name)]).toEqual([120, 'pdf'])
})

test('whatever comes in: no path, nothing invisible, never empty, and safe again stays the same', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
    const name = safeFilename(given)
    expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}<>:"|?*]/u)
    expect(name.length).toBeGreaterThan(0)
    expect(name).not.toMatch(/^[\s.]|[\s.]$/)
  }))
})
