import { Action } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'

type Item = Outputs['cases']['items']['get']['item']

/** Which windows take the item, and how many guide sheets lie there. */
export function ItemPlaces({ item }: { item: Item }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const names = usePlaceNames([item.center])
  const [open, setOpen] = useState<'windows' | 'sheets'>()
  const close = () => setOpen(undefined)
  const { id, center, department } = item
  const windows = useQuery(api.organization.directory.windows.queryOptions(open === 'windows' ? { center } : skipToken))
  const place = useCommand(api.cases.items.placeAt.mutationOptions(), { done: t('places.placed'), onDone: close })
  const sheets = useCommand(api.cases.items.sheets.mutationOptions(), { done: ({ count }) => t('places.counted', { count }), onDone: close })
  return (
    <section className="panel no-print">
      <div className="panel-head"><h2>{t('places.title')}</h2>
        <span className="row"><Action kind="quiet" reason={can('cases.items.placeAt', { center }).reason} onClick={() => setOpen('windows')}>{t('places.place')}</Action><Action kind="quiet" reason={can('cases.items.sheets', { center, department }).reason} onClick={() => setOpen('sheets')}>{t('places.sheets')}</Action></span>
      </div>
      {item.windows.length === 0 ? <p className="soft">{t('places.none')}</p> : <ul>{item.windows.map((window) => <li key={window}>{names.window(window)}</li>)}</ul>}
      <FormSheet<{ windows: string[] }> open={open === 'windows'} title={t('places.place')} submit={t('places.place')} onClose={() => { place.clear(); close() }} busy={place.busy} problem={place.problem} initial={{ windows: item.windows }} onSubmit={(values) => place.run({ id, center, ...values })}>
        <Form.Item name="windows" label={t('places.title')}><Select mode="multiple" optionFilterProp="label" options={(windows.data?.rows ?? []).filter(({ active }) => active).map((window) => ({ value: window.id, label: `${window.number} ${names.window(window.id)}` }))} /></Form.Item>
      </FormSheet>
      <FormSheet<{ count: number }> open={open === 'sheets'} title={t('places.sheets')} submit={t('places.sheets')} onClose={() => { sheets.clear(); close() }} busy={sheets.busy} problem={sheets.problem} initial={{ count: 20 }} onSubmit={({ count }) => sheets.run({ id, center, count })}>
        <p className="soft">{t('places.sheetsNote')}</p>
        <Form.Item name="count" label={t('places.count')} rules={[{ required: true, message: t('required') }]}><InputNumber min={0} max={100_000} precision={0} /></Form.Item>
      </FormSheet>
    </section>
  )
}
