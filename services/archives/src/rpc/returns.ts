import { keepAttachment } from '@hall/attachments'
import type { AttachmentUpload } from '@hall/contract'
import { problem } from '@hall/contract'
import { beyond, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, asc, eq } from 'drizzle-orm'
import { component, materialReturn } from '../db/schema.ts'
import { atDesk, type Desk, madeAs } from '../desk.ts'
import words from '../case-papers.json' with { type: 'json' }
import { maskIdentity, returnMaterials } from '../domain/return-receipt.ts'
import { loadRules } from '../rules.ts'
import type { ArchivesHandlers } from './handlers.ts'
import { findPackage, type PackageRow } from './packages.ts'

type Returns = Pick<ArchivesHandlers['packages'], 'returns' | 'returnMaterials'>

/** Materials of a case handed back, with the receipt on file. */
export function returnsHandlers(service: ServiceContext): Returns {
  return {
    returns: async ({ center, case: id }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      if (!(await findPackage(tx, center, id))) return problem('CASE_UNKNOWN')
      const [{ policy }, rows] = await Promise.all([loadRules(tx, center, call.now), tx.select().from(materialReturn).where(and(eq(materialReturn.case, id), eq(materialReturn.center, center))).orderBy(asc(materialReturn.at))])
      return { ok: true, value: { clause: policy?.returnReceipt?.clause ?? null, rows: rows.map((row) => ({ ...row, identityNumber: maskIdentity(row.identityNumber), at: row.at.toString() })) } }
    }),

    returnMaterials: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findPackage(desk.tx, input.center, input.case)
      if (!row) return problem('CASE_UNKNOWN')
      const outsideOf = beyond(call, row)
      if (outsideOf) return outsideOf
      if (row.volume) return problem('PACKAGE_CLOSED', { details: { number: row.volume } })
      const decision = returnMaterials(input, desk.rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const { byAgent, materials } = input
      const { identity, signature } = decision.events[0]!
      const signed = await keep(desk, row, signature)
      if (!signed.ok) return signed
      const authorized = byAgent && input.authorization ? await keep(desk, row, input.authorization) : undefined
      if (authorized && !authorized.ok) return authorized
      const id = desk.newId()
      const { center, department, window } = row
      const place = { center, department, window }
      await desk.tx.insert(materialReturn).values({ id, ...place, case: row.case, materials, identityKind: identity.kind, identityNumber: identity.number, byAgent, signature: signed.value.id, authorization: authorized?.value.id ?? null, at: call.now, by: call.actor.id })
      const { sha256 } = signed.value
      await desk.tx.insert(component).values({ id, ...place, case: row.case, kind: 'delivery', title: words.materialsReturned, at: call.now, by: call.actor.id, sha256, attachment: signed.value.id })
      return madeAs(id, await desk.write({ stream: `package/${row.case}`, events: [{ type: 'MaterialsReturned', case: row.case, id, byAgent, sha256 }], place: row }, [desk.rules.policy?.returnReceipt?.clause]))
    }),
  }
}

function keep({ tx, call, newId }: Desk, row: PackageRow, file: AttachmentUpload) {
  return keepAttachment(tx, file, { id: newId(), subject: `case/${row.case}`, place: row, by: call.actor.id, now: call.now })
}
