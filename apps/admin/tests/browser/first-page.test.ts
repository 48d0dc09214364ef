import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { expect, test, vi } from 'vitest'
import { texts } from '../../src/texts/zh.ts'

const MAX_KB = 240
/** What a member of staff fetches before the first page stands: the entry, the texts, the screen. */
const FIRST = [/src\/texts\/zh\.ts$/, /screens\/my-day\/MyDayPage\.tsx$/, /screens\/hall\/HallPage\.tsx$/]

async function buildChunks(): Promise<Map<string, Rolldown.OutputChunk | Rolldown.OutputAsset>> {
  // Vitest says "test", with which React builds its checks in.
  vi.stubEnv('NODE_ENV', 'production')
  const built = (await build({ root: new URL('../..', import.meta.url).pathname, logLevel: 'error', build: { write: false } })) as Rolldown.RolldownOutput
  return new Map(built.output.map((file) => [file.fileName, file]))
}

test(`the first page takes under ${MAX_KB} kB after gzip`, async () => {
  const files = await buildChunks()
  const needed = new Set<string>()
  const need = (name: string) => {
    const file = files.get(name)
    if (!file || needed.has(name)) return
    needed.add(name)
    if (file.type === 'chunk') [...file.imports, ...(file.viteMetadata?.importedCss ?? [])].forEach(need)
  }
  for (const file of files.values()) {
    if (file.type === 'chunk' && (file.isEntry || FIRST.some((part) => part.test(file.facadeModuleId ?? '')))) need(file.fileName)
  }
  const sizeOf = (name: string) => {
    const file = files.get(name)!
    return gzipSync(file.type === 'chunk' ? file.code : file.source).length / 1024
  }
  const total = [...needed].reduce((sum, name) => sum + sizeOf(name), 0)
  console.info(`first page: ${total.toFixed(1)} kB in ${needed.size} files`)
  expect(textsNeededBy([...needed].flatMap((name) => { const file = files.get(name)!; return file.type === 'chunk' ? Object.keys(file.modules) : [] }))).toEqual([])
  expect(needed.size).toBeGreaterThan(3)
  expect(total).toBeLessThan(MAX_KB)
})

/** Areas of texts that code of ours speaks of and the first page does not bring. */
function textsNeededBy(modules: readonly string[]): string[] {
  const ours = modules.filter((id) => /\/src\/.+\.tsx?$/.test(id) && !id.includes('node_modules'))
  return ours.flatMap((id) => [...readFileSync(id, 'utf8').matchAll(/useTranslation\(\[?((?:'[a-z]+'(?:, )?)+)|\bns: '([a-z]+)'/g)]
    .flatMap(([, listed, one]) => (listed ? [...listed.matchAll(/[a-z]+/g)].map(String) : [one!]))
    .filter((area) => !(area in texts)).map((area) => `${id}: ${area}`))
}
