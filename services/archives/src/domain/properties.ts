import type { archivesShapes } from '@hall/contract-archives'
import type { z } from 'zod'

type Kind = z.infer<typeof archivesShapes.component>['kind']
export type Check = z.infer<typeof archivesShapes.check>

export interface Component {
  readonly id: string
  readonly kind: Kind
  readonly title: string
  readonly at: string
  readonly by: string
  /** Written down when it came. */
  readonly sha256: string
  readonly filename: string | null
  readonly mediaType: string | null
  /** Of what is kept now. */
  readonly found: string
  /** The bytes kept are of the kind that was written down when they came. */
  readonly kindMatches: boolean
}
export interface Papers { readonly number: string | null; readonly item: string | null; readonly handler: string | null; readonly openedAt: string; readonly finishedAt: string | null; readonly outcome: string | null; readonly components: readonly Component[] }

/** What a case leaves behind, by how it ended; components named after the groups of GB/T 42727. */
const EXPECTED: Readonly<Record<string, readonly Kind[]>> = {
  open: ['application', 'acceptance'],
  granted: ['application', 'acceptance', 'examination', 'decision', 'delivery'],
  refused: ['application', 'acceptance', 'examination', 'refusal', 'delivery'],
  not_accepted: ['application', 'refusal'],
  withdrawn: ['application', 'other'],
}
const OUTCOMES: Readonly<Record<string, string>> = { refused: 'refused', negated: 'refused', refused_acceptance: 'not_accepted', not_accepted: 'not_accepted', returned: 'not_accepted', withdrawn: 'withdrawn' }

export function missingOf({ finishedAt, outcome, kinds }: { finishedAt: unknown; outcome: string | null; kinds: readonly Kind[] }): Kind[] {
  const expected = EXPECTED[finishedAt ? (OUTCOMES[outcome ?? ''] ?? 'granted') : 'open']!
  return expected.filter((kind) => !kinds.includes(kind))
}

/** Formats that will be readable without what made them. */
const LASTING = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'text/plain', 'application/ofd'])

/** The four properties of DA/T 70, each by tests with a name. */
export function checkPapers(papers: Papers): Check[] {
  const { components } = papers
  const filed = components.filter(({ filename }) => filename !== null)
  const altered = components.filter(({ sha256, found }) => sha256 !== found)
  const anonymous = components.filter(({ by }) => by === '')
  const early = components.filter(({ at }) => Temporal.Instant.compare(at, papers.openedAt) < 0)
  const missing = missingOf({ ...papers, kinds: components.map(({ kind }) => kind) })
  const unnamed = (['number', 'item', 'handler', 'outcome'] as const).filter((key) => papers[key] === null)
  const doubled = filed.filter(({ sha256 }, at) => filed.findIndex((one) => one.sha256 === sha256) !== at)
  const odd = filed.filter(({ mediaType }) => !LASTING.has(mediaType ?? ''))
  const unsafe = filed.filter(({ filename }) => /[\\/:*?"<>|]|^\./.test(filename ?? ''))
  const otherwise = filed.filter(({ kindMatches }) => !kindMatches)
  return [
    said('authentic', 'digest_as_received', altered.map(({ title }) => title)),
    said('authentic', 'origin_known', anonymous.map(({ title }) => title)),
    said('authentic', 'not_before_case', early.map(({ title }) => title)),
    said('complete', 'components_of_outcome', missing),
    said('complete', 'metadata', unnamed),
    said('complete', 'no_duplicates', doubled.map(({ title }) => title)),
    said('usable', 'lasting_format', odd.map(({ filename }) => filename ?? '')),
    said('usable', 'portable_names', unsafe.map(({ filename }) => filename ?? '')),
    said('safe', 'kind_checked_on_arrival', otherwise.map(({ filename }) => filename ?? '')),
  ]
}

function said(property: Check['property'], test: string, wrong: readonly string[]): Check {
  return { property, test, ok: wrong.length === 0, detail: wrong.join(' · ').slice(0, 500) }
}
