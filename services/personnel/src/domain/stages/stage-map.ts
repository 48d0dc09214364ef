import type { StageMapFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

type Mapped = Omit<StageMapFile, 'complete'>

/** Stream `stage_map/<id>`: each map takes the place of the one before. */
export type StageMapEvent = { readonly type: 'StagesMapped' } & Mapped

export function foldStageMap(events: Iterable<StageMapEvent>): StageMapFile | undefined {
  return fold<StageMapFile | undefined, StageMapEvent>((_file, { type: _type, ...mapped }) => ({ ...mapped, complete: missingOf(mapped).length === 0 }), undefined, events)
}

/** A and B of a stage are two people. */
export function map(wanted: Mapped, { policy }: Rules): Decision<StageMapEvent, 'SAME_PERSON_TWICE'> {
  const twice = wanted.stages.find(({ a, b }) => a !== null && a === b)
  return twice ? refuse('SAME_PERSON_TWICE', { person: twice.a!, number: twice.name }, policy.stageMap?.clause) : accept({ type: 'StagesMapped', ...wanted })
}

/** Stages that lack A, B or their duties, with their number. */
export function missingOf({ stages }: Pick<StageMapFile, 'stages'>) {
  return stages.flatMap(({ name, a, b, duties }, index) => {
    const missing = [...(a === null ? ['a' as const] : []), ...(b === null ? ['b' as const] : []), ...(duties === null ? ['duties' as const] : [])]
    return missing.length > 0 ? [{ number: index + 1, name, missing }] : []
  })
}
