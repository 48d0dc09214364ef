import { Action, Choice, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { SealsHeader } from './SealsHeader.tsx'
import { NEXT, type Use, useTones } from './tones.ts'
import { ArchiveSheet, DecideSheet, PageSheet, SignSheet, StampSheet } from './UseSheets.tsx'
import { RequestUse } from './RequestUse.tsx'
import { WaitingUses } from './WaitingUses.tsx'
import { SignedDocuments } from './SignedDocuments.tsx'

const STATES = ['requested', 'approved', 'stamped', 'archived', 'refused'] as const
type Step = 'decide' | 'stamp' | 'archive' | 'sign' | 'page'

/** The ledger of uses; the next step of each stands beside it. */
export function UsesPage() {
  const { t } = useTranslation('seals')
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const [asking, setAsking] = useState(false)
  const [at, setAt] = useState<{ use: Use; step: Step }>()
  const state = oneOf(STATES, filters['state'])
  const uses = useQuery(api.seals.uses.list.queryOptions(
    { ...usePage(), ...(center && { center }), ...(state && { state }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const sheet = { use: at?.use, onClose: () => setAt(undefined) }
  return (
    <>
      <SealsHeader current="uses" note={t('use.note')} actions={<><a className="action" href={center ? `${paths.sealLedger}?center=${center}` : paths.sealLedger}>{t('ledgerBook.title')}</a>{center && <Action kind="primary" icon="plus" reason={can('seals.uses.request', { center }).reason} onClick={() => setAsking(true)}>{t('use.request')}</Action>}</>} />
      <div className="stack">
        {center && <WaitingUses center={center} onStep={(use, step) => setAt({ use, step })} />}
        <div className="filters">
          <SearchFilter label={t('use.search')} />
          <Choice label={t('state', { ns: 'ledger' })} value={state ?? ''} options={[{ value: '', name: t('use.all') }, ...STATES.map((value) => ({ value, name: t(`useState.${value}`) }))]} onChange={(value) => change({ state: value || undefined, page: undefined })} />
        </div>
      </div>
      <DataTable query={uses} columns={useColumns((use, step) => setAt({ use, step }))} rowKey={({ id }) => id} label={t('tab.uses')} empty={{ title: t('use.none'), next: t('use.noneNext') }} />
      {center && <div className="section-gap"><SignedDocuments center={center} /></div>}
      {center && <RequestUse center={center} open={asking} onClose={() => setAsking(false)} />}
      <DecideSheet {...sheet} open={at?.step === 'decide'} />
      <StampSheet {...sheet} open={at?.step === 'stamp'} />
      <ArchiveSheet {...sheet} open={at?.step === 'archive'} />
      <SignSheet {...sheet} open={at?.step === 'sign'} />
      <PageSheet {...sheet} open={at?.step === 'page'} />
    </>
  )
}

function useColumns(step: (use: Use, step: Step) => void): Column<Use>[] {
  const { t } = useTranslation('seals')
  const can = useCan()
  return [
    { key: 'case', title: t('use.case'), sortable: true, render: (_, row) => row.case },
    { key: 'document', title: t('use.document'), render: (_, row) => <span className="row">{row.document}{row.replaces && <span className="chip">{t('use.replaces')}</span>}</span> },
    { key: 'seal', title: t('use.seal'), render: (_, row) => row.sealName },
    { key: 'on', title: t('use.on'), sortable: true, render: (_, row) => row.on },
    { key: 'figures', title: t('use.figures'), align: 'end', render: (_, row) => [row.copies, row.approvedCopies, row.stampedCopies, row.archivedCopies].map((one) => one ?? '–').join(' / ') },
    { key: 'state', title: t('state', { ns: 'ledger' }), sortable: true, render: (_, row) => <span className="states"><StateTag tone={useTones[row.state]}>{t(`useState.${row.state}`)}</StateTag>{row.stampedCopies !== null && row.stampedCopies !== row.approvedCopies && <StateTag tone="absent">{t('count.differs')}</StateTag>}</span> },
    { key: 'requestedBy', title: t('use.requestedBy'), render: (_, row) => <PersonName register="seals" id={row.requestedBy} /> },
    { key: 'clauses', title: t('clause', { ns: 'ledger' }), render: (_, row) => <span className="row">{row.clauses.map((id) => <ClauseLink key={id} id={id} />)}</span> },
    {
      key: 'action', title: t('action', { ns: 'ledger' }),
      render: (_, row) => {
        const next = row.state in NEXT ? NEXT[row.state as keyof typeof NEXT] : undefined
        return (
          <span className="row">
            {next && <Action kind="quiet" reason={can(`seals.uses.${next}`, { center: row.center }).reason} onClick={() => step(row, next)}>{t(`use.${next}`)}</Action>}
            {row.state === 'stamped' && <Action kind="quiet" reason={can('seals.signatures.sign', { center: row.center }).reason} onClick={() => step(row, 'sign')}>{t('use.sign')}</Action>}
            <Action kind="quiet" onClick={() => step(row, 'page')}>{t('use.showPage')}</Action>
          </span>
        )
      },
    },
  ]
}
