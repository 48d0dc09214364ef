import { problem } from '@hall/contract'
import type { StageMapFile } from '@hall/contract-personnel'
import { loadStream } from '@hall/journal'
import { beyond, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { itemsOf } from '../db/case-store.ts'
import { findFiles } from '../db/file-store.ts'
import { findStay, findWindow } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { dayOf } from '../domain/rules.ts'
import * as stages from '../domain/stages/stage-map.ts'
import { type Filing, keep, listOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'

const filing: Filing<StageMapFile, stages.StageMapEvent> = {
  kind: 'stage_map',
  fold: stages.foldStageMap,
  summary: (of) => ({
    center: of.center, department: of.department, window: of.window, person: null, name: of.item, status: of.complete ? 'complete' : 'incomplete', open: !of.complete, subject: of.item, due: null, effective: of.mappedOn,
  }),
}
/** As many items as a center may have. */
const MOST = 5000

export function stagesHandlers(service: ServiceContext): PersonnelHandlers['stages'] {
  return {
    list: listOf<StageMapFile>(service, 'stage_map'),

    map: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, window, item } = input
      const place = await findWindow(tx, window)
      if (place?.center !== center) return problem('WINDOW_UNKNOWN')
      const { department } = place
      const refusal = beyond(call, { center, department, window })
      if (refusal) return refusal
      for (const person of new Set(input.stages.flatMap(({ a, b }) => [a, b]).filter((one) => one !== null))) {
        if ((await findStay(tx, person, dayOf(on)))?.center !== center) return problem('PERSON_NOT_HERE', { details: { person } })
      }
      const [before] = await findFiles(tx, { kind: 'stage_map', center, department, subject: item })
      const id = before?.id ?? service.newId()
      const recorded = before ? (await loadStream<stages.StageMapEvent>(tx, `stage_map/${id}`)).map(({ event }) => event) : []
      const decision = stages.map({ id, center, department, window, item, stages: input.stages, mappedOn: on }, rules)
      if (!decision.ok) return refused(decision.refusal)
      const kept = await keep(tx, { filing, id, recorded, events: decision.events }, { call, input, rules, openedOn: before?.openedOn ?? dayOf(on) })
      return kept.ok ? { ok: true, value: { ...kept.value, complete: kept.value.status === 'complete' } } : kept
    }),

    gaps: async ({ center, department }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => {
      const rule = (await findRules(tx, center, today(call)))?.policy.stageMap
      if (!rule) return { ok: true, value: { rows: [] } }
      const maps = (await findFiles(tx, { kind: 'stage_map', center, department }, MOST)).map(({ state }) => state as unknown as StageMapFile)
      const mapped = new Set(maps.map((of) => `${of.department} ${of.item}`))
      const open = maps.filter(({ complete }) => !complete).map((of) => ({ department: of.department, item: of.item, stages: stages.missingOf(of), unmapped: false, clause: rule.clause }))
      const unmapped = (await itemsOf(tx, { center, department })).filter((item) => !mapped.has(`${item.department} ${item.name}`)).map((item) => ({ department: item.department, item: item.name, stages: [], unmapped: true, clause: rule.clause }))
      return { ok: true, value: { rows: [...open, ...unmapped] } }
    }),
  }
}
