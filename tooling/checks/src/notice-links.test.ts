import { expect, test } from 'vitest'
import { listFiles, readText } from './tree.ts'

/** Addresses of pages as the router has them: `/leave/$id`. */
const pages = [...readText('apps/admin/src/router.tsx').matchAll(/[sS]creen\('(\/[^']*)'/g)].map(([, path]) => path!.split('/'))

/** Where a notice leads, as a service writes it: `link: '/leave'`, `` link: `/leave/${id}` ``, `const MY_SCORE = '/my-score'`. */
const links = listFiles('services/*/src/*.ts', 'services/*/src/**/*.ts').filter((file) => !file.endsWith('.test.ts')).flatMap((file) =>
  [...readText(file).matchAll(/(?:\blink: |\b[A-Z_]+ = )(['`])(\/[^'`]*)\1/g)].map(([, , link]) => ({ file, link: link! })))

function leadsSomewhere(link: string): boolean {
  const parts = link.replace(/\$\{[^}]*\}/g, 'x').split('?')[0]!.split('/')
  return pages.some((page) => page.length === parts.length && page.every((part, nth) => part === parts[nth] || part.startsWith('$')))
}

test('whatever a notice points to is a page', () => {
  expect(pages.length).toBeGreaterThan(80)
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter(({ link }) => !leadsSomewhere(link))).toEqual([])
})
