import type { CoverPolicy, STAND_IN_CHECKS } from '@hall/regulation'

type Check = (typeof STAND_IN_CHECKS)[number]

/** What somebody who stands in was found to lack, with the clause that says they should know it (QP-ATT-21). */
export function lackingOf({ standInChecks }: Pick<CoverPolicy, 'standInChecks'>, met: readonly Check[]): { kind: `stand_in_${Check}`; clause: string }[] {
  return (standInChecks?.value ?? []).filter((check) => !met.includes(check)).map((check) => ({ kind: `stand_in_${check}`, clause: standInChecks!.clause }))
}
