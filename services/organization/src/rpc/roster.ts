import { createHash } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { loadPlaces } from '../db/directory-store.ts'
import { findPostedElsewhere } from '../db/people-queries.ts'
import { commitRoster, loadRoster, type StoredRoster } from '../db/roster-store.ts'
import { planRoster, type RosterPlan } from '../domain/roster-file/plan.ts'
import type { Change } from '../domain/roster-file/changes.ts'
import { readRoster, type RosterSheet } from '../roster/read-roster.ts'
import { cellErrorInWords, rowErrorInWords, type WordedError } from '../roster/words.ts'
import { templateWorkbook } from '../roster/workbook.ts'
import type { OrganizationHandlers } from './handlers.ts'

interface RosterInput {
  readonly center: string
  readonly from: string
  readonly file: { readonly filename: string; readonly contentBase64: string }
}

/** Of errors and of changes: more than anybody corrects at a time, and well below what a reply may weigh. */
const MOST_SHOWN = 500
const KINDS: readonly Change['kind'][] = ['changed', 'new', 'unchanged']

export function rosterHandlers(service: ServiceContext): OrganizationHandlers['roster'] {
  async function plan(tx: Transaction, sheet: RosterSheet, { center, from }: RosterInput): Promise<RosterPlan & { roster: StoredRoster }> {
    const day = Temporal.PlainDate.from(from)
    const persons = sheet.rows.map(({ person }) => person)
    const roster = await loadRoster(tx, center)
    const [places, postedElsewhere] = await Promise.all([
      loadPlaces(tx, center),
      service.db.read(EVERYTHING, (wide) => findPostedElsewhere(wide, persons, { center, day })),
    ])
    return { ...planRoster({ rows: sheet.rows, day }, { places, roster, phones: roster.phones, postedElsewhere }), roster }
  }

  return {
    preview: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const sheet = await readRoster(input.file)
      if (!sheet.ok) return sheet
      return service.read(call, async (tx) => {
        const planned = await plan(tx, sheet.value, input)
        const errors = inWords(sheet.value, planned)
        return {
          ok: true,
          value: {
            digest: digestOf(input, planned),
            rows: sheet.value.rows.length + new Set(sheet.value.errors.map(({ row }) => row)).size,
            counts: countsOf(planned.changes),
            errors: errors.slice(0, MOST_SHOWN),
            changes: planned.changes.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)).slice(0, MOST_SHOWN).map((change) => ({ ...change, changes: [...change.changes] })),
          },
        }
      })
    },

    apply: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const sheet = await readRoster(input.file)
      if (!sheet.ok) return sheet
      return service.command(call, input, async (tx) => {
        const planned = await plan(tx, sheet.value, input)
        const wrong = sheet.value.errors.length + planned.errors.length
        if (wrong > 0) return problem('ROSTER_HAS_ERRORS', { details: { errors: wrong } })
        if (digestOf(input, planned) !== input.digest) return problem('ROSTER_CHANGED')
        const committed = await commitRoster(tx, planned.roster, { events: planned.events, phones: planned.phones, meta: metaOf(call, input) })
        return committed.ok ? { ok: true, value: countsOf(planned.changes) } : committed
      })
    },

    template: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({ ok: true, value: await templateWorkbook(tx, center) })),
  }
}

/** Names what the file would do to the record as it is: another file, or another record, gives another digest. */
function digestOf({ center, from, file }: RosterInput, { events, phones, errors }: RosterPlan): string {
  return createHash('sha256').update(JSON.stringify([center, from, file.contentBase64, events, [...phones], errors.length])).digest('hex')
}

function countsOf(changes: readonly Change[]) {
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  return { created: count('new'), changed: count('changed'), unchanged: count('unchanged') }
}

function inWords(sheet: RosterSheet, { errors }: RosterPlan): WordedError[] {
  const personOf = new Map(sheet.rows.map(({ row, person }) => [row, person]))
  const worded = [...sheet.errors.map(cellErrorInWords), ...errors.map((error) => rowErrorInWords(error, personOf.get(error.row)!))]
  return worded.sort((a, b) => a.row - b.row)
}
