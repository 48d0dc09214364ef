import { Action } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { WindowItem } from './fields.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'

interface Letter { ground: string; content: string; name?: string; contact?: string; window?: string }
interface Values { witness: string; letters: Letter[] }
const MOST = 30

/** The complaint box is opened before a witness, and each letter entered at once, so that none is left lying. */
export function OpenBox({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  return (
    <SheetAction<Values, Parameters<NonNullable<ReturnType<typeof api.complaints.intake.openBox.mutationOptions>['mutationFn']>>[0], { numbers: string[] }>
      label={t('box.open')} procedure="complaints.intake.openBox" place={{ center }} options={api.complaints.intake.openBox.mutationOptions()}
      initial={{ letters: [{ ground: '', content: '' }] }} done={({ numbers }) => t('box.done', { count: numbers.length, numbers: numbers.join(' ') })} note={t('box.note')}
      toInput={({ witness, letters }) => ({
        center, witness,
        letters: letters.map(({ ground, content, name, contact, window }) => ({
          ground, content, window: window ?? null,
          complainant: { name: name?.trim() || null, nameRefused: !name?.trim(), contact: contact?.trim() || null, contactRefused: !contact?.trim() },
        })),
      })}
    >
      <Form.Item name="witness" label={t('box.witness')} rules={[{ required: true, message: t('form.required') }]}><Input maxLength={60} /></Form.Item>
      <Letters center={center} />
    </SheetAction>
  )
}

function Letters({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const local = useLocal()
  const setup = useQuery(api.complaints.intake.setup.queryOptions({ center }))
  const required = [{ required: true, message: t('form.required') }]
  return (
    <Form.List name="letters">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <fieldset key={key} className="box-letter">
              <legend>{t('box.letter', { n: name + 1 })}</legend>
              <Form.Item name={[name, 'ground']} label={t('column.ground')} rules={required}>
                <Select options={(setup.data?.grounds ?? []).map(({ id, name: of, clause }) => ({ value: id, label: `${local(of)} ${clause}` }))} />
              </Form.Item>
              <Form.Item name={[name, 'content']} label={t('one.content')} rules={required}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
              <Form.Item name={[name, 'name']} label={t('intake.name')}><Input maxLength={60} placeholder={t('intake.anonymous')} /></Form.Item>
              <Form.Item name={[name, 'contact']} label={t('intake.contact')}><Input maxLength={100} /></Form.Item>
              <WindowItem center={center} name={[name, 'window']} />
              {rows.length > 1 && <Action kind="quiet" onClick={() => remove(name)}>{t('box.remove')}</Action>}
            </fieldset>
          ))}
          <Action icon="plus" reason={rows.length >= MOST ? t('box.most', { count: MOST }) : undefined} onClick={() => add({ content: '' })}>{t('box.another')}</Action>
        </>
      )}
    </Form.List>
  )
}
