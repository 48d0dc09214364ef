import { organizationContract } from '@hall/contract-organization'
import type { Transaction } from '@hall/database'
import type { ConsumerSpec } from '@hall/service-kit'
import { keepHolding } from '../db/holding-store.ts'
import { keepName } from '../db/name-store.ts'

const { 'person-posted': posted, 'window-registered': registered, 'window-closed': closed, 'post-registered': post, 'post-assigned': assigned, 'post-left': left, 'grant-given': given, 'grant-revoked': revoked, 'center-registered': center, 'department-registered': department } = organizationContract.events

/** The local copy of who is where: stretches of postings, windows, posts, seats. */
export function onOrganization(): ConsumerSpec {
  return {
    name: 'organization',
    from: 'organization',
    types: ['person-posted', 'window-registered', 'window-closed', 'post-registered', 'post-assigned', 'post-left', 'grant-given', 'grant-revoked', 'center-registered', 'department-registered'],
    async handle(tx, event) {
      switch (event.type) {
        case 'person-posted': return keepPosting(tx, posted.data.parse(event.data))
        case 'window-registered': {
          const { id, center: at, department: of, number, name } = registered.data.parse(event.data)
          await tx.sql(`insert into "window" (id, center, department, number) values ($1, $2, $3, $4)
            on conflict (id) do update set center = excluded.center, department = excluded.department, number = excluded.number`, [id, at, of, number])
          return keepName(tx, { id, name })
        }
        case 'window-closed': {
          const { window, on } = closed.data.parse(event.data)
          await tx.sql('update "window" set closed_on = $2 where id = $1', [window, on])
          return
        }
        case 'post-registered': {
          const { id, center: at, window, name } = post.data.parse(event.data)
          await tx.sql('insert into post (id, center, "window") values ($1, $2, $3) on conflict (id) do nothing', [id, at, window])
          return keepName(tx, { id, name })
        }
        case 'post-assigned': {
          const { center: of, window, post: at, person, capacity, from } = assigned.data.parse(event.data)
          await tx.sql(`insert into seat (center, "window", post, person, capacity, starts_on) values ($1, $2, $3, $4, $5, $6)
            on conflict (post, capacity, person, starts_on) do update set ends_on = null`, [of, window, at, person, capacity, from])
          return
        }
        // A right somebody was given is held until it is taken back.
        case 'grant-given': {
          const { id, person, grant } = given.data.parse(event.data)
          return keepRole(tx, { person, reference: id, label: grant, open: true }, event.occurredAt)
        }
        case 'grant-revoked': {
          const { id, person, grant } = revoked.data.parse(event.data)
          return keepRole(tx, { person, reference: id, label: grant, open: false }, event.occurredAt)
        }
        case 'center-registered': return keepName(tx, center.data.parse(event.data))
        case 'department-registered': return keepName(tx, department.data.parse(event.data))
        case 'post-left': {
          const { post: at, person, capacity, on } = left.data.parse(event.data)
          await tx.sql(`update seat set ends_on = $4 where post = $1 and person = $2 and capacity = $3 and starts_on <= $4 and (ends_on is null or ends_on > $4)`, [at, person, capacity, on])
          return
        }
      }
    },
  }
}

async function keepRole(tx: Transaction, { person, reference, label, open }: { person: string; reference: string; label: string; open: boolean }, at: string): Promise<void> {
  const [stay] = await tx.sql<{ center: string }>('select center from posting where person = $1 and center is not null order by starts_on desc limit 1', [person])
  if (!stay) return
  await keepHolding(tx, { person, kind: 'role', reference, open, center: stay.center, label: { zh: label, en: label } }, { source: 'organization', at: Temporal.Instant.from(at) })
}

const KEEP = `
  insert into posting (person, name, center, department, "window", section, attendance_number, lead, starts_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  on conflict (person, starts_on) do update set name = excluded.name, center = excluded.center, department = excluded.department,
    "window" = excluded."window", section = excluded.section, attendance_number = excluded.attendance_number, lead = excluded.lead`
/** Each stretch ends where the next begins. */
const CLOSE = `
  update posting p set ends_on = n.next
  from (select starts_on, lead(starts_on) over (order by starts_on) as next from posting where person = $1) n
  where p.person = $1 and p.starts_on = n.starts_on and p.ends_on is distinct from n.next`

async function keepPosting(tx: Transaction, { person, name, center, department, window, section, attendanceNumber, lead, from }: ReturnType<typeof posted.data.parse>): Promise<void> {
  await tx.sql(KEEP, [person, name, center, department, window, section, attendanceNumber, lead, from], 'posting.keep')
  await tx.sql(CLOSE, [person], 'posting.close')
}
