import type { Localized, NoticeRaised } from '@hall/contract'
import { fill, inBoth } from './phrase.ts'
import texts from './texts.json' with { type: 'json' }

interface About { readonly center: string; readonly person: string; readonly name: string }

function titled(text: Localized, { name }: About, date: string): Localized {
  return fill(text, inBoth(() => ({ name, date })))
}

function reasonLine(reason: string): Localized {
  return fill(texts.objection.reason, inBoth(() => ({ reason })))
}

/** To who registered it: why the section gave it back (QP-ATT-11). */
export function composeReturnNotice(about: About & { readonly registeredBy: string; readonly from: Temporal.PlainDateTime; readonly dueClause: string | null }, reason: string): NoticeRaised {
  return {
    center: about.center, recipients: [about.registeredBy], title: titled(texts.returned.title, about, about.from.toPlainDate().toString()), body: reasonLine(reason),
    clauses: about.dueClause ? [about.dueClause] : [], link: '/attendance/registrations',
  }
}

/** To the person: what became of the objection. */
export function composeDecisionNotice(about: About & { readonly date: Temporal.PlainDate; readonly clause: string }, { accepted, reason }: { accepted: boolean; reason: string }): NoticeRaised {
  return {
    center: about.center, recipients: [about.person], title: titled(accepted ? texts.objection.accepted : texts.objection.refused, about, about.date.toString()), body: reasonLine(reason),
    clauses: [about.clause], link: `/attendance/days/${encodeURIComponent(about.person)}/${about.date.toString()}`,
  }
}

/** To the people of the center's sections: somebody objects. */
export function composeObjectionNotice(about: About & { readonly date: Temporal.PlainDate; readonly clause: string }, recipients: readonly string[]): NoticeRaised {
  return {
    center: about.center, recipients: [...recipients], title: titled(texts.objection.made, about, about.date.toString()), body: { zh: '', en: '' },
    clauses: [about.clause], link: '/attendance/objections',
  }
}
