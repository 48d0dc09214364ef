import { casesContract } from '@hall/contract-cases'
import type { ConsumerSpec } from '@hall/service-kit'
import { keepCaseStep } from '../db/case-store.ts'
import { inviteByCase } from '../handling/invite-by-case.ts'

const { 'case-moved': moved } = casesContract.events

/** The local copy of how cases went, for whoever examines a complaint about one; a finished one may be rated. */
export function onCases(newId: () => string): ConsumerSpec {
  return {
    name: 'cases',
    from: 'cases',
    types: ['case-moved'],
    async handle(tx, event) {
      const step = moved.data.parse(event.data)
      await keepCaseStep(tx, step, event.version)
      await inviteByCase(tx, step, newId)
    },
  }
}
