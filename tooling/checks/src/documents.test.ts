import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { clauseFiles } from './regulations.ts'
import { listFiles, readText, ROOT } from './tree.ts'

const documents = listFiles('*.md')

/** `[text](address)` and `![text](address)` outside of code. */
function linksOf(file: string): string[] {
  const prose = readText(file).replace(/^( *)```[\s\S]*?^\1```/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address]) => address!)
}

/** As GitHub makes them of headings. */
function anchorsOf(file: string): string[] {
  return [...readText(file).matchAll(/^#+ (.+)$/gm)].map(([, title]) => title!.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').trim().replace(/\s/g, '-'))
}

test('every link of a document leads somewhere', () => {
  expect(documents.flatMap(linksOf).length).toBeGreaterThan(20)
  const dead = documents.flatMap((file) => linksOf(file).filter((link) => !/^[a-z]+:/.test(link)).flatMap((link) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? file : normalize(join(dirname(file), path))
    const leads = existsSync(join(ROOT, target)) && (!anchor || (target.endsWith('.md') && anchorsOf(target).includes(anchor)))
    return leads ? [] : [`${file}: ${link}`]
  }))
  expect(dead).toEqual([])
})

test('every command of a document exists', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
  const named = documents.flatMap((file) => [...readText(file).matchAll(/\bnpm (?:run )?([a-z]+)\b/g)].map(([, name]) => `${file}: ${name}`))
  expect(named.filter((one) => !Object.hasOwn(scripts, one.split(': ')[1]!) && !/: (ci|install|view)$/.test(one))).toEqual([])
})

test('every path of the repository that a how-to or the README names exists', () => {
  const gone = documents.filter((file) => /^(README|docs\/(how-to|architecture|style))/.test(file)).flatMap((file) =>
    [...readText(file).matchAll(/`((?:apps|packages|services|tooling|docs|infra|regulations|scenarios)\/[\w./-]+)`/g)]
      .map(([, path]) => path!).filter((path) => !existsSync(join(ROOT, path))).map((path) => `${file}: ${path}`))
  // What the how-to itself makes.
  expect(gone.filter((one) => !/complaints\/src\/documents|\/visitors$/.test(one))).toEqual([])
})

test('the README counts the clauses that there are', () => {
  const count = clauseFiles.flatMap(({ clauses }) => clauses).length
  for (const file of ['README.md', 'README.zh-CN.md']) expect(readText(file), file).toContain(count.toLocaleString('en'))
})
