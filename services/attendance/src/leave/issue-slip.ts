import { localTime } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import { formTemplate } from '@hall/documents/print'
import { issueDocument } from '@hall/issued-documents'
import form from '../documents/leave-slip.json' with { type: 'json' }
import type { Rule } from '../domain/facts.ts'
import type { LeaveState } from '../domain/leave/leave-event.ts'
import { momentInWords } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import type { Writing } from './record-leave.ts'

const template = formTemplate.parse(form)

/** The printed slip of a leave whose chain takes one (QP-ATT-16, TG-ATT-05), as it stood when it was granted. Why somebody is away is not on it. */
export async function issueSlip(tx: Transaction, state: LeaveState, { rule, filedAt, writing }: { rule: Rule; filedAt: Temporal.Instant; writing: Writing }): Promise<void> {
  const series = rule.policy.leave?.slipSeries
  if (!state.chain.slip || !series) return
  const moment = (at: Temporal.PlainDateTime) => momentInWords(at)
  await issueDocument(tx, {
    id: writing.newId(), subject: `leave/${state.id}`, place: state, form: template, prefix: series.value,
    values: {
      fields: {
        name: state.name, person: state.person, kind: texts.kinds[state.kind], days: String(state.days), from: moment(state.from), to: moment(state.to),
        filedAt: moment(localTime(filedAt)), clause: state.chain.clause,
      },
      tables: {
        steps: state.steps.map(({ act, by, clause, done }) => ({
          step: { zh: `${by.map((role) => texts.roles[role].zh).join('或')}${texts.act[act].zh}`, en: `${by.map((role) => texts.roles[role].en).join(' or ')}: ${texts.act[act].en}` },
          outcome: done ? texts.outcomes[done.outcome] : '', at: done ? moment(localTime(Temporal.Instant.from(done.at))) : '', clause,
        })),
      },
    },
    by: { id: writing.meta.actor, name: writing.actorName }, now: writing.meta.now,
  })
}
