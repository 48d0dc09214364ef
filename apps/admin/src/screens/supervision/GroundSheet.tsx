import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useCan } from '../../session/can.ts'
import { WindowItem } from '../complaints/fields.tsx'

interface Values { ground: string; about: string; window?: string; facts?: Record<string, string> }
const factsOf = ({ facts = {} }: Values) => Object.entries(facts).flatMap(([key, text]) => (text ? [{ key, text }] : []))

/** The ground of a matter, with each fact it asks for: a new matter, or the ground of one that came from elsewhere. */
export function GroundSheet({ center, matter }: { center: string; matter?: string }) {
  const { t } = useTranslation('supervision')
  const local = useLocal()
  const can = useCan()
  const grounds = useQuery(api.supervision.matters.grounds.queryOptions({ center }, { enabled: can('supervision.matters.grounds', { center }).ok }))
  const rows = grounds.data?.rows ?? []
  const blocked = grounds.data && rows.length === 0 ? t('matter.noGrounds') : undefined
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const fields = (
    <>
      <Form.Item name="ground" label={t('matter.ground')} rules={required}><Select options={rows.map((row) => ({ value: row.id, label: `${row.number}. ${local(row.name)} ${row.clause}` }))} /></Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.ground !== after.ground}>
        {({ getFieldValue }) => rows.find(({ id }) => id === (getFieldValue('ground') as string | undefined))?.requires.map((key) => (
          <Form.Item key={key} name={['facts', key]} label={t(`word.${key}` as 'word.none', { ns: 'regulation' })}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
        ))}
      </Form.Item>
    </>
  )
  if (matter) {
    return (
      <SheetAction label={t('matter.chooseGround')} procedure="supervision.matters.ground" place={{ center }} blocked={blocked} options={api.supervision.matters.ground.mutationOptions()} done={t('matter.groundChosen')} toInput={(values: Values) => ({ center, matter, ground: values.ground, facts: factsOf(values) })}>
        {fields}
      </SheetAction>
    )
  }
  return (
    <SheetAction label={t('matter.open')} procedure="supervision.matters.open" place={{ center }} kind="primary" icon="plus" blocked={blocked} options={api.supervision.matters.open.mutationOptions()} done={t('matter.opened')} note={t('matter.openNote')}
      toInput={(values: Values) => ({ center, window: values.window ?? null, ground: values.ground, about: values.about, facts: factsOf(values) })}
    >
      <Form.Item name="about" label={t('matter.about')} rules={required}><Input maxLength={200} /></Form.Item>
      <WindowItem center={center} />
      {fields}
    </SheetAction>
  )
}
