import { formatDay, WhyPanel } from '@hall/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useClause } from '../../data/use-clause.ts'
import { rolesFor } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { type Finding, findingTones, outcomeTones, type Verdict } from './tones.ts'
import { type Facts, timeOf, useVerdictWords } from './words.ts'

interface Props { finding: Finding; verdict: Verdict; facts: Facts; children?: ReactNode }

/** Why a day has this finding. */
export function FindingWhy({ finding, verdict, facts, children }: Props) {
  const { t } = useTranslation('attendance')
  const words = useVerdictWords()
  const clause = useClause(finding.clause, { version: verdict.policyVersion, since: verdict.policyEffectiveFrom })
  const otherwise = useOtherwise(verdict)
  const point = words.pointName(finding, verdict)
  return (
    <WhyPanel
      why={{
        sentence: words.findingSentence(finding, verdict, facts),
        tone: findingTones[finding.kind],
        state: t(`finding.${finding.kind}`),
        clause,
        value: finding.value ? { name: t(`valueOf.${finding.kind}`, { point }), text: words.valueText(finding.value) } : undefined,
        facts: useFactTexts(facts, finding.facts),
        arithmetic: words.arithmetic(finding, verdict, facts),
        otherwise: finding.binding ? otherwise : t('why.notHeld'),
      }}
    >
      {children}
    </WhyPanel>
  )
}

/** Why a day is in order, or not judged at all: the clause the outcome as a whole rests on. */
export function OutcomeWhy({ verdict, facts }: { verdict: Verdict; facts: Facts }) {
  const { t } = useTranslation('attendance')
  const words = useVerdictWords()
  const clause = useClause(verdict.clause, { version: verdict.policyVersion, since: verdict.policyEffectiveFrom })
  const tone = outcomeTones[verdict.outcome]
  const all = [...facts.punches, ...facts.absences].map(({ id }) => id)
  return (
    <WhyPanel
      why={{ sentence: words.verdictSentence(verdict, facts), tone, state: t(`outcome.${verdict.outcome}`), clause, facts: useFactTexts(facts, all), arithmetic: [] }}
    />
  )
}

function useFactTexts({ punches, absences, looks = [], supposed }: Facts, ids: readonly string[]) {
  const { t, i18n } = useTranslation('attendance')
  const settling = useTranslation('settling').t
  const { method } = useVerdictWords()
  return [
    ...punches.filter(({ id }) => ids.includes(id)).map((punch) => ({
      text: t('fact.punch', { time: timeOf(punch.at), method: method(punch.method) }),
      source: supposed ? t('fact.entered') : t('fact.received', { device: punch.device ?? t('fact.byHand'), time: timeOf(atCenter(punch.receivedAt)) }),
    })),
    ...looks.filter(({ id }) => ids.includes(id)).map((look) => ({
      text: t('fact.look', { time: timeOf(look.at), state: settling(`looks.${look.state}`) }),
      source: [settling(`rounds.kind.${look.kind as 'patrol'}`), look.by, look.note].filter(Boolean).join(' · '),
    })),
    ...absences.filter(({ id }) => ids.includes(id)).map((absence) => ({
      text: t('fact.absence', { kind: t(`absenceKind.${absence.kind}`), from: span(absence.from, i18n.language), to: span(absence.to, i18n.language) }),
      source: t('fact.approved', { name: absence.approvedBy }),
    })),
  ]
}

function span(local: string, language: string): string {
  return `${formatDay(local.slice(0, 10), language)} ${local.slice(11, 16)}`
}

function useOtherwise(verdict: Verdict): string {
  const { t, i18n } = useTranslation('attendance')
  const access = useTranslation('access').t
  const roles = rolesFor('attendance.absences.register').map((role) => access(`role.${role}`)).join(access('comma'))
  const due = verdict.proofDue
  if (!due) return t('why.otherwise', { roles })
  if (verdict.final) return t('why.proofOver', { roles, day: formatDay(due.date, i18n.language), clause: due.clause })
  const day = formatDay(due.date, i18n.language)
  return t(due.provisional ? 'why.proofProvisional' : 'why.proof', { roles, day, clause: due.clause })
}
