import { createHash } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { metaOf, outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, eq, ilike, inArray, isNotNull, or } from 'drizzle-orm'
import { seal, signature, signedFile } from '../db/schema.ts'
import { lockSeal, lockUse, type SealRow } from '../db/seal-store.ts'
import { whyUnusable } from '../domain/seal.ts'
import { recordOn } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { isPdf, signPdf } from '../pdf/sign-pdf.ts'
import { isSignedBy, pdfKeyOf, signText, sm3Of, textOf } from '../signing.ts'
import type { SealsHandlers } from './handlers.ts'
import { likeText } from './search.ts'

type SignatureRow = typeof signature.$inferSelect
const MOST_FOUND = 20

export function signaturesHandlers(service: ServiceContext): SealsHandlers['signatures'] {
  return {
    list: async ({ center, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(signature.center, center) : undefined, search ? or(ilike(signature.number, likeText(search)), ilike(signature.document, likeText(search))) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(signature).where(where).$dynamic(), { page, sortable: { signedAt: signature.signedAt, number: signature.number }, defaultSort: '-signedAt', tiebreaker: signature.id })
      const seals = new Map((await tx.select().from(seal)).map((row) => [row.id, row]))
      const kept = new Set((await tx.select({ id: signedFile.signature }).from(signedFile).where(inArray(signedFile.signature, rows.map(({ id }) => id)))).map(({ id }) => id))
      return { ok: true, value: { rows: rows.map((row) => signatureView(row, seals.get(row.seal)!, kept.has(row.id))), total } }
    }),

    /** By its keeper, for a use that was approved, over the very file that was approved. */
    sign: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      if (row.medium !== 'electronic') return problem('NOT_ELECTRONIC')
      const rules = await loadRules(tx, row.center, call.now)
      if (row.custodian !== call.actor.id) return problem('NOT_CUSTODIAN', { ...(rules.policy?.custodians && { clause: rules.policy.custodians.clause }) })
      const why = whyUnusable(row, dateOf(call.now))
      if (why) return problem('SEAL_NOT_USABLE', { details: why, ...(rules.policy?.filing && { clause: rules.policy.filing.clause }) })
      const found = await lockUse(tx, row.center, input.use)
      if (found?.of.id !== row.id) return problem('USE_UNKNOWN')
      if (found.row.state !== 'stamped') return problem('USE_NOT_OPEN', { details: { state: found.row.state } })
      const content = Buffer.from(input.file.contentBase64, 'base64')
      if (createHash('sha256').update(content).digest('hex') !== found.row.sha256) return problem('FILE_DIFFERS')
      // As exactly as a row keeps it: the signature covers the moment.
      const signedAt = call.now.round('millisecond')
      const pdf = await inside(service, content, { row, number: input.number, at: signedAt })
      if (pdf && !pdf.ok) return pdf
      const text = { number: input.number, sm3: sm3Of(pdf?.value ?? content), seal: row.id, signedAt: signedAt.toString() }
      const signed = await signText(service, text)
      if (!signed) return problem('NOT_ELECTRONIC')
      const { center, department, window } = row
      const made: SignatureRow = { id: service.newId(), seal: row.id, center, department, window, document: input.file.name, number: input.number, sm3: text.sm3, signedAt, signedBy: call.actor.id, ...signed, stateAtSigning: row.state }
      const inserted = await tx.insert(signature).values(made).onConflictDoNothing().returning({ id: signature.id })
      if (inserted.length === 0) return problem('ID_TAKEN', { details: { number: input.number } })
      if (pdf) await tx.insert(signedFile).values({ signature: made.id, center, department, window, filename: made.document, content: pdf.value })
      const recorded = await recordOn(tx, { row, events: [{ type: 'DocumentSigned', id: made.id, center, seal: row.id, document: made.document, number: made.number, sm3: made.sm3, signature: made.signature }] }, { meta: metaOf(call, input), rules, clauses: [rules.policy?.useFor?.clause] })
      return recorded.ok ? { ok: true, value: signatureView(made, row, pdf !== undefined) } : recorded
    }),

    /** The PDF with the signature inside: what the applicant is given. */
    file: async ({ center, signature: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [row] = await tx.select().from(signedFile).where(and(eq(signedFile.signature, id), eq(signedFile.center, center)))
      return row ? { ok: true, value: { filename: row.filename, contentBase64: Buffer.from(row.content).toString('base64') } } : problem('SIGNATURE_UNKNOWN')
    }),

    verify: ({ number, sm3 }) => service.db.read(EVERYTHING, async (tx) => {
      if (number === undefined && sm3 === undefined) return problem('BAD_INPUT', { details: { field: 'number' } })
      // By number where there is one; then the file, if there is one too, must be the file of that number.
      const rows = await tx.select({ signature, seal }).from(signature).innerJoin(seal, eq(seal.id, signature.seal))
        .where(number === undefined ? eq(signature.sm3, sm3!) : eq(signature.number, number)).orderBy(asc(signature.signedAt)).limit(MOST_FOUND)
      return {
        ok: true,
        value: {
          found: rows.length > 0,
          rows: rows.map(({ signature: row, seal: of }) => {
            const covered = { number: row.number, sm3: row.sm3, seal: row.seal, signedAt: row.signedAt.toString() }
            return { ...signatureView(row, of, false), valid: isSignedBy(covered, row), fileMatches: sm3 === undefined ? null : sm3 === row.sm3, text: textOf(covered) }
          }),
        },
      }
    }),

    revoked: ({ center }) => service.db.read(EVERYTHING, async (tx) => {
      const rows = await tx.select().from(seal).where(and(isNotNull(seal.endedOn), center ? eq(seal.center, center) : undefined)).orderBy(asc(seal.center), asc(seal.number)).limit(500)
      return { ok: true, value: { rows: rows.map(({ center: at, number, name, state, endedOn }) => ({ center: at, number, name, state, endedOn: endedOn?.toString() ?? null })) } }
    }),
  }
}

/** A PDF carries the signature inside as well; any other file is signed beside. */
async function inside(service: ServiceContext, content: Buffer, { row, number, at }: { row: SealRow; number: string; at: Temporal.Instant }) {
  const key = isPdf(content) ? await pdfKeyOf(service, row.id) : undefined
  return key && signPdf(content, { key, seal: `${row.name} ${row.number}`, reason: number, at })
}

function signatureView(row: SignatureRow, of: SealRow, hasFile: boolean) {
  return {
    ...row, sealNumber: of.number, sealName: of.name, signedAt: row.signedAt.toString(), algorithm: 'SM2withSM3' as const, stateNow: of.state, hasFile, endedOn: of.endedOn?.toString() ?? null,
  }
}
