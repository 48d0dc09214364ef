import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { AutoComplete, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { type Paper, PaperField, type Picture, PictureField } from '../../antd/paper-fields.tsx'
import { api } from '../../data/api.ts'
import { useToday } from '../../session/clock.ts'
import { useItemNames } from './use-item-names.ts'

interface Values { seal: string; case?: string; paper: Paper; copies: number; on: string; firstPage?: Picture; replaces?: string; decision?: string }

export function RequestUse({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('seals')
  const today = useToday()
  const seals = useQuery(api.seals.seals.list.queryOptions({ center, state: 'active', size: 200 }, { enabled: open }))
  const itemName = useItemNames(center)
  const [written, setWritten] = useState('')
  const cases = useQuery(api.seals.cases.list.queryOptions({ center, ...(written && { search: written }), size: 20 }, { enabled: open, placeholderData: keepPreviousData }))
  const done = useQuery(api.seals.uses.list.queryOptions({ center, state: 'archived', size: 50 }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet
      open={open} onClose={onClose} title={t('use.request')} done={t('use.requested')} options={api.seals.uses.request.mutationOptions()} initial={{ copies: 1, on: today } as Partial<Values>}
      input={({ seal, case: number, paper, copies, on, firstPage, replaces, decision }: Values) => ({
        center, seal, case: number?.trim() || null, document: paper.title, sha256: paper.sha256, copies, on, firstPage: firstPage ?? null, replaces: replaces ?? null, ...(decision && { decision }),
      })}
    >
      <Form.Item name="seal" label={t('use.seal')} rules={required}><Select options={(seals.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.name} ${row.number}` }))} /></Form.Item>
      <Form.Item name="case" label={t('use.case')}><AutoComplete options={(cases.data?.rows ?? []).map((row) => ({ value: row.case, label: `${row.case} ${itemName(row.item)}` }))} showSearch={{ filterOption: false, onSearch: setWritten }} maxLength={60} /></Form.Item>
      <Form.Item name="paper" label={t('use.file')} rules={required}><PaperField /></Form.Item>
      <Form.Item name="firstPage" label={t('use.firstPage')} extra={t('use.firstPageNote')}><PictureField label={t('use.firstPage')} /></Form.Item>
      <Form.Item name="copies" label={t('use.copies')} rules={required}><InputNumber min={1} max={1000} precision={0} /></Form.Item>
      <Form.Item name="on" label={t('use.on')} rules={required}><DayItem max={today} /></Form.Item>
      <Form.Item name="replaces" label={t('use.replaces')}><Select allowClear options={(done.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.case} ${row.document}` }))} /></Form.Item>
    </CommandSheet>
  )
}
