import { organizationContract } from '@hall/contract-organization'
import type { Transaction } from '@hall/database'
import type { PublicEvent } from '@hall/journal'

const { 'person-posted': posted, 'window-registered': windowRegistered, 'window-closed': closed, 'section-registered': sectionRegistered } = organizationContract.events

/** What the copy is made from; for the `consumes` of service.json and the `types` of a consumer. */
export const ORGANIZATION_EVENTS = ['person-posted', 'window-registered', 'window-closed', 'section-registered'] as const

const KEEP_POSTING = `
  insert into posting (person, name, center, department, "window", section, lead, starts_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (person, starts_on) do update set name = excluded.name, center = excluded.center, department = excluded.department,
    "window" = excluded."window", section = excluded.section, lead = excluded.lead`
/** Each stretch ends where the next begins. */
const CLOSE_POSTINGS = `
  update posting p set ends_on = n.next
  from (select starts_on, lead(starts_on) over (order by starts_on) as next from posting where person = $1) n
  where p.person = $1 and p.starts_on = n.starts_on and p.ends_on is distinct from n.next`

/** Handles an event of the organization service; others are left alone. */
export async function keepOrganization(tx: Transaction, event: PublicEvent): Promise<void> {
  switch (event.type) {
    case 'person-posted': {
      const { person, name, center, department, window, section, lead, from } = posted.data.parse(event.data)
      await tx.sql(KEEP_POSTING, [person, name, center, department, window, section, lead, from])
      await tx.sql(CLOSE_POSTINGS, [person])
      return
    }
    case 'window-registered': {
      const { id, center, department, number, name } = windowRegistered.data.parse(event.data)
      await tx.sql(`insert into window_copy (id, center, department, number, name) values ($1, $2, $3, $4, $5)
        on conflict (id) do update set department = excluded.department, number = excluded.number, name = excluded.name`, [id, center, department, number, name.zh])
      return
    }
    case 'window-closed': {
      const { window, on } = closed.data.parse(event.data)
      await tx.sql('update window_copy set closed_on = $2 where id = $1', [window, on])
      return
    }
    case 'section-registered': {
      const { id, center, role, name } = sectionRegistered.data.parse(event.data)
      await tx.sql('insert into section_copy (id, center, role, name) values ($1, $2, $3, $4) on conflict (id) do update set role = excluded.role, name = excluded.name', [id, center, role, name.zh])
    }
  }
}
