import { Action, Choice, formatDateTime, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { MomentField } from '../../antd/fields.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter, useNow } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'

type Supply = Outputs['assets']['supplies']['list']['rows'][number]

/** What lies out for the public, and what is sold as scrap. */
export function SuppliesPage() {
  const { t } = useTranslation('assets')
  const [center] = useCenter()
  return <><AssetsHeader current="supplies" note={t('supply.note')} />{center ? <Supplies center={center} /> : <ChooseCenter href={(id) => `${paths.supplies}?center=${id}`} />}</>
}

function Supplies({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const names = usePlaceNames([center])
  const [missing, setMissing] = useState(false)
  const [keeping, setKeeping] = useState<Partial<Supply>>()
  const [planning, setPlanning] = useState(false)
  const supplies = useQuery(api.assets.supplies.list.queryOptions({ center, ...(missing && { missing }) }))
  const sales = useQuery(api.assets.sales.list.queryOptions({ center, size: 50 }))
  return (
    <div className="stack">
      <PlainTable title={t('supply.list')} query={supplies} rowKey={(row) => `${row.window} ${row.item}`} empty={t(missing ? 'supply.complete' : 'supply.none')}
        actions={(
          <span className="row">
            <Choice label={t('supply.show')} value={missing ? 'missing' : ''} options={[{ value: '', name: t('supply.all') }, { value: 'missing', name: t('supply.missing') }]} onChange={(value) => setMissing(value === 'missing')} />
            <Action icon="plus" reason={can('assets.supplies.keep').reason} onClick={() => setKeeping({})}>{t('supply.enter')}</Action>
          </span>
        )}
        columns={[
          { title: t('supply.item'), render: (row) => row.item },
          { title: t('window'), render: (row) => names.window(row.window) || t('supply.hall') },
          { title: t('supply.wanted'), number: true, render: (row) => row.wanted },
          { title: t('supply.present'), number: true, render: (row) => row.present },
          { title: t('state'), render: (row) => <StateTag tone={row.present < row.wanted ? 'late' : 'ok'}>{row.present < row.wanted ? t('supply.lacks', { count: row.wanted - row.present }) : t('supply.complete')}</StateTag> },
          { title: t('supply.checkedOn'), render: (row) => row.checkedOn },
          { title: t('action', { ns: 'ledger' }), render: (row) => <Action kind="quiet" reason={can('assets.supplies.keep', { center, ...(row.window && { window: row.window }) }).reason} onClick={() => setKeeping(row)}>{t('supply.recount')}</Action> },
        ]} />
      <PlainTable title={t('sale.list')} query={sales} rowKey={({ id }) => id} empty={t('sale.none')}
        actions={<Action icon="plus" reason={can('assets.sales.plan').reason} onClick={() => setPlanning(true)}>{t('sale.plan')}</Action>}
        columns={[
          { title: t('sale.subject'), render: (row) => row.subject },
          { title: t('window'), render: (row) => names.window(row.window) || t('supply.hall') },
          { title: t('sale.at'), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
          { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="assets" id={row.enteredBy} /> },
        ]} />
      <KeepSheet center={center} supply={keeping} onClose={() => setKeeping(undefined)} />
      <SaleSheet center={center} open={planning} onClose={() => setPlanning(false)} />
    </div>
  )
}

/** The windows to choose from, and one's own to begin with. */
function useWindows(center: string, open: boolean) {
  const local = useLocal()
  const { me } = useSession()
  const windows = useQuery(api.organization.directory.windows.queryOptions(open ? { center } : skipToken))
  return { own: me.person?.window ?? undefined, options: (windows.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${local(row.name)}` })) }
}

interface Kept { window?: string; item: string; wanted: number; present: number }

function KeepSheet({ center, supply, onClose }: { center: string; supply: Partial<Supply> | undefined; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const { own, options } = useWindows(center, supply !== undefined)
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const given = supply?.item ? { window: supply.window ?? undefined, item: supply.item, wanted: supply.wanted, present: supply.present } : { window: own, wanted: 5 }
  return (
    <CommandSheet key={`${supply?.window} ${supply?.item}`} open={supply !== undefined} onClose={onClose} title={t('supply.enter')} done={t('supply.kept')} options={api.assets.supplies.keep.mutationOptions()}
      initial={given as Partial<Kept>} input={({ window, ...rest }: Kept) => ({ center, window: window ?? null, ...rest })}
    >
      <Form.Item name="item" label={t('supply.item')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="window" label={t('window')}><Select allowClear options={options} placeholder={t('supply.hall')} /></Form.Item>
      <Form.Item name="wanted" label={t('supply.wanted')} rules={required}><InputNumber min={0} max={10_000} precision={0} /></Form.Item>
      <Form.Item name="present" label={t('supply.present')} rules={required}><InputNumber min={0} max={10_000} precision={0} /></Form.Item>
    </CommandSheet>
  )
}

interface Sold { window?: string; subject: string; at: string }

function SaleSheet({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const { own, options } = useWindows(center, open)
  const now = useNow()
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('sale.plan')} done={t('sale.planned')} options={api.assets.sales.plan.mutationOptions()} initial={{ window: own, at: now } as Partial<Sold>}
      input={({ window, subject, at }: Sold) => ({ center, window: window ?? null, subject, at: `${at}+08:00` })}
    >
      <Form.Item name="subject" label={t('sale.subject')} rules={required}><Input maxLength={120} /></Form.Item>
      <Form.Item name="window" label={t('window')}><Select allowClear options={options} placeholder={t('supply.hall')} /></Form.Item>
      <Form.Item name="at" label={t('sale.at')} rules={required}><MomentField /></Form.Item>
    </CommandSheet>
  )
}
