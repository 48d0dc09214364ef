import { casesContract } from '@hall/contract-cases'
import { expect, test } from 'vitest'
import { ACTION_FORMS, type ActionField } from './action-forms.ts'

const ID = '018f7b1e-0000-7000-8000-000000000000'
const SAMPLE: Readonly<Record<ActionField['kind'], unknown>> = {
  text: '甲', area: '甲', date: '2026-03-10', moment: '2026-03-10T09:00:00+08:00', yes: true, person: 'QP0001', lines: ['M1'], choice: undefined, days: [{ kind: 'hearing', days: 3 }], condition: 1, window: 'qingpu-w1', department: 'tax', departments: ['tax'], materials: ['M1'],
}

test.each(Object.entries(ACTION_FORMS))('%s: what the form asks for is what its command takes', (_action, { group, name, fields }) => {
  const { input } = (casesContract.procedures[group] as Record<string, { input: { safeParse: (value: unknown) => { success: boolean; error?: unknown } } }>)[name]!
  for (const all of [true, false]) {
    const given = fields.filter(({ required, kind, initial }) => all || required || kind === 'lines' || kind === 'departments' || initial !== undefined)
    const values = Object.fromEntries(given.map((field) => [field.name, field.kind === 'choice' ? (field.initial ?? field.options?.[0]) : SAMPLE[field.kind]]))
    const carrier = fields.some((field) => field.name === 'carrier') && !all ? { carrier: null } : {}
    const boxes = Object.fromEntries(fields.filter(({ kind }) => kind === 'yes').map((field) => [field.name, true]))
    expect(input.safeParse({ case: ID, commandId: ID, ...boxes, ...carrier, ...values }).error).toBeUndefined()
  }
})
