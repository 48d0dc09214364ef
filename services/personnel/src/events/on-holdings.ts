import { type HoldingChanged, holdingChanged } from '@hall/contract'
import { casesContract } from '@hall/contract-cases'
import { complaintsContract } from '@hall/contract-complaints'
import type { Transaction } from '@hall/database'
import type { ConsumerSpec } from '@hall/service-kit'
import { keepCase, keepItem, leaveItem } from '../db/case-store.ts'
import { keepFact } from '../db/fact-store.ts'
import { keepHolding } from '../db/holding-store.ts'

const keep = (tx: Transaction, data: unknown, { source, at }: { source: string; at: string }) =>
  keepHolding(tx, holdingChanged.parse(data) satisfies HoldingChanged, { source, at: Temporal.Instant.from(at) })

const dayOf = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()

/** Services of which only what people hold matters here. */
export function onHoldings(from: 'archives' | 'assets' | 'seals'): ConsumerSpec {
  return {
    name: from,
    from,
    types: ['holding-changed'],
    handle: (tx, { data, occurredAt }) => keep(tx, data, { source: from, at: occurredAt }),
  }
}

const { 'finding-raised': finding, 'deduction-entered': deduction, 'conduct-ground-raised': ground, 'case-moved': moved, 'item-published': published, 'item-left': left } = casesContract.events

/** Cases and items as they stand, what their handlers hold, and what was found: nothing is held against anybody before a finding was confirmed. */
export function onCases(): ConsumerSpec {
  return {
    name: 'cases',
    from: 'cases',
    types: ['holding-changed', 'finding-raised', 'deduction-entered', 'conduct-ground-raised', 'case-moved', 'item-published', 'item-left'],
    async handle(tx, { type, data, occurredAt }) {
      const on = dayOf(occurredAt)
      const record = { kind: 'record', on, source: 'cases' } as const
      switch (type) {
        case 'holding-changed': return keep(tx, data, { source: 'cases', at: occurredAt })
        case 'case-moved': return keepCase(tx, moved.data.parse(data))
        case 'item-published': return keepItem(tx, published.data.parse(data))
        case 'item-left': return leaveItem(tx, left.data.parse(data))
        case 'finding-raised': {
          const { person, center, kind, clause, finding: id } = finding.data.parse(data)
          return person === null ? undefined : keepFact(tx, { ...record, id: `finding/${id}`, center, person, founded: false, note: [kind, clause].filter(Boolean).join(' ') })
        }
        case 'deduction-entered': {
          const { person, center, kind, clause, finding: id } = deduction.data.parse(data)
          return keepFact(tx, { ...record, id: `finding/${id}`, center, person, founded: true, note: [kind, clause].filter(Boolean).join(' ') })
        }
        case 'conduct-ground-raised': {
          const { person, center, clause, count, finding: id } = ground.data.parse(data)
          return keepFact(tx, { id: `conduct-ground/${id}`, center, person, kind: 'consequence', on, founded: true, note: `elimination_ground ${clause} ${count}`, source: 'cases' })
        }
      }
    },
  }
}

const { 'complaint-found': found, 'complaint-reopened': reopened, 'consequence-raised': raised, 'consequence-withdrawn': withdrawn } = complaintsContract.events

/** Complaints somebody handles or is the subject of, what was found of them, and what the regulation has follow from that. */
export function onComplaints(): ConsumerSpec {
  return {
    name: 'complaints',
    from: 'complaints',
    types: ['holding-changed', 'complaint-found', 'complaint-reopened', 'consequence-raised', 'consequence-withdrawn'],
    async handle(tx, { type, data, occurredAt }) {
      switch (type) {
        case 'holding-changed': return keep(tx, data, { source: 'complaints', at: occurredAt })
        case 'complaint-found': {
          const { id, center, person, result, serious, clauses } = found.data.parse(data)
          // Nobody is named where nothing was found: what was held against somebody before is taken back.
          if (person === null) return takeBack(tx, `complaint/${id}`)
          // A note tells of bad influence, which some regulations want beside the finding.
          const note = serious ? clauses.join(' ') || 'serious' : ''
          return keepFact(tx, { id: `complaint/${id}`, center, person, kind: 'complaint', on: dayOf(occurredAt), founded: result === 'substantiated' || result === 'partly', note, source: 'complaints' })
        }
        case 'complaint-reopened': return takeBack(tx, `complaint/${reopened.data.parse(data).id}`)
        case 'consequence-raised': {
          const { id, center, person, kind, number, clause } = raised.data.parse(data)
          if (person === null || (kind !== 'circular_and_return' && kind !== 'elimination_ground')) return
          return keepFact(tx, { id: `consequence/${id}`, center, person, kind: 'consequence', on: dayOf(occurredAt), founded: true, note: [kind, clause, number].join(' '), source: 'complaints' })
        }
        case 'consequence-withdrawn': return takeBack(tx, `consequence/${withdrawn.data.parse(data).id}`)
      }
    },
  }
}

async function takeBack(tx: Transaction, fact: string): Promise<void> {
  await tx.sql('update conduct_fact set founded = false where id = $1', [fact])
}
