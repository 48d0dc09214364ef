import { formatDateTime } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api } from '../../data/api.ts'
import type { ChosenFile } from '../../data/attachment.ts'
import { AttachmentField } from '../../data/AttachmentField.tsx'
import { atCenter } from '../../session/clock.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

const IDENTITIES = ['id_card', 'passport', 'business_licence', 'other'] as const
interface OfCase { center: string; case: string }

/** What of a case was handed back; the receipt lies with its papers. */
export function Returns({ center, case: id }: OfCase) {
  const { t, i18n } = useTranslation('archives')
  const returns = useQuery(api.archives.packages.returns.queryOptions({ center, case: id }))
  return (
    <PlainTable title={t('return.list')} note={returns.data?.clause && <ClauseLink id={returns.data.clause} />} query={returns} rowKey={(row) => row.id} empty={t('return.none')} columns={[
      { title: t('return.materials'), render: (row) => row.materials },
      { title: t('return.identity'), render: (row) => <>{t(`return.identities.${row.identityKind}`)} <span className="soft">{row.identityNumber}</span></> },
      { title: t('return.taker'), render: (row) => t(row.byAgent ? 'return.agent' : 'return.applicant') },
      { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
      { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="archives" id={row.by} /> },
    ]} />
  )
}

interface Given { materials: string; kind?: (typeof IDENTITIES)[number]; number?: string; byAgent?: boolean }
const uploadOf = (files: readonly ChosenFile[]) => (files[0] ? { filename: files[0].filename, contentBase64: files[0].contentBase64 } : null)

export function ReturnSheet({ center, case: id, open, onClose }: OfCase & { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const [signature, setSignature] = useState<ChosenFile[]>([])
  const [authorization, setAuthorization] = useState<ChosenFile[]>([])
  const close = () => { setSignature([]); setAuthorization([]); onClose() }
  return (
    <CommandSheet open={open} onClose={close} title={t('return.enter')} done={t('return.entered')} options={api.archives.packages.returnMaterials.mutationOptions()}
      input={({ materials, kind, number, byAgent = false }: Given) => ({
        center, case: id, materials, identity: kind && number ? { kind, number } : null, signature: uploadOf(signature), byAgent, authorization: byAgent ? uploadOf(authorization) : null,
      })}
    >
      <Form.Item name="materials" label={t('return.materials')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Input.TextArea rows={2} maxLength={200} /></Form.Item>
      <Form.Item name="kind" label={t('return.identity')}><Select allowClear options={IDENTITIES.map((value) => ({ value, label: t(`return.identities.${value}`) }))} /></Form.Item>
      <Form.Item name="number" label={t('return.number')}><Input maxLength={30} autoComplete="off" /></Form.Item>
      <AttachmentField label={t('return.signature')} value={signature} onChange={setSignature} most={1} />
      <Form.Item name="byAgent" valuePropName="checked"><Checkbox>{t('return.byAgent')}</Checkbox></Form.Item>
      <Form.Item noStyle dependencies={['byAgent']}>{({ getFieldValue }) => getFieldValue('byAgent') === true && <AttachmentField label={t('return.authorization')} value={authorization} onChange={setAuthorization} most={1} />}</Form.Item>
    </CommandSheet>
  )
}
