import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { MomentField } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { atCenter, useNow } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AssetField } from './AssetField.tsx'

const EFFECTS = ['none', 'harm'] as const
interface Entered { asset: string; at: string; effect: (typeof EFFECTS)[number]; what: string }

/** Computers used by people who are not of the staff, and who is proposed to answer for harm. */
export function Outsiders({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const now = useNow()
  const names = usePlaceNames([center])
  const [entering, setEntering] = useState(false)
  const query = useQuery(api.assets.machines.outsiders.queryOptions({ center, size: 50 }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <>
      <PlainTable title={t('use.outsiders')} query={query} rowKey={({ id }) => id} empty={t('use.noOutsiders')}
        actions={<Action icon="plus" reason={can('assets.machines.enterOutsider').reason} onClick={() => setEntering(true)}>{t('use.enterOutsider')}</Action>}
        columns={[
          { title: t('net.computer'), render: (row) => (can('assets.assets.get', { center, ...(row.window && { window: row.window }) }).ok ? <a data-item href={paths.asset(center, row.asset)}>{row.asset}</a> : row.asset) },
          { title: t('window'), render: (row) => names.window(row.window) || '—' },
          { title: t('use.happened'), render: (row) => <>{row.what} <span className="soft">{formatDateTime(atCenter(row.at), i18n.language).slice(0, -3)}</span></> },
          { title: t('use.effect'), render: (row) => <StateTag tone={row.effect === 'harm' ? 'absent' : 'quiet'}>{t(`use.effects.${row.effect}`)}</StateTag> },
          { title: t('use.responsible'), render: (row) => (row.responsible.length > 0 ? row.responsible.map((person) => <PersonName key={person} register="assets" id={person} />) : '—') },
          { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
        ]} />
      <CommandSheet open={entering} onClose={() => setEntering(false)} title={t('use.enterOutsider')} options={api.assets.machines.enterOutsider.mutationOptions()} initial={{ effect: 'none', at: now } as Partial<Entered>}
        done={({ responsible }) => t(responsible.length > 0 ? 'use.proposed' : 'use.entered', { count: responsible.length })} input={({ at, ...rest }: Entered) => ({ center, ...rest, at: `${at}+08:00` })}
      >
        <Form.Item name="asset" label={t('net.computer')} rules={required}><AssetField center={center} /></Form.Item>
        <Form.Item name="at" label={t('use.happenedAt')} rules={required}><MomentField /></Form.Item>
        <Form.Item name="what" label={t('use.happened')} rules={required}><Input maxLength={120} /></Form.Item>
        <Form.Item name="effect" label={t('use.effect')} rules={required}><Select options={EFFECTS.map((value) => ({ value, label: t(`use.effects.${value}`) }))} /></Form.Item>
      </CommandSheet>
    </>
  )
}
