import { dueDate } from '@hall/calendar'
import type { Demand, Proposal } from '@hall/contract-personnel'
import { RANKS } from '@hall/regulation'
import { exceptional, judge, met } from '../demand.ts'
import { dayOf, isBefore, type Rules, workdayFrom } from '../rules.ts'

/** What is known of the center beside the proposal itself. */
export interface EntryFacts {
  /** People at the window on the planned first day, the newcomer left out. */
  readonly windowStaff: number
  /** Leads of the department in this center on that day, who is replaced left out. */
  readonly leads: readonly string[]
  /** Particulars that are filled in; never what they say. */
  readonly particulars: readonly string[]
}

/** Every demand of the center's regulation on somebody proposed, in the order a section looks at them. */
export function entryDemands(proposal: Proposal, { policy, calendar }: Rules, facts: EntryFacts): Demand[] {
  const { start, letter } = proposal
  return [
    ...judge('employment', policy.employment, ({ allowed, ofOwnDepartment, otherwise }) => {
      if (ofOwnDepartment && proposal.employedBy !== proposal.department) return { state: 'refused', found: proposal.employedBy, issues: [proposal.department] }
      const fitting = allowed.find(({ status }) => status === proposal.employment)
      if (!fitting) return { state: exceptional(otherwise), found: proposal.employment, issues: allowed.map(({ status }) => status) }
      if (fitting.approvalQualification && !proposal.approvalQualification) return { state: exceptional(otherwise), found: proposal.employment, issues: ['approval_qualification'] }
      return met(proposal.employment)
    }),
    ...(policy.confirmations ?? []).flatMap(({ points }, index) => judge(`confirmations_${index + 1}`, points, (criteria) => {
      const missing = criteria.filter(({ id }) => !proposal.confirmations.includes(id))
      const found = `${criteria.length - missing.length}/${criteria.length}`
      return missing.length === 0 ? met(found) : { state: 'incomplete', found, issues: missing.map(({ name }) => name.zh) }
    })),
    ...judge('particulars', policy.particulars, (fields) => {
      const missing = fields.filter((field) => !facts.particulars.includes(field))
      return missing.length === 0 ? met(`${fields.length}/${fields.length}`) : { state: 'incomplete', found: `${fields.length - missing.length}/${fields.length}`, issues: missing }
    }),
    ...judge('service_years', policy.serviceYears, ({ atLeast }) => {
      const earliest = dayOf(proposal.employedSince).add({ years: atLeast })
      if (!isBefore(start, earliest)) return met(proposal.employedSince)
      return { state: 'refused', found: proposal.employedSince, issues: [`${dayOf(start).until(earliest).days}`], earliest }
    }),
    ...(isAnnounced(proposal, policy.notice?.value.dispatchToo) ? judge('notice', policy.notice, ({ limit, by, otherwise }) => {
      if (!letter || (by === 'official_letter' && letter.form !== 'official_letter')) return { state: 'incomplete', found: letter?.form ?? '-', issues: [by] }
      const earliest = dueDate(calendar, limit, { from: dayOf(letter.on) })
      if (!isBefore(start, earliest)) return met(letter.on)
      return { state: exceptional(otherwise), found: letter.on, earliest: workdayFrom(calendar, earliest) }
    }) : []),
    ...(proposal.lead ? leadDemands(proposal, policy, facts) : []),
    ...judge('outside_duties', policy.outsideDuties, ({ allowed, otherwise }) => {
      if (!proposal.lead || proposal.outsideDuties <= allowed) return met(String(proposal.outsideDuties))
      return { state: exceptional(otherwise), found: String(proposal.outsideDuties) }
    }),
    ...(proposal.occasion === 'temporary_cover' ? judge('temporary_cover', policy.temporaryCover, () => {
      return proposal.until === null ? { state: 'incomplete', found: '-', issues: ['until'] } : { state: 'exception', found: `${start}–${proposal.until}` }
    }) : []),
  ]
}

/** A replacement after a return, and cover for a while, are not bound to the letter's time. */
function isAnnounced({ occasion }: Proposal, dispatchToo: boolean | undefined): boolean {
  return occasion === 'replacement' || (occasion === 'dispatch' && dispatchToo === true)
}

function leadDemands(proposal: Proposal, policy: Rules['policy'], { windowStaff, leads }: EntryFacts): Demand[] {
  return [
    ...judge('lead', policy.lead, ({ minRank, approvalExperience, fromStaff }) => {
      if (windowStaff + 1 < fromStaff) return met(proposal.rank)
      if (RANKS.indexOf(proposal.rank) < RANKS.indexOf(minRank)) return { state: 'refused', found: proposal.rank, issues: [minRank] }
      if (approvalExperience && !proposal.approvalExperience) return { state: 'refused', found: proposal.rank, issues: ['approval_experience'] }
      return met(proposal.rank)
    }),
    ...judge('leads', policy.leadsPerDepartment, (most) => {
      const others = leads.filter((person) => person !== proposal.person)
      return others.length < most ? met(String(others.length)) : { state: 'refused', found: String(others.length), issues: others }
    }),
  ]
}
