import { Action, formatDateTime } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonField } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useCan } from '../../session/can.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

/** Who is put forward for an award; who was found against too often and seriously is refused with the clause. */
export function Awards({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const year = Number(useToday().slice(0, 4))
  const names = usePlaceNames([center])
  const [open, setOpen] = useState(false)
  const list = useQuery(api.assets.awards.list.queryOptions({ center, size: 50 }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <>
      <PlainTable title={t('award.list')} note={t('award.note')} query={list} rowKey={({ id }) => id} empty={t('award.none')}
        actions={<Action icon="plus" reason={can('assets.awards.nominate', { center }).reason} onClick={() => setOpen(true)}>{t('award.nominate')}</Action>}
        columns={[
          { title: t('award.person'), render: (row) => <PersonName register="assets" id={row.person} /> },
          { title: t('window'), render: (row) => names.window(row.window) || '—' },
          { title: t('award.award'), render: (row) => row.award },
          { title: t('award.year'), number: true, render: (row) => row.year },
          { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="assets" id={row.by} /> },
          { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
        ]} />
      <CommandSheet open={open} onClose={() => setOpen(false)} title={t('award.nominate')} done={t('award.nominated')} options={api.assets.awards.nominate.mutationOptions()} initial={{ year } as object}
        input={({ person, award, year: of }: { person: string; award: string; year: number }) => ({ center, person, award, year: of })}
      >
        <Form.Item name="person" label={t('award.person')} rules={required}><PersonField center={center} /></Form.Item>
        <Form.Item name="award" label={t('award.award')} rules={required}><Input maxLength={100} /></Form.Item>
        <Form.Item name="year" label={t('award.year')} rules={required}><InputNumber min={2000} max={2100} precision={0} /></Form.Item>
      </CommandSheet>
    </>
  )
}
