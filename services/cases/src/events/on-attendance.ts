import { EVERYTHING, systemActor } from '@hall/access'
import { attendanceContract } from '@hall/contract-attendance'
import type { Transaction } from '@hall/database'
import type { PublicEvent } from '@hall/journal'
import type { ConsumerSpec, ServiceContext } from '@hall/service-kit'
import { onCaseWithin } from '../cases/case-command.ts'
import { askForSubstitute, needNoSubstitute } from '../domain/case/rules/substitute.ts'
import { composeSubstitute } from '../notices/compose-notice.ts'
import { recipientsOf } from '../notices/recipients.ts'

const { 'away-changed': away } = attendanceContract.events
/** Kinds of being away that are the unit's own business. */
const ON_BUSINESS = ['errand', 'meeting', 'training', 'business']
const DUE = `select id from case_file where person = $1 and center = $2 and finished_at is null and due_on >= $3::date and due_on <= $4::date order by due_on`

/** Cases that fall due while whoever handles them is away on business. */
export function onAttendance(service: ServiceContext): ConsumerSpec {
  return { name: 'attendance', from: 'attendance', types: ['away-changed'], handle: (tx, event) => onAway(tx, event, service) }
}

async function onAway(tx: Transaction, event: PublicEvent, service: ServiceContext): Promise<void> {
  const { id, person, center, from, to, kind, withdrawn } = away.data.parse(event.data)
  if (!ON_BUSINESS.includes(kind)) return
  const call = { actor: systemActor(service.name), path: 'cases.substitute', reach: EVERYTHING, now: service.clock.now() }
  for (const { id: file } of await tx.sql<{ id: string }>(DUE, [person, center, from, to], 'case.due-while-away')) {
    await onCaseWithin(tx, { service, file, call, commandId: service.newId() }, async (found) => {
      if (withdrawn) return needNoSubstitute({ away: id }, found.file)
      const recipients = await recipientsOf(found)
      const heads = [...recipients('lead'), ...recipients('department')].filter((head) => head !== person)
      return askForSubstitute({ away: id, from, to, heads, tell: (clause) => composeSubstitute(found.file, { heads, clause, from, to }) }, found.file, found.situation)
    })
  }
}
