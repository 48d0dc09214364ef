import { clauseId, command, pageOf, query } from '@hall/contract'
import { z } from 'zod'
import { isoDate, placeId, title } from '../shapes.ts'
import { stage, STAGE_PARTS, stageMapFile } from '../work-shapes.ts'
import { done, FILE_ERRORS, fileList } from './file.ts'

/** Who has which stage of an item, as A and as B. */
export const stageProcedures = {
  list: query({ input: fileList, output: pageOf(stageMapFile) }),
  /** Takes the place of the item's earlier map. What is still open is listed, it holds up nothing. */
  map: command({
    input: z.object({ center: placeId, window: placeId, item: title, stages: z.array(stage).min(1).max(30), on: isoDate.optional() }),
    output: done.extend({ complete: z.boolean() }), errors: [...FILE_ERRORS, 'WINDOW_UNKNOWN', 'SAME_PERSON_TWICE', 'PERSON_NOT_HERE'],
  }),
  /** Stages without A, B or duties, and items of the center nobody has mapped, by department. */
  gaps: query({
    input: z.object({ center: placeId, department: placeId.optional() }),
    output: z.object({ rows: z.array(z.object({ department: placeId, item: z.string(), stages: z.array(z.object({ number: z.int(), name: z.string(), missing: z.array(z.enum(STAGE_PARTS)) })), unmapped: z.boolean(), clause: clauseId })) }),
  }),
} as const
