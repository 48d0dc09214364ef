import { PageHeader } from '@hall/ui'
import { useMatches } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemView } from '../data/ProblemView.tsx'
import { paths } from '../paths.ts'
import { useCan } from '../session/can.ts'

/** The screen, or why it is not for this person. The services would refuse it anyway; this says so once and who may. */
export function Admitted({ children }: { children: ReactNode }) {
  const { t } = useTranslation('access')
  const can = useCan()
  const needs = useMatches({ select: (matches) => matches.at(-1)?.staticData.needs })
  const right = needs ? can(needs) : undefined
  if (!right || right.ok) return children
  return (
    <div className="stack">
      <PageHeader title={t('refused')} note={right.reason} actions={<a className="action" href={paths.permissions}>{t('page.title')}</a>} />
      <ProblemView error={{ code: 'FORBIDDEN' }} />
    </div>
  )
}
