import { createHash } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CellError, TableCode } from '@hall/documents'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { loadPlaces } from '../db/directory-store.ts'
import { findPostedElsewhere } from '../db/people-queries.ts'
import { commitRoster, loadRoster, type StoredRoster } from '../db/roster-store.ts'
import { planRoster, type RosterPlan } from '../domain/roster-file/plan.ts'
import type { Change } from '../domain/roster-file/changes.ts'
import type { RosterRow } from '../domain/roster-file/row.ts'
import { readRoster } from '../roster/read-roster.ts'
import { cellErrorInWords, rowErrorInWords, type WordedError } from '../roster/words.ts'
import { templateWorkbook } from '../roster/workbook.ts'
import type { OrganizationHandlers } from './handlers.ts'

interface RosterInput {
  readonly center: string
  readonly from: string
  readonly file: { readonly filename: string; readonly contentBase64: string }
}

interface OpenedRoster {
  readonly center: string
  readonly rows: readonly RosterRow[]
  readonly cellErrors: readonly CellError[]
  readonly day: Temporal.PlainDate
  readonly postedElsewhere: ReadonlySet<string>
}

/** Of errors and of changes: more than anybody corrects at a time, and well below what a reply may weigh. */
const MOST_SHOWN = 500
const KINDS: readonly Change['kind'][] = ['changed', 'new', 'unchanged']

export function rosterHandlers(service: ServiceContext): OrganizationHandlers['roster'] {
  /** The file, and what only the widest reach can tell of its people; before the transaction, which holds a connection. */
  async function open({ center, from, file }: RosterInput): Promise<Result<OpenedRoster, TableCode | 'HEADER_MISSING'>> {
    const sheet = await readRoster(file)
    if (!sheet.ok) return sheet
    const day = Temporal.PlainDate.from(from)
    const persons = sheet.value.rows.map(({ person }) => person)
    const postedElsewhere = await service.db.read(EVERYTHING, (tx) => findPostedElsewhere(tx, persons, { center, day }))
    return { ok: true, value: { rows: sheet.value.rows, cellErrors: sheet.value.errors, center, day, postedElsewhere } }
  }

  return {
    preview: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const opened = await open(input)
      if (!opened.ok) return opened
      const { plan } = await service.read(call, (tx) => planOn(tx, opened.value))
      return {
        ok: true,
        value: {
          digest: digestOf(input, plan),
          rows: opened.value.rows.length + new Set(opened.value.cellErrors.map(({ row }) => row)).size,
          counts: countsOf(plan.changes),
          errors: inWords(opened.value, plan).slice(0, MOST_SHOWN),
          changes: plan.changes.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)).slice(0, MOST_SHOWN),
        },
      }
    },

    apply: async (input, call) => {
      const refusal = outside(call, { center: input.center })
      if (refusal) return refusal
      const opened = await open(input)
      if (!opened.ok) return opened
      return service.command(call, input, async (tx) => {
        const { plan, roster } = await planOn(tx, opened.value)
        const wrong = opened.value.cellErrors.length + plan.errors.length
        if (wrong > 0) return problem('ROSTER_HAS_ERRORS', { details: { errors: wrong } })
        if (digestOf(input, plan) !== input.digest) return problem('ROSTER_CHANGED')
        const committed = await commitRoster(tx, roster, { events: plan.events, phones: plan.phones, meta: metaOf(call, input) })
        return committed.ok ? { ok: true, value: countsOf(plan.changes) } : committed
      })
    },

    template: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({ ok: true, value: await templateWorkbook(tx, center) })),
  }
}

async function planOn(tx: Transaction, { center, rows, day, postedElsewhere }: OpenedRoster): Promise<{ plan: RosterPlan; roster: StoredRoster }> {
  const roster = await loadRoster(tx, center)
  const places = await loadPlaces(tx, center)
  return { plan: planRoster({ rows, day }, { places, roster, phones: roster.phones, postedElsewhere }), roster }
}

/** Names what the file would do to the record as it is: another file, or another record, gives another digest. */
function digestOf({ center, from, file }: RosterInput, { events, phones, errors }: RosterPlan): string {
  return createHash('sha256').update(JSON.stringify([center, from, file.contentBase64, events, [...phones], errors.length])).digest('hex')
}

function countsOf(changes: readonly Change[]) {
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  return { created: count('new'), changed: count('changed'), unchanged: count('unchanged') }
}

function inWords({ rows, cellErrors }: OpenedRoster, { errors }: RosterPlan): WordedError[] {
  const personOf = new Map(rows.map(({ row, person }) => [row, person]))
  const worded = [...cellErrors.map(cellErrorInWords), ...errors.map((error) => rowErrorInWords(error, personOf.get(error.row)!))]
  return worded.sort((a, b) => a.row - b.row)
}
