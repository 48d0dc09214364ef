import { expect, test } from 'vitest'
import { checkPapers, type Component, missingOf, type Papers } from './properties.ts'

const component = (kind: Component['kind'], over: Partial<Component> = {}): Component => ({
  id: kind, kind, title: kind, at: '2026-03-03T02:00:00Z', by: 'TG0001', sha256: kind.padEnd(64, '0'), filename: `${kind}.pdf`, mediaType: 'application/pdf', found: kind.padEnd(64, '0'), kindMatches: true, ...over,
})
const whole = (['application', 'acceptance', 'examination', 'decision', 'delivery'] as const).map((kind) => component(kind))
const papers = (over: Partial<Papers> = {}): Papers => ({ number: '1', item: 'x', handler: 'TG0001', openedAt: '2026-03-03T01:00:00Z', finishedAt: '2026-03-05T01:00:00Z', outcome: 'granted', components: whole, ...over })
const failed = (given: Papers) => checkPapers(given).filter(({ ok }) => !ok).map(({ property, test: name, detail }) => `${property} ${name} ${detail}`)

test('a whole package passes each test', () => {
  expect(failed(papers())).toEqual([])
})

test('one byte changed: the file is named', () => {
  expect(failed(papers({ components: [...whole.slice(1), component('application', { title: '申请表', found: 'f'.repeat(64) })] }))).toEqual(['authentic digest_as_received 申请表'])
})

test('what is missing is named by how the case ended', () => {
  expect(failed(papers({ components: whole.slice(0, 3) }))).toEqual(['complete components_of_outcome decision · delivery'])
  expect(missingOf({ finishedAt: null, outcome: null, kinds: ['application'] })).toEqual(['acceptance'])
  expect(missingOf({ finishedAt: 'x', outcome: 'returned', kinds: ['application'] })).toEqual(['refusal'])
})

test('a paper of a fraction of a second after the case began is none of before it', () => {
  expect(failed(papers({ openedAt: '2026-03-03T02:00:00Z', components: whole.map((one) => ({ ...one, at: '2026-03-03T02:00:00.123Z' })) }))).toEqual([])
})

test('formats that will not last, files nobody looked at, papers older than the case', () => {
  expect(failed(papers({ components: whole.map((one, at) => (at === 0 ? { ...one, mediaType: 'application/msword', kindMatches: false, at: '2026-03-01T00:00:00Z' } : one)) })))
    .toEqual(['authentic not_before_case application', 'usable lasting_format application.pdf', 'safe kind_checked_on_arrival application.pdf'])
})
