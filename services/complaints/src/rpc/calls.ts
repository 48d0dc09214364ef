import { type Actor, EVERYTHING, NOTHING, type Reach } from '@hall/access'
import { problem } from '@hall/contract'
import { type ComplaintsContract, OFFICES } from '@hall/contract-complaints'
import type { CallContext, Handlers } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { type ComplaintRow, findComplaint } from '../db/complaint-store.ts'
import { kinOf } from '../db/place-store.ts'

export type ComplaintsHandlers = Handlers<ComplaintsContract>

/** The whole of one center: what a complaint there needs, once the caller's own reach has shown it. */
export const within = (center: string): Reach => ({ ...NOTHING, centers: [center] })

/** The offices of a center somebody holds; the city's and the machines' grants reach every center. */
export function officesAt({ grants }: Actor, center: string): string[] {
  return grants.filter(({ scope }) => scope.kind === 'city' || ((scope.kind === 'center' || scope.kind === 'section') && scope.center === center)).map(({ role }) => role)
}

/** Whether somebody holds an office that handles complaints. */
export function handles(actor: Actor, center: string): boolean {
  return officesAt(actor, center).some((role) => OFFICES.some((office) => office === role))
}

/** The complaint as the caller's reach shows it; one on a confidential ground only to those named for it, one about oneself or a relative to nobody of an office. */
export async function seen(service: ServiceContext, call: CallContext, id: string): Promise<ComplaintRow | undefined> {
  const close = await closeTo(service, call)
  return service.read(call, async (tx) => {
    const row = await findComplaint(tx, id)
    return row && (await mayKnow(tx, row, call)) && !close.includes(row.person ?? '') ? row : undefined
  })
}

/** The caller and the caller's relatives, whoever declared it: what is about them is seen from the other side alone (`mine`). */
export async function closeTo({ db }: ServiceContext, { actor }: Pick<CallContext, 'actor'>): Promise<string[]> {
  return [actor.id, ...(await db.read(EVERYTHING, (tx) => kinOf(tx, actor.id)))]
}

type Reading = Parameters<Parameters<ServiceContext['read']>[1]>[0]

/** By the roles the center's policy names; the person complained of once asked. */
export async function mayKnow(tx: Reading, row: Pick<ComplaintRow, 'confidential' | 'center' | 'shownPerson'>, { actor }: Pick<CallContext, 'actor'>): Promise<boolean> {
  if (!row.confidential || row.shownPerson === actor.id) return true
  const named = await confidentialTo(tx, row.center)
  return officesAt(actor, row.center).some((role) => named.includes(role))
}

/** Roles the newest policy of a center names for confidential grounds. */
export async function confidentialTo(tx: Reading, center: string): Promise<string[]> {
  const [row] = await tx.sql<{ roles: string[] | null }>(
    `select policy->'confidentialTo'->'value' as roles from policy_copy where center = $1 and area = 'complaints' order by effective_from desc, version desc limit 1`, [center], 'policy.confidential')
  return row?.roles ?? []
}

export const unknown = () => problem('COMPLAINT_UNKNOWN')

/** For `like '%…%'`: what is searched for stands for itself. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
