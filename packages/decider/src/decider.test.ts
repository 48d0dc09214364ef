import { describe, expect, test } from 'vitest'
import { accept, type Decider, fold, refuse, specification } from './index.ts'

type Event = { type: 'Lent'; to: string } | { type: 'Returned' }
type Command = { type: 'Lend'; to: string } | { type: 'Return' }
const loan: Decider<Command, { holder?: string }, Event, { maxLoans: number }, 'ALREADY_LENT' | 'NOT_LENT'> = {
  initial: {},
  decide: (command, state) => {
    if (command.type === 'Return') return state.holder ? accept({ type: 'Returned' as const }) : refuse('NOT_LENT')
    if (state.holder) return refuse('ALREADY_LENT', { to: state.holder }, 'QP-ARC-01')
    return accept({ type: 'Lent' as const, to: command.to })
  },
  evolve: (_state, event) => (event.type === 'Lent' ? { holder: event.to } : {}),
}
const { given } = specification(loan)

describe('specification', () => {
  test('accepts with the events decided', () => {
    given([], { maxLoans: 1 }).when({ type: 'Lend', to: 'Wang' }).then({ type: 'Lent', to: 'Wang' })
  })
  test('refuses with code, clause and details', () => {
    given([{ type: 'Lent', to: 'Wang' }], { maxLoans: 1 })
      .when({ type: 'Lend', to: 'Chen' })
      .thenRefused('ALREADY_LENT', { clause: 'QP-ARC-01', details: { to: 'Wang' } })
  })
  test('fails when the outcome differs', () => {
    const outcome = given([{ type: 'Lent', to: 'Wang' }], { maxLoans: 1 }).when({ type: 'Return' })
    expect(() => outcome.thenRefused('NOT_LENT')).toThrow('accepted')
    expect(() => outcome.then()).toThrow()
  })
})

test('fold of a prefix is the state before the rest', () => {
  const events: Event[] = [{ type: 'Lent', to: 'a' }, { type: 'Returned' }, { type: 'Lent', to: 'b' }]
  const half = fold(loan.evolve, loan.initial, events.slice(0, 2))
  expect(fold(loan.evolve, half, events.slice(2))).toEqual(fold(loan.evolve, loan.initial, events))
})
