import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { FileMandate } from './FileMandate.tsx'
import { SealsHeader } from './SealsHeader.tsx'
import { useItemNames } from './use-item-names.ts'

type Handover = Outputs['seals']['custody']['pending']['rows'][number]

/** Seals between two hands, seals out of the house, and the mandates covers act by. */
export function CustodyPage() {
  const { t, i18n } = useTranslation('seals')
  const can = useCan()
  const { me } = useSession()
  const [center] = useCenter()
  const [taking, setTaking] = useState<Handover>()
  const [filing, setFiling] = useState(false)
  const at = center ? { center } : {}
  const pending = useQuery(api.seals.custody.pending.queryOptions({ ...at, size: 100 }))
  const outings = useQuery(api.seals.outings.list.queryOptions({ ...at, size: 50 }))
  const mandates = useQuery(api.seals.mandates.list.queryOptions({ ...at, size: 100 }))
  const itemName = useItemNames(center)
  const comma = t('comma', { ns: 'access' })
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  return (
    <>
      <SealsHeader current="custody" note={t('custody.note')} />
      <div className="stack">
        <PlainTable title={t('custody.pending')} query={pending} rowKey={({ id }) => id} empty={t('custody.noPending')} columns={[
          { title: t('use.seal'), render: (row) => <a data-item href={paths.seal(row.center, row.seal)}>{row.sealName}</a> },
          { title: t('offer.title'), render: (row) => <><PersonName register="seals" id={row.from} /> → <PersonName register="seals" id={row.to} /></> },
          { title: t('offer.reason'), render: (row) => t(`reasons.${row.reason}`) },
          { title: t('offer.bag'), render: (row) => (row.to === me.id ? '••••' : row.bag) },
          { title: t('at', { ns: 'ledger' }), render: (row) => when(row.openedAt) },
          { title: t('action', { ns: 'ledger' }), render: (row) => row.to === me.id && <Action kind="primary" reason={can('seals.custody.accept', { center: row.center }).reason} onClick={() => setTaking(row)}>{t('accept.title')}</Action> },
        ]} />
        <PlainTable title={t('custody.outings')} query={outings} rowKey={({ id }) => id} empty={t('custody.noOutings')} columns={[
          { title: t('use.seal'), render: (row) => <a href={paths.seal(row.center, row.seal)}>{row.sealName}</a> },
          { title: t('leave.destination'), render: (row) => `${row.destination} · ${row.purpose}` },
          { title: t('person'), render: (row) => <><PersonName register="seals" id={row.carriedBy} />, <PersonName register="seals" id={row.companion} /></> },
          { title: t('custody.leftAt'), render: (row) => when(row.leftAt) },
          { title: t('custody.dueAt'), render: (row) => when(row.dueAt) },
          { title: t('state', { ns: 'ledger' }), render: (row) => row.returnedAt
            ? <StateTag tone={row.overdue ? 'late' : 'ok'}>{t(row.overdue ? 'custody.backLate' : 'custody.back')}</StateTag>
            : <StateTag tone={row.overdue ? 'absent' : 'leave'}>{t(row.overdue ? 'custody.overdue' : 'custody.outNow')}</StateTag> },
        ]} />
        <PlainTable
          title={t('custody.mandates')} query={mandates} rowKey={({ id }) => id} empty={t('custody.noMandates')}
          actions={center && <Action icon="plus" reason={can('seals.mandates.file', { center }).reason} onClick={() => setFiling(true)}>{t('custody.fileMandate')}</Action>}
          columns={[
            { title: t('person'), render: (row) => <PersonName register="seals" id={row.person} /> },
            { title: t('fileRules.paper'), render: (row) => `${row.paper.title} ${row.paper.number ?? ''}` },
            { title: t('oversight.items'), render: (row) => (row.items.length > 6 ? `${row.items.slice(0, 6).map(itemName).join(comma)} … ${row.items.length}` : row.items.map(itemName).join(comma)) },
            { title: t('custody.from'), render: (row) => row.from },
            { title: t('custody.until'), render: (row) => row.until ?? '—' },
          ]}
        />
      </div>
      <CommandSheet open={taking !== undefined} onClose={() => setTaking(undefined)} title={t('accept.title')} done={t('accept.done')} options={api.seals.custody.accept.mutationOptions()}
        input={({ bag }: { bag: string }) => taking && { center: taking.center, seal: taking.seal, handover: taking.id, bag }}
      >
        <p className="soft">{t('accept.bagNote')}</p>
        <Form.Item name="bag" label={t('offer.bag')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Input maxLength={60} /></Form.Item>
      </CommandSheet>
      {center && <FileMandate center={center} open={filing} onClose={() => setFiling(false)} />}
    </>
  )
}
