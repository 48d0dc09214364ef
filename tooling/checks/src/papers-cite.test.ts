import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { casesPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

const FOLDER = join(import.meta.dirname, '../../../regulations')
interface Clauses { readonly document: { readonly title: string }; readonly clauses: readonly { readonly cite: string }[] }

test('what a paper says it rests on is a clause of its own center as its regulation is cited', () => {
  const wrong = readdirSync(FOLDER).filter((center) => center !== 'national').flatMap((center) => {
    const { clauses } = parse(readFileSync(join(FOLDER, center, 'clauses.yaml'), 'utf8')) as Clauses
    const folder = join(FOLDER, center, 'policy')
    return readdirSync(folder).filter((file) => file.startsWith('cases@')).flatMap((file) => {
      const { policy } = parse(readFileSync(join(folder, file), 'utf8')) as { policy: unknown }
      return Object.values(casesPolicy.parse(policy).documents.value).flatMap((paper) => (paper?.rule === undefined || clauses.some(({ cite }) => paper.rule === `${paper.rule!.split('》')[0]}》${cite}`) ? [] : [`${file} of ${center}: ${paper.rule}`]))
    })
  })
  expect(wrong).toEqual([])
})
