import { Action } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useToday } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { type CLASSES, RETENTIONS, SECRECY } from './words.ts'

interface Piece { title: string; responsible?: string; document?: string; on?: string; pages?: number; text?: string }
interface Values { unit: string; class: (typeof CLASSES)[number]; title: string; year: number; retention: (typeof RETENTIONS)[number]; secrecy: (typeof SECRECY)[number]; important?: boolean; box?: string; spot?: string; items: Piece[] }

/** Class, entry, number: the number is given when it is filed. */
export function FileVolume({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const local = useLocal()
  const { me } = useSession()
  const year = Number(useToday().slice(0, 4))
  const own = me.person?.window ?? null
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  const sections = useQuery(api.organization.directory.sections.queryOptions({ center }, { enabled: open }))
  const classes = useQuery(api.archives.volumes.classes.queryOptions({ center, window: own }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const units = own
    ? (windows.data?.rows ?? []).filter(({ id }) => id === own).map((row) => ({ value: `w:${row.id}`, label: `${row.number} ${local(row.name)}` }))
    : [...(sections.data?.rows ?? []).map((row) => ({ value: `s:${row.id}`, label: local(row.name) })), ...(windows.data?.rows ?? []).map((row) => ({ value: `w:${row.id}`, label: `${row.number} ${local(row.name)}` }))]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('file')} done={({ number }) => t('filed', { number })} options={api.archives.volumes.file.mutationOptions()}
      initial={{ year, retention: 'long', secrecy: 'open', items: [{ title: '', pages: 1 }], ...(own && { unit: `w:${own}` }) } as Partial<Values>}
      input={({ unit, items, important, box, spot, ...rest }: Values) => ({
        center, ...rest, window: unit.startsWith('w:') ? unit.slice(2) : null, section: unit.startsWith('s:') ? unit.slice(2) : null, important: important ?? false, box: box ?? '', spot: spot ?? '', serial: null,
        items: items.map((piece) => ({ title: piece.title, responsible: piece.responsible ?? '', document: piece.document ?? '', on: piece.on ?? null, pages: piece.pages ?? 1, text: piece.text ?? '' })),
      })}
    >
      <Form.Item name="unit" label={t('unit')} rules={required}><Select options={units} /></Form.Item>
      <Form.Item name="class" label={t('class')} rules={required} extra={<ClauseLink id={classes.data?.clause} />}><Select options={(classes.data?.rows ?? []).map((row) => ({ value: row.class, label: t(`classes.${row.class}`) }))} /></Form.Item>
      <Form.Item name="title" label={t('name')} rules={required}><Input maxLength={200} /></Form.Item>
      <Form.Item name="year" label={t('year')} rules={required}><InputNumber min={1949} max={2100} /></Form.Item>
      <Form.Item name="retention" label={t('retention')} rules={required}><Select options={RETENTIONS.map((value) => ({ value, label: t(`retentions.${value}`) }))} /></Form.Item>
      <Form.Item name="secrecy" label={t('secrecy')}><Select options={SECRECY.map((value) => ({ value, label: t(`secrecies.${value}`) }))} /></Form.Item>
      <Form.Item name="important" label={t('important')} valuePropName="checked"><Switch /></Form.Item>
      <Form.Item name="spot" label={t('spot')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="box" label={t('box')}><Input maxLength={40} /></Form.Item>
      <Form.List name="items">
        {(fields, { add, remove }) => (
          <fieldset className="stack">
            <legend>{t('items')}</legend>
            {fields.map(({ key, name }) => (
              <div key={key} className="panel stack">
                <Form.Item name={[name, 'title']} label={t('itemTitle')} rules={required}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[name, 'responsible']} label={t('responsible')}><Input maxLength={100} /></Form.Item>
                <Form.Item name={[name, 'document']} label={t('document')}><Input maxLength={100} /></Form.Item>
                <Form.Item name={[name, 'on']} label={t('datedOn')}><DayItem /></Form.Item>
                <Form.Item name={[name, 'pages']} label={t('pages')}><InputNumber min={1} max={5000} /></Form.Item>
                <Form.Item name={[name, 'text']} label={t('content')}><Input.TextArea rows={3} maxLength={20_000} /></Form.Item>
                {fields.length > 1 && <Action kind="quiet" icon="close" onClick={() => remove(name)}>{t('removeItem')}</Action>}
              </div>
            ))}
            <Action icon="plus" onClick={() => add({ pages: 1 })}>{t('addItem')}</Action>
          </fieldset>
        )}
      </Form.List>
    </CommandSheet>
  )
}
