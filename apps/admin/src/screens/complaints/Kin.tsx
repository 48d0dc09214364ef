import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api } from '../../data/api.ts'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { useMoment } from './words.ts'

interface Values { relative: string; relation: string }

/** Relatives among the staff: neither handles complaints about the other. */
export function Kin({ self }: { self: string }) {
  const { t } = useTranslation('complaints')
  const moment = useMoment()
  const declared = useQuery(api.complaints.mine.kin.queryOptions({}))
  const rows = declared.data?.rows ?? []
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('kin.title')}</h2>
        <SheetAction<Values, Parameters<NonNullable<ReturnType<typeof api.complaints.mine.declareKin.mutationOptions>['mutationFn']>>[0], unknown>
          label={t('kin.declare')} done={t('one.stepDone')} procedure="complaints.mine.declareKin" options={api.complaints.mine.declareKin.mutationOptions()} note={t('kin.note')} toInput={(values) => values}
        >
          <Form.Item name="relative" label={t('kin.relative')} rules={[{ required: true, message: t('form.required') }]}><PersonField /></Form.Item>
          <Form.Item name="relation" label={t('kin.relation')} rules={[{ required: true, message: t('form.required') }]}><Input maxLength={30} /></Form.Item>
        </SheetAction>
      </div>
      {rows.length === 0 ? <p className="soft">{t('kin.none')}</p> : (
        <ul className="plain-list">{rows.map((one) => <li key={`${one.person} ${one.relative}`}><ActorName id={one.person === self ? one.relative : one.person} /> · {one.relation} <span className="soft">{moment(one.declaredAt)}</span></li>)}</ul>
      )}
    </section>
  )
}
