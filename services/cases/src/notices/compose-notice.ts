import type { Localized, NoticeRaised } from '@hall/contract'
import type { Reading } from '@hall/statutory-clock'
import type { CaseFile } from '../domain/case/case-file.ts'
import texts from './texts.json' with { type: 'json' }

interface About { readonly rung: string; readonly reading: Reading; readonly recipients: readonly string[] }

/** What a rung of the ladder tells: which case, what is left of which limit, and under which clause. */
export function composeNotice({ file }: { file: CaseFile }, { rung, reading, recipients }: About): NoticeRaised {
  const { number, itemName, center, id } = file.opened!
  const over = reading.status === 'expired'
  const values = { number, item: itemName, due: reading.due?.date.toString() ?? '', left: String(reading.left), rung: rung }
  const text = over ? texts.over : texts.left
  return { center, recipients: [...recipients], title: fill(text.title, values), body: fill(text.body, values), clauses: [...reading.clauses].slice(0, 3), link: `/cases/file/${id}` }
}

/** An order to put an error right. */
export function composeCorrection({ opened }: CaseFile, { person, clause, error }: { person: string; clause: string; error: string }): NoticeRaised {
  const { number, itemName, center, id } = opened!
  const values = { number, item: itemName, error }
  return { center, recipients: [person], title: fill(texts.correction.title, values), body: fill(texts.correction.body, values), clauses: [clause], link: `/cases/file/${id}` }
}

/** Somebody has to be named in place of who is away. */
export function composeSubstitute({ opened, handler }: CaseFile, { heads, clause, from, to }: { heads: readonly string[]; clause: string; from: string; to: string }): NoticeRaised {
  const { number, itemName, center, id } = opened!
  const values = { number, item: itemName, handler, from: from.slice(0, 10), to: to.slice(0, 10) }
  return { center, recipients: [...heads], title: fill(texts.substitute.title, values), body: fill(texts.substitute.body, values), clauses: [clause], link: `/cases/file/${id}` }
}

/** The only person of a window is away: whoever sits beside receives and telephones. The number stands on the page, not here. */
export function composeReceive({ center, number, window, name, clause, recipients }: { center: string; number: string; window: string; name: string; clause: string; recipients: readonly string[] }): NoticeRaised {
  const values = { number, window, name }
  return { center, recipients: [...recipients], title: fill(texts.receive.title, values), body: fill(texts.receive.body, values), clauses: [clause], link: '/cases/window' }
}

function fill({ zh, en }: Localized, values: Readonly<Record<string, string>>): Localized {
  const put = (template: string) => template.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
  return { zh: put(zh), en: put(en) }
}
