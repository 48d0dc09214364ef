import { endOf } from '@hall/calendar'
import type { LateFiling, LeaveDocument, LeavePolicy } from '@hall/regulation'
import type { Rule } from '../facts.ts'
import type { Span } from '../time-of-day.ts'
import { fits, type Measured } from './leave-chain.ts'
import { workAfter } from './leave-time.ts'

/** What filing after the start takes, and until when; `due` undefined without a limit, or while the person is still away. */
export interface LateTerms {
  readonly clause: string
  readonly requires: LateFiling['requires']
  readonly marked: boolean
  readonly due: Temporal.PlainDate | undefined
}

interface Away { readonly span: Span; readonly now: Temporal.PlainDateTime; /** First day with a check after the span. */ readonly backOn: Temporal.PlainDate | undefined }

/** The rule of filing afterwards that fits (EP-ATT-15, QP-ATT-15, QP-ATT-19, TG-ATT-09); undefined where there is none. */
export function lateTerms(rule: Rule, late: LeavePolicy['late'], asked: Measured & Away): LateTerms | undefined {
  const found = late?.find(({ rule: { value } }) => fits(value, asked))
  if (!found) return undefined
  const { clause, value } = found.rule
  return { clause, requires: value.requires, marked: value.marked ?? false, due: dueOf(rule, value, asked) }
}

function dueOf(rule: Rule, { withinWorkdays, from, countReturnDay }: LateFiling, { span, now, backOn }: Away): Temporal.PlainDate | undefined {
  if (withinWorkdays === undefined) return undefined
  switch (from) {
    case 'day': return rule.calendar.addWorkdays(span.to.subtract({ nanoseconds: 1 }).toPlainDate(), withinWorkdays)
    case 'return': {
      const back = backOn ?? backByCalendar(rule, span, now)
      if (!back) return undefined
      const more = countReturnDay ? withinWorkdays - 1 : withinWorkdays
      return more === 0 ? back : rule.calendar.addWorkdays(back, more)
    }
  }
}

/** Nobody was seen: the day work began again after the span, once it has come. */
function backByCalendar(rule: Rule, { to }: Span, now: Temporal.PlainDateTime): Temporal.PlainDate | undefined {
  const back = workAfter(rule, to)
  return Temporal.PlainDateTime.compare(back, now) <= 0 ? back.toPlainDate() : undefined
}

export function isOverdue({ due }: Pick<LateTerms, 'due'>, now: Temporal.Instant): boolean {
  return due !== undefined && Temporal.Instant.compare(endOf(due), now) <= 0
}

/** What is still missing of what is required; a certificate proves too. */
export function missingOf(requires: LateFiling['requires'], { explained, documents }: { explained: boolean; documents: readonly LeaveDocument[] }): LateFiling['requires'] {
  return requires.filter((need) => {
    switch (need) {
      case 'explanation': return !explained
      case 'certificate': return !documents.includes('certificate')
      case 'proof': return documents.length === 0
    }
  })
}
