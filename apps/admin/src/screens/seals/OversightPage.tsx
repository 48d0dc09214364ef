import { Action, formatDateTime, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { LedgerPanel } from '../ledger/LedgerPanel.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AcceptedCases } from './AcceptedCases.tsx'
import { AcceptCase, EnterItem } from './ItemSheets.tsx'
import { SealsHeader } from './SealsHeader.tsx'
import { useItemNames } from './use-item-names.ts'

type Inspection = Outputs['seals']['inspections']['list']['rows'][number]

/** What the supervising bodies look at: problems on record, inspections, authorization, the ledger itself. */
export function OversightPage() {
  const { t } = useTranslation('seals')
  const [center] = useCenter()
  return (
    <>
      <SealsHeader current="oversight" note={t('oversight.note')} />
      {center ? <Oversight center={center} /> : <ChooseCenter href={(id) => `${paths.sealOversight}?center=${id}`} />}
    </>
  )
}

function Oversight({ center }: { center: string }) {
  const { t, i18n } = useTranslation('seals')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const itemName = useItemNames(center)
  const [open, setOpen] = useState<'inspect' | 'item' | 'case'>()
  const [closing, setClosing] = useState<Inspection>()
  const violations = useQuery(api.seals.violations.list.queryOptions({ center, size: 50 }))
  const mayInspect = can('seals.inspections.list', { center }).ok
  const inspections = useQuery(api.seals.inspections.list.queryOptions(mayInspect ? { center, size: 50 } : skipToken))
  const uncovered = useQuery(api.seals.items.uncovered.queryOptions({ center, on: today }))
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <div className="stack">
      <PlainTable title={t('oversight.violations')} query={violations} rowKey={({ id }) => id} empty={t('oversight.noViolations')} columns={[
        { title: t('kind'), render: (row) => <StateTag tone="absent">{t(`violation.${row.kind}`)}</StateTag> },
        { title: t('oversight.subject'), render: (row) => <>{row.subject} <span className="soft">{row.note}</span></> },
        { title: t('oversight.department'), render: (row) => names.department(row.department) },
        { title: t('at', { ns: 'ledger' }), render: (row) => when(row.at) },
        { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
      ]} />
      {mayInspect && (
        <PlainTable
          title={t('oversight.inspections')} query={inspections} rowKey={({ id }) => id} empty={t('oversight.noInspections')}
          actions={<Action icon="plus" reason={can('seals.inspections.open', { center }).reason} onClick={() => setOpen('inspect')}>{t('oversight.open')}</Action>}
          columns={[
            { title: t('oversight.subject'), render: (row) => row.subject },
            { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="seals" id={row.openedBy} /> },
            { title: t('at', { ns: 'ledger' }), render: (row) => when(row.openedAt) },
            { title: t('oversight.finding'), render: (row) => row.finding ?? <StateTag tone="open">{t('oversight.running')}</StateTag> },
            { title: t('action', { ns: 'ledger' }), render: (row) => !row.closedAt && <Action kind="quiet" reason={can('seals.inspections.close', { center }).reason} onClick={() => setClosing(row)}>{t('oversight.close')}</Action> },
          ]}
        />
      )}
      <PlainTable
        title={t('oversight.uncovered')} query={uncovered} rowKey={({ department }) => department} empty={t('oversight.noUncovered')}
        actions={<Action icon="plus" reason={can('seals.items.enter', { center }).reason} onClick={() => setOpen('item')}>{t('oversight.enterItem')}</Action>}
        columns={[
          { title: t('oversight.department'), render: (row) => names.department(row.department) },
          { title: t('oversight.covered'), number: true, render: (row) => `${row.covered} / ${row.items}` },
          { title: t('oversight.missing'), render: (row) => row.missing.map(itemName).join(t('comma', { ns: 'access' })) },
          { title: t('clause', { ns: 'ledger' }), render: () => <ClauseLink id={uncovered.data?.clause} /> },
        ]}
      />
      <AcceptedCases center={center} onAccept={() => setOpen('case')} />
      <LedgerPanel service="seals" center={center} />
      <CommandSheet open={open === 'inspect'} onClose={() => setOpen(undefined)} title={t('oversight.open')} done={t('oversight.opened')} options={api.seals.inspections.open.mutationOptions()}
        input={({ subject }: { subject: string }) => ({ center, seal: null, subject })}
      >
        <Form.Item name="subject" label={t('oversight.subject')} rules={required}><Input maxLength={120} /></Form.Item>
      </CommandSheet>
      <CommandSheet open={closing !== undefined} onClose={() => setClosing(undefined)} title={t('oversight.close')} done={t('oversight.closed')} options={api.seals.inspections.close.mutationOptions()}
        input={({ finding }: { finding: string }) => closing && { center, inspection: closing.id, finding }}
      >
        <Form.Item name="finding" label={t('oversight.finding')} rules={required}><Input.TextArea rows={4} maxLength={1000} /></Form.Item>
      </CommandSheet>
      <EnterItem center={center} open={open === 'item'} onClose={() => setOpen(undefined)} />
      <AcceptCase center={center} open={open === 'case'} onClose={() => setOpen(undefined)} />
    </div>
  )
}
