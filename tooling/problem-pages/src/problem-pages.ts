import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../../docs/problems')
const MODULE = /^virtual:problems\/(zh|en)$/
const HEADINGS = { zh: '中文', en: 'English' } as const
const PARTS = {
  zh: { what: '发生了什么：', why: '为什么：', next: '接下来怎么做：' },
  en: { what: 'What happened: ', why: 'Why: ', next: 'What to do next: ' },
} as const
type Language = keyof typeof HEADINGS

export interface ProblemPage { title: string; what: string; why: string; next: string }

/** One language of a page of docs/problems. Throws naming what is missing. */
export function parseProblemPage(code: string, text: string, language: Language): ProblemPage {
  if (!text.startsWith(`---\ncode: ${code}\n---\n`)) throw new Error(`${code}: the front matter says another code`)
  const section = text.split(/^## /m).find((part) => part.startsWith(`${HEADINGS[language]}\n`))
  if (!section) throw new Error(`${code}: no section ${HEADINGS[language]}`)
  const lines = section.split('\n')
  const part = (prefix: string) => {
    const line = lines.find((one) => one.startsWith(prefix))
    if (!line) throw new Error(`${code}: ${HEADINGS[language]} has no line "${prefix}"`)
    return line.slice(prefix.length).trim()
  }
  const { what, why, next } = PARTS[language]
  return { title: part('### '), what: part(`- ${what}`), why: part(`- ${why}`), next: part(`- ${next}`) }
}

export function readProblemPages(language: Language): Record<string, ProblemPage> {
  const codes = readdirSync(FOLDER).filter((file) => /^[A-Z]+(_[A-Z]+)*\.md$/.test(file) && file !== 'README.md').map((file) => file.slice(0, -3))
  return Object.fromEntries(codes.map((code) => [code, parseProblemPage(code, readFileSync(join(FOLDER, `${code}.md`), 'utf8'), language)]))
}

/** Gives the pages of docs/problems to the SPA as `virtual:problems/zh` and `/en`. */
export function problemPages() {
  return {
    name: 'hall-problem-pages',
    resolveId: (id: string) => (MODULE.test(id) ? `\0${id}` : undefined),
    load: (id: string) => {
      const language = MODULE.exec(id.slice(1))?.[1] as Language | undefined
      return language && `export const problems = ${JSON.stringify(readProblemPages(language))}`
    },
  }
}
