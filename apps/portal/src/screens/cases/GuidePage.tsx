import './portal-cases.css'
import { Action, PageHeader } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { encodeQR } from 'qr'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaces } from '../../data/places.ts'

type Guide = Outputs['cases']['guides']['get']

/** The guide of one item: everything the regulation wants public, printable. */
export function GuidePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const guide = useQuery(api.cases.guides.get.queryOptions({ id }))
  return <Loaded query={guide}>{(data) => <Told guide={data} />}</Loaded>
}

function Told({ guide }: { guide: Guide }) {
  const { t } = useTranslation('cases')
  const places = usePlaces()
  const { content } = guide
  const limit = (value: Guide['content']['promised']) => (value ? t(value.unit === 'workday' ? 'guides.days' : 'guides.calendarDays', { count: value.days }) : t('guides.instant'))
  const list = (lines: readonly string[]) => <ol>{lines.map((line, index) => <li key={index}>{line}</li>)}</ol>
  const sections: [string, ReactNode][] = [
    [t('guide.materials'), list(content.materials.map(({ name, required, copies }) => `${name} ×${copies}${required ? '' : ` (${t('guide.optional')})`}`))],
    [t('guide.conditions'), list(content.conditions)], [t('guide.steps'), list(content.steps)], [t('guide.promised'), limit(content.promised)], [t('guide.statutory'), limit(content.statutory)],
    [t('guide.fees'), content.fees.length === 0 ? t('guide.free') : list(content.fees.map(({ name, cents, unit, basis }) => `${name} ${cents / 100} ${t('guide.yuan')} ${unit} ${basis}`))],
    [t('guide.basis'), list(content.basis)], [t('guide.body'), `${places.centerName(guide.center)} ${places.departmentName(guide.department)}`], [t('guide.phone'), content.phone], [t('guide.supervision'), content.supervision], [t('guide.remedies'), content.remedies],
    [t('guide.record'), t('guide.recordOf', { finished: guide.record.finished, onTime: guide.record.onTime, overdue: guide.record.overdue })],
    [t('guide.version'), t('guide.versionOf', { version: guide.version, day: guide.effectiveFrom })],
  ]
  return (
    <>
      <PageHeader title={content.name} note={guide.state === 'left' ? t('guide.left') : undefined} actions={<Action icon="print" onClick={() => window.print()}>{t('guide.print')}</Action>} />
      <figure className="guide-code"><img src={`data:image/svg+xml,${encodeURIComponent(encodeQR(`${location.origin}/portal/guides/${guide.id}`, 'svg', { ecc: 'medium', border: 2 }))}`} alt={t('guide.code')} width={120} height={120} /><figcaption className="soft">{t('guide.scan')}</figcaption></figure>
      <dl className="guide-facts panel">{sections.filter(([, value]) => value).flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}</dl>
    </>
  )
}
