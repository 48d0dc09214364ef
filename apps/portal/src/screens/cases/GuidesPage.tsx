import { PageHeader } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ChoiceField, TextField } from '../../data/Fields.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaces } from '../../data/places.ts'

const SHOWN = 100
const DECISIONS_SHOWN = 20

/** What a center offers, found by name. */
export function GuidesPage() {
  const { t } = useTranslation('cases')
  const places = usePlaces()
  const [chosen, setChosen] = useState('')
  const [search, setSearch] = useState('')
  const center = chosen || (places.centers.length === 1 ? places.centers[0]!.id : '')
  const guides = useQuery(api.cases.guides.list.queryOptions(center ? { center, size: SHOWN, ...(search && { search }) } : skipToken, { placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('guides.title')} note={t('guides.note')} />
      <ChoiceField label={t('guides.center')} value={center} onChange={setChosen} none={t('guides.choose')} choices={places.centers.map(({ id }) => ({ value: id, label: places.centerName(id) }))} />
      <TextField label={t('guides.search')} value={search} onChange={setSearch} maxLength={60} />
      {center && (
        <Loaded query={guides} empty={{ when: ({ rows }) => rows.length === 0, title: t('guides.none'), next: t('guides.noneNext') }}>
          {({ rows }) => (
            <ul className="portal-list">
              {rows.map((row) => (
                <li key={row.id} className="panel"><a href={`/portal/guides/${row.id}`}>{row.name}</a> <span className="soft">{places.departmentName(row.department)} · {row.days === null ? t('guides.instant') : t('guides.days', { count: row.days })}</span></li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
      {center && <Decisions center={center} />}
    </>
  )
}

/** Items admitted, changed and taken out, with the decision they rest on. */
function Decisions({ center }: { center: string }) {
  const { t } = useTranslation('cases')
  const decisions = useQuery(api.cases.guides.decisions.queryOptions({ center }))
  const rows = (decisions.data?.rows ?? []).toReversed().slice(0, DECISIONS_SHOWN)
  if (rows.length === 0) return null
  return (
    <section className="panel stack">
      <h2>{t('decisions.title')}</h2>
      <ul className="portal-list">{rows.map((row, index) => <li key={index}><a href={`/portal/guides/${row.item}`}>{row.name}</a> <span>{t(`decisions.kind.${row.kind}`)}</span> <span className="soft">{row.on} {row.document}</span></li>)}</ul>
    </section>
  )
}
