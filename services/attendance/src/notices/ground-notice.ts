import type { NoticeRaised } from '@hall/contract'
import type { AttendancePolicy } from '@hall/regulation'
import { fill, inBoth } from './phrase.ts'
import texts from './texts.json' with { type: 'json' }

interface About { readonly center: string; readonly person: string; readonly name: string; readonly recipients: readonly string[] }
interface Reached { readonly days: number; readonly year: number; readonly level: 'warning' | 'ground'; readonly rule: NonNullable<AttendancePolicy['absentGround']> }

/** Tells the section how far confirmed absence has come (EP-ATT-01). */
export function composeGroundNotice({ center, person, name, recipients }: About, { days, year, level, rule }: Reached): NoticeRaised {
  const values = inBoth(() => ({ name, days: String(days), year: String(year), at: String(rule.value.atDays), ground: String(rule.value.ground), clause: rule.clause }))
  return {
    center, recipients: [...recipients],
    title: fill(texts.ground[level].title, values),
    body: fill(texts.ground[level].body, values),
    clauses: [rule.clause],
    link: `/attendance/days?person=${encodeURIComponent(person)}&from=${year}-01-01&to=${year}-12-31&finding=absent`,
  }
}
