import { sqlBeyondReach, type Transaction } from '@hall/database'

interface Visit { readonly input: { readonly center: string; readonly applicant: { readonly name: string; readonly idNumber?: string | undefined }; readonly channel: string }; readonly item: string; readonly id: string; readonly now: Temporal.Instant }

/** How far back a visit is the same errand. */
const SAME_ERRAND_DAYS = 90
const EARLIER = `select number from case_file
  where center = $1 and item = $2 and id <> $3 and received_at > $4 and accepted_at is null and state in ('received', 'incomplete', 'refused_acceptance', 'returned')
    and applicant->>'name' = $5 and coalesce(applicant->>'idNumber', '') = $6 order by received_at desc limit 1`

/** The number of the case somebody came for before without getting it accepted: could not get it done, and nobody had to complain. */
export async function secondVisit(tx: Transaction, { input, item, id, now }: Visit): Promise<string | undefined> {
  if (input.channel !== 'visit') return undefined
  const since = now.subtract({ hours: SAME_ERRAND_DAYS * 24 })
  const [row] = await sqlBeyondReach<{ number: string }>(tx, { text: EARLIER, values: [input.center, item, id, since, input.applicant.name, input.applicant.idNumber ?? ''], name: 'case.earlier' })
  return row?.number
}
