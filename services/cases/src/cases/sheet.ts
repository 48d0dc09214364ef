import { holds, EVERYTHING } from '@hall/access'
import { problem, type Result } from '@hall/contract'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { calculationSheet, exportLedger } from '@hall/statutory-clock'
import { eq } from 'drizzle-orm'
import { caseFile } from '../db/schema.ts'
import { clockRules } from '../domain/case/clock-rules.ts'
import { ledgerOf, momentOf } from '../domain/case/clocks.ts'
import { groundsOf, knownCase, loadFile } from './known-case.ts'
import { seatedReach, takesPart } from './seat.ts'

interface Asked { readonly case: string; readonly clock: 'promised' | 'statutory' | 'step' }
type Code = 'CASE_UNKNOWN' | 'POLICY_MISSING'

/** The rule, the ledger and the moment of one clock of a case the caller may see. */
async function clockOf(service: ServiceContext, call: CallContext, { case: id, clock }: Asked) {
  const { reach, seat } = await seatedReach(service, call)
  return service.db.read(EVERYTHING, async (tx) => {
    const [row] = await tx.select().from(caseFile).where(eq(caseFile.id, id))
    if (!row || !(holds(reach, row) || takesPart(seat, row))) return problem('CASE_UNKNOWN')
    const { file } = await loadFile(tx, id)
    const known = await knownCase(tx, file)
    if (!known || known === 'no policy') return problem('POLICY_MISSING', { details: { center: row.center } })
    const grounds = groundsOf(known, call.now)
    const rule = clockRules(file, grounds).find((one) => one.clock === clock)
    return { ok: true as const, value: { row, known, rule, ledger: ledgerOf(file), moment: momentOf(grounds) } }
  })
}

/** 时限计算书: day by day, counted or not, and why. */
export async function sheetOf(service: ServiceContext, call: CallContext, asked: Asked) {
  const found = await clockOf(service, call, asked)
  if (!found.ok) return found
  const { row, known, rule, ledger, moment } = found.value
  return {
    ok: true as const,
    value: {
      number: row.number, itemName: row.itemName, center: row.center, itemVersion: row.itemVersion, policyVersion: known.rule.version, clause: rule?.limit.clause ?? null,
      sheet: (rule && calculationSheet(rule, ledger, moment)) ?? null,
    },
  }
}

/** What a stranger needs to count it again. */
export async function ledgerFile(service: ServiceContext, call: CallContext, asked: Asked): Promise<Result<{ filename: string; contentBase64: string }, Code>> {
  const found = await clockOf(service, call, asked)
  if (!found.ok) return found
  const { row, rule, ledger, moment } = found.value
  if (!rule) return problem('POLICY_MISSING')
  return { ok: true, value: { filename: `${row.number.replace(/[^\w-]/g, '_')}-${asked.clock}.json`, contentBase64: Buffer.from(JSON.stringify(exportLedger(rule, ledger, moment), null, 2)).toString('base64') } }
}
