import type { ClockExport, ExportedResult } from '../src/export.ts'

export function recompute(doc: ClockExport): ExportedResult
