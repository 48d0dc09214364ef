import { casesContract } from '@hall/contract-cases'
import type { ConsumerSpec } from '@hall/service-kit'
import { keepCaseStep } from '../db/case-store.ts'

const { 'case-moved': moved } = casesContract.events

/** The local copy of how cases went, for whoever examines a complaint about one. */
export function onCases(): ConsumerSpec {
  return {
    name: 'cases',
    from: 'cases',
    types: ['case-moved'],
    handle: (tx, event) => keepCaseStep(tx, moved.data.parse(event.data), event.version),
  }
}
