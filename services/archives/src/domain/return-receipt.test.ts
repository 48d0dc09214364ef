import type { ArchivesPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { maskIdentity, returnMaterials } from './return-receipt.ts'

const policy: ArchivesPolicy = { returnReceipt: { value: ['identity_proof', 'signature'], clause: 'DC-ARC-02' } }
const whole = { identity: {}, signature: {}, byAgent: false, authorization: null }
const codeOf = (over: object) => {
  const decision = returnMaterials({ ...whole, ...over }, policy)
  return decision.ok ? 'ok' : `${decision.refusal.code} ${decision.refusal.clause}`
}

test.each([
  [{}, 'ok'], [{ identity: null }, 'IDENTITY_MISSING DC-ARC-02'], [{ signature: null }, 'RECEIPT_UNSIGNED DC-ARC-02'],
  [{ byAgent: true }, 'AUTHORIZATION_MISSING DC-ARC-02'], [{ byAgent: true, authorization: {} }, 'ok'],
])('%j', (over, code) => expect(codeOf(over)).toBe(code))

test.each([['440785199001011234', '**************1234'], ['A1B2', '**B2'], ['12345', '***45']])('%s is shown as %s', (number, shown) => expect(maskIdentity(number)).toBe(shown))
