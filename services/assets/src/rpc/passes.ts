import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { lockAssets } from '../db/asset-store.ts'
import { pass, request } from '../db/schema.ts'
import { atDesk, type Desk, leadsWindow, madeAs, versionOf } from '../desk.ts'
import { passView } from '../views.ts'
import type { AssetsHandlers } from './handlers.ts'
import { namesOf } from './repairs.ts'

type PassRow = typeof pass.$inferSelect
/** Roles of people of the center, as against those of its windows. */
const OF_THE_CENTER: readonly string[] = ['general_office', 'coordination', 'supervision', 'duty_chief', 'deputy_director', 'director', 'it']
const NEEDS_APPROVAL = ['lend', 'rent', 'removal'] as const

export function passesHandlers(service: ServiceContext): AssetsHandlers['passes'] {
  const step = (name: 'checked' | 'signed' | 'released' | 'returned', may: (row: PassRow, desk: Desk) => ReturnType<typeof problem<'NOT_SIGNER' | 'NOT_CHECKED' | 'SIGNATURE_MISSING' | 'REQUEST_NOT_OPEN'>> | undefined) =>
    (input: { center: string; pass: string; commandId: string }, call: Parameters<AssetsHandlers['passes']['check']>[1]) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(pass).where(and(eq(pass.id, input.pass), eq(pass.center, input.center))).for('update')
      if (!row) return problem('PASS_UNKNOWN')
      const refusal = may(row, desk)
      if (refusal) return refusal
      const by = call.actor.id
      await desk.tx.update(pass).set({
        checked: { checkedBy: by, checkedAt: call.now }, signed: { signedBy: by, signedAt: call.now }, released: { releasedBy: by, releasedAt: call.now }, returned: { returnedAt: call.now },
      }[name]).where(eq(pass.id, row.id))
      return versionOf(await desk.write({ stream: `pass/${row.id}`, events: [{ type: 'PassMoved', id: row.id, step: name, assets: row.assets }], place: row }, [row.clause ?? undefined]))
    })
  const clauseOf = ({ rules }: Desk) => (rules.policy?.exitPass ? { clause: rules.policy.exitPass.clause } : {})
  const notOpen = () => problem('REQUEST_NOT_OPEN')

  return {
    list: async ({ center, open, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center ? eq(pass.center, center) : undefined, open === undefined ? undefined : open ? isNull(pass.releasedAt) : isNotNull(pass.releasedAt))
      const { rows, total } = await listPage(tx, tx.select().from(pass).where(where).$dynamic(), { page, sortable: { drawnAt: pass.drawnAt }, defaultSort: '-drawnAt', tiebreaker: pass.id })
      const names = await namesOf(tx, center, rows.flatMap((row) => row.assets))
      return { ok: true, value: { rows: rows.map((row) => passView(row, names)), total } }
    }),

    draw: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const rows = await lockAssets(desk.tx, input.center, input.assets)
      if (!rows) return problem('ASSET_UNKNOWN')
      const removal = desk.rules.policy?.approvals?.removal ?? desk.rules.policy?.approvals?.lend
      if (removal && !(await allApproved(desk, input))) return problem('APPROVAL_MISSING', { clause: removal.clause })
      const id = desk.newId()
      const { department, window } = rows[0]!
      const clause = desk.rules.policy?.exitPass?.clause ?? removal?.clause ?? null
      await desk.tx.insert(pass).values({
        id, center: input.center, department, window, assets: input.assets, purpose: input.purpose, carrier: input.carrier, returnOn: input.returnOn === null ? null : Temporal.PlainDate.from(input.returnOn),
        drawnBy: call.actor.id, drawnAt: call.now, clause,
      })
      return madeAs(id, await desk.write({ stream: `pass/${id}`, events: [{ type: 'PassMoved', id, step: 'drawn', assets: input.assets }], place: { center: input.center, department, window } }, [clause ?? undefined]))
    }),

    check: step('checked', (row) => (row.checkedAt ? notOpen() : undefined)),
    sign: step('signed', (row, desk) => (row.signedAt ? notOpen() : maySign(row, desk) ? undefined : problem('NOT_SIGNER', clauseOf(desk)))),
    release: step('released', (row, desk) => {
      if (row.releasedAt) return notOpen()
      const rule = desk.rules.policy?.exitPass
      if (rule && !row.checkedAt) return problem('NOT_CHECKED', { clause: rule.clause })
      return rule && !row.signedAt ? problem('SIGNATURE_MISSING', { clause: rule.clause }) : undefined
    }),
    return: step('returned', (row) => (!row.releasedAt || row.returnedAt ? notOpen() : undefined)),
  }
}

/** Somebody of the center, or whoever leads the window whose equipment it is (EP-AST-05). */
function maySign(row: PassRow, { call, rules }: Desk): boolean {
  const signers = rules.policy?.exitPass?.value.signers ?? ['center_person', 'window_leader']
  const ofCenter = call.actor.grants.some(({ role, scope }) => OF_THE_CENTER.includes(role) && (scope.kind === 'center' || scope.kind === 'section') && scope.center === row.center)
  return (signers.includes('center_person') && ofCenter) || (signers.includes('window_leader') && leadsWindow(call, row.window))
}

async function allApproved({ tx }: Desk, { center, assets }: { center: string; assets: readonly string[] }): Promise<boolean> {
  const rows = await tx.select({ assets: request.assets }).from(request).where(and(eq(request.center, center), inArray(request.kind, [...NEEDS_APPROVAL]), inArray(request.state, ['approved', 'carried_out'])))
  const covered = new Set(rows.flatMap((row) => row.assets))
  return assets.every((number) => covered.has(number))
}
