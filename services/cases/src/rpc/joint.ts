import { outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { loadFile } from '../cases/known-case.ts'
import { onCase } from '../cases/case-command.ts'
import { caseFile } from '../db/schema.ts'
import { coordinate, disagree, distribute, meet, opine } from '../domain/case/rules/joint.ts'
import { rowView } from '../views.ts'
import type { CasesHandlers } from './handlers.ts'

const MOST_SHOWN = 100

/** Matters several departments decide together. */
export function jointHandlers(service: ServiceContext): CasesHandlers['joint'] {
  return {
    meet: (input, call) => onCase(service, [call, input], ({ file, situation }) => meet(input, file, situation)),
    distribute: (input, call) => onCase(service, [call, input], ({ file, situation }) => distribute({}, file, situation)),
    opine: (input, call) => onCase(service, [call, input], ({ file, situation }) => opine(input, file, situation)),
    disagree: (input, call) => onCase(service, [call, input], ({ file, situation }) => disagree(input, file, situation)),
    coordinate: (input, call) => onCase(service, [call, input], ({ file, situation }) => coordinate(input, file, situation)),
    board: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(caseFile).where(and(eq(caseFile.center, center), eq(caseFile.kind, 'joint'), isNull(caseFile.finishedAt))).orderBy(caseFile.dueAt, desc(caseFile.receivedAt)).limit(MOST_SHOWN)
      const files = await Promise.all(rows.map(async (row) => ({ row, file: (await loadFile(tx, row.id)).file })))
      return {
        ok: true,
        value: {
          rows: files.map(({ row, file }) => ({
            row: rowView(row), disagreement: file.disagreement === 'raised', meetingHeld: file.meeting !== null,
            departments: row.departments.map((department) => ({ department, answered: file.parts.has(department), agree: file.parts.get(department)?.agree ?? null })),
          })),
        },
      }
    }),
  }
}
