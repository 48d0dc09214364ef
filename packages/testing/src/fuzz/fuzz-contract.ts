import { type Contract, PLATFORM_CODES, type Procedure, type Result } from '@hall/contract'
import fc from 'fast-check'
import { damaged, hostileValue } from './hostile.ts'
import { arbitraryOf, type Vocabulary } from './schema-arbitrary.ts'

export interface FuzzOptions {
  readonly contract: Contract
  /** Calls `group.name` as somebody with the widest rights, so that inputs reach the handlers. */
  readonly call: (path: string, input: unknown) => Promise<Result<unknown>>
  readonly vocabulary?: Vocabulary
  /** Inputs per procedure; default 60. */
  readonly runs?: number
  /** `group.name` of procedures that would saw off the branch the test sits on (`ops.setClock`). */
  readonly except?: readonly string[]
}

/**
 * The property every service has to keep: whatever is sent to whichever procedure, the answer is an output of its
 * contract or a problem it declares, never INTERNAL and never silence. Rejects with the smallest input that breaks it.
 */
export async function fuzzContract({ contract, call, vocabulary, runs = 60, except = [] }: FuzzOptions): Promise<void> {
  for (const [group, procedures] of Object.entries(contract.procedures)) {
    for (const [name, procedure] of Object.entries(procedures)) {
      const path = `${group}.${name}`
      if (except.includes(path)) continue
      await fc.assert(
        fc.asyncProperty(inputsFor(procedure, vocabulary), async (input) => {
          const fault = faultOf(await call(path, input), procedure)
          if (fault) throw new Error(`${contract.service}.${path} answered ${fault}`)
        }),
        { numRuns: runs, includeErrorInReport: true },
      )
    }
  }
}

function inputsFor(procedure: Procedure, vocabulary: Vocabulary | undefined): fc.Arbitrary<unknown> {
  const shaped = arbitraryOf(procedure.input, vocabulary)
  return fc.oneof({ weight: 6, arbitrary: shaped }, { weight: 3, arbitrary: damaged(shaped) }, { weight: 1, arbitrary: hostileValue })
}

function faultOf(result: Result<unknown>, { errors, output }: Procedure): string | undefined {
  if (result.ok) return output.safeParse(result.value).success ? undefined : 'an output its contract does not know'
  const { code, details } = result.problem
  if (code === 'INTERNAL' || code === 'TIMEOUT' || code === 'UNAVAILABLE') return `${code} ${JSON.stringify(details ?? {})}`
  const declared = [...PLATFORM_CODES, ...errors]
  return declared.includes(code) ? undefined : `the undeclared code ${code}`
}
