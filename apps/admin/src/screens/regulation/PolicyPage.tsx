import { Action, formatDateTime, formatDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { PolicyEditor } from './PolicyEditor.tsx'
import { stateTones } from './PoliciesPage.tsx'
import { ValueTable } from './ValueTable.tsx'

export type PolicyDetail = Outputs['regulation']['policies']['get']
type Area = PolicyDetail['version']['area']

/** One version of a policy, value by value; drafting, reviewing and publishing it. */
export function PolicyPage() {
  const { center = '', area = '', version = '1' } = useParams({ strict: false })
  const policy = useQuery(api.regulation.policies.get.queryOptions({ center, area: area as Area, version: Number(version) }))
  return <Loaded query={policy} rows={12}>{(detail) => <Policy key={`${center} ${version}`} detail={detail} />}</Loaded>
}

function Policy({ detail }: { detail: PolicyDetail }) {
  const { t, i18n } = useTranslation('regulation')
  const { version } = detail
  const names = usePlaceNames([])
  const [editing, setEditing] = useState<'draft' | 'change'>()
  const day = (date: string) => formatDay(date, i18n.language)
  return (
    <>
      <PageHeader
        title={t('policy.title', { center: names.center(version.center), area: t(`areas.${version.area}`), version: version.version })}
        note={
          <>
            <StateTag tone={stateTones[version.state]}>{t(`states.${version.state}`)}</StateTag>{' '}
            {t('policy.from', { day: day(version.effectiveFrom) })}{version.until && t('policy.until', { day: day(version.until) })}
          </>
        }
        actions={<Steps detail={detail} onEdit={setEditing} />}
      />
      <div className="columns">
        <section className="panel panel-flush scroll-x"><ValueTable values={detail.values} /></section>
        <section className="panel">
          <h2>{t('policy.steps')}</h2>
          <dl className="pairs">
            <dt>{t('draftedBy')}</dt><dd><ActorName id={version.draftedBy} /></dd>
            <dt>{t('reviewedBy')}</dt><dd>{version.reviewedBy ? <ActorName id={version.reviewedBy} /> : t('policy.notYet')}</dd>
            <dt>{t('policy.publishedAt')}</dt><dd>{version.publishedAt ? formatDateTime(atCenter(version.publishedAt), i18n.language) : t('policy.notYet')}</dd>
          </dl>
          <p className="soft">{t('policy.immutable')}</p>
        </section>
      </div>
      {editing && <PolicyEditor detail={detail} mode={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

/** Draft, change, review, publish, withdraw: each disabled with its reason, its refusal shown below. */
function Steps({ detail: { version }, onEdit }: { detail: PolicyDetail; onEdit: (mode: 'draft' | 'change') => void }) {
  const { t } = useTranslation('regulation')
  const can = useCan()
  const navigate = useNavigate()
  const { center } = version
  const key = { center, area: version.area, version: version.version }
  const review = useCommand(api.regulation.policies.review.mutationOptions(), { done: t('policy.reviewed') })
  const publish = useCommand(api.regulation.policies.publish.mutationOptions(), { done: t('policy.published'), onDone: () => void navigate({ to: paths.policies }) })
  const withdraw = useCommand(api.regulation.policies.withdraw.mutationOptions(), { done: t('policy.withdrawn'), onDone: () => void navigate({ to: paths.policies }) })
  const problem = review.problem ?? publish.problem ?? withdraw.problem
  return (
    <>
      <Action icon="plus" reason={can('regulation.policies.draft', { center }).reason} onClick={() => onEdit('draft')}>{t('policy.draft')}</Action>
      {(version.state === 'draft' || version.state === 'reviewed') && (
        <>
          <Action reason={can('regulation.policies.change', { center }).reason} onClick={() => onEdit('change')}>{t('policy.change')}</Action>
          <Action busy={withdraw.busy} reason={can('regulation.policies.withdraw', { center }).reason} onClick={() => withdraw.run(key)}>{t('policy.withdraw')}</Action>
          <Action busy={review.busy} reason={can('regulation.policies.review', { center }).reason} onClick={() => review.run(key)}>{t('policy.review')}</Action>
          <Action
            kind="primary"
            busy={publish.busy}
            reason={can('regulation.policies.publish', { center }).reason ?? (version.state === 'draft' ? t('policy.reviewFirst') : undefined)}
            onClick={() => publish.run(key)}
          >
            {t('policy.publish')}
          </Action>
        </>
      )}
      {problem && <div className="page-problem"><ProblemView error={problem} /></div>}
    </>
  )
}
