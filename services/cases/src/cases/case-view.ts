import { holds } from '@hall/access'
import { dateOf } from '@hall/calendar'
import type { OutputOf } from '@hall/contract'
import { ACTIONS, type CaseAction, type CasesContract } from '@hall/contract-cases'
import { sqlBeyondReach, type Transaction } from '@hall/database'
import { listIssued } from '@hall/issued-documents'
import { loadStream } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { clockViewOf } from '@hall/statutory-clock'
import { asc, eq } from 'drizzle-orm'
import { finding, importedStep } from '../db/schema.ts'
import { acceptanceOf } from '../domain/case/acceptance.ts'
import { readingsOf, mainReading } from '../domain/case/clocks.ts'
import { expiryOf } from '@hall/statutory-clock'
import type { CaseFile } from '../domain/case/case-file.ts'
import { isPossible } from '../domain/case/possible.ts'
import { type CaseRow, findingView, maskedDigits, maskedName, rowView } from '../views.ts'
import { groundsOf, type KnownCase, knownCase, loadFile } from './known-case.ts'
import { type Seat } from './seat.ts'

type View = OutputOf<CasesContract['procedures']['queue']['get']>

/** A case with its timeline, clocks, papers and what its record shows to be wrong. */
export async function caseView(tx: Transaction, row: CaseRow, { call, seat }: { call: CallContext; seat: Seat | undefined }): Promise<View> {
  const [{ file }, findings, documents, recorded] = await Promise.all([
    loadFile(tx, row.id), tx.select().from(finding).where(eq(finding.case, row.id)).orderBy(asc(finding.at)), listIssued(tx, `case/${row.id}`), loadStream(tx, `case/${row.id}`),
  ])
  const known = await knownCase(tx, file)
  const found = known && known !== 'no policy' ? known : undefined
  const handles = row.person === call.actor.id || (seat !== undefined && seat.window !== null && seat.window === row.window)
  const readings = found ? readingsOf(file, groundsOf(found, call.now)) : []
  const main = mainReading(readings)
  const acted = [row.person, file.assistant, file.opened?.firstAsked, file.examiner, file.approver, ...recorded.map(({ actor }) => actor), ...(file.correction?.ordered ?? [])].filter((id) => typeof id === 'string')
  return {
    people: await namesOf(tx, [...new Set(acted)]),
    row: { ...rowView(row), ...(handles && { applicant: row.applicant?.name ?? '' }) },
    applicant: row.applicant && (handles ? row.applicant : { ...row.applicant, name: maskedName(row.applicant.name), idNumber: maskedDigits(row.applicant.idNumber), phone: maskedDigits(row.applicant.phone), address: undefined }),
    materials: found ? materialsOf(file, found) : [],
    clocks: readings.map(clockViewOf),
    expiry: main?.due && main.status !== 'finished' ? { effect: main.onExpiry.value.strategy, clause: main.onExpiry.clause, at: expiryOf(main.due).toString() } : null,
    entries: row.state === 'imported' ? await importedEntries(tx, row) : recorded.map(({ event: { type, ...data }, actor, occurredAt, version, policyRef }) => ({
      at: occurredAt.toString(), version, type, by: actor, clauses: [...(policyRef?.clauses ?? [])], data: data as Record<string, unknown>,
    })),
    findings: findings.map(findingView), documents,
    parts: (row.departments.length > 1 ? row.departments : []).map((department) => {
      const part = file.parts.get(department)
      return { department, opinion: part?.opinion ?? null, position: part ? (part.agree ? 'agree' : 'disagree') : null, at: part?.at.toString() ?? null, dueOn: found ? partDue(department, file, found) : null }
    }),
    acceptance: found ? acceptanceView(file, found) : null,
    correction: file.correction && { ...file.correction, ordered: [...file.correction.ordered], answered: [...file.correction.answered] },
    actions: file.opened && found && (handles || holds(call.reach, row)) ? (ACTIONS[file.state] as readonly CaseAction[]).filter((action) => isPossible(action, file, { policy: found.rule.policy, content: found.content })) : [],
    // Only who hands it to the applicant reads it.
    checkCode: handles ? row.checkCode : '', assistant: file.assistant, examiner: file.examiner, approver: file.approver, firstAsked: file.opened?.firstAsked ?? null, lead: file.opened?.kind === 'joint' ? file.department : null,
  }
}

/** Each part runs on its own limit where no joint rules are set. EP-CAS-09. */
function partDue(department: string, { startsAt }: CaseFile, { content, rule, book }: KnownCase): string | null {
  const part = rule.policy.jointParts && !rule.policy.joint ? content.parts?.find((one) => one.department === department) : undefined
  return part && startsAt ? book.calendar.addWorkdays(dateOf(startsAt), part.days).toString() : null
}

function acceptanceView(file: CaseFile, { rule }: KnownCase): View['acceptance'] {
  const acceptance = acceptanceOf(file, rule.policy)
  return acceptance ? { ...acceptance, parts: acceptance.parts.map((part) => ({ ...part, at: part.at?.toString() ?? null })) } : null
}

const NAMES = 'select distinct on (person) person as id, name from posting where person = any ($1::text[]) order by person, starts_on desc'

/** Whoever sees a case sees by name who had it in hand. */
function namesOf(tx: Transaction, people: readonly string[]): Promise<View['people']> {
  return sqlBeyondReach<{ id: string; name: string }>(tx, { text: NAMES, values: [people], name: 'case.names' })
}

function materialsOf(file: CaseFile, { content }: KnownCase): View['materials'] {
  return content.materials.map(({ code, name, required }) => ({ code, name, required, state: file.materials.get(code) ?? 'unmarked', note: null, asked: file.asked.includes(code) }))
}

async function importedEntries(tx: Transaction, row: CaseRow): Promise<View['entries']> {
  const steps = await tx.select().from(importedStep).where(eq(importedStep.case, row.id)).orderBy(asc(importedStep.nth))
  return steps.map(({ step, by, at, nth }) => ({ at: (at ?? row.receivedAt).toString(), version: nth, type: 'ImportedStep', by: by ?? '', clauses: [], data: { step, dated: at !== null } }))
}
