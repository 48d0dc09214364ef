import { Sheet } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { base64Of } from '../../antd/paper-fields.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import type { Use } from './tones.ts'

interface Props { use: Use | undefined; open: boolean; onClose: () => void }
function useRequired() {
  const { t } = useTranslation('ledger')
  return [{ required: true, message: t('required') }]
}

export function DecideSheet({ use, open, onClose }: Props) {
  const { t } = useTranslation('seals')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('use.decide')} done={t('use.decided')} options={api.seals.uses.decide.mutationOptions()} initial={{ approve: 'yes', copies: use?.copies } as object}
      input={({ approve, copies, note }: { approve: string; copies: number; note?: string }) => use && { center: use.center, use: use.id, approve: approve === 'yes', copies, note: note ?? '' }}
    >
      <p>{use?.case} · {use?.document} × {use?.copies}</p>
      <Form.Item name="approve" label={t('use.decide')} rules={required}><Select options={[{ value: 'yes', label: t('use.approve') }, { value: 'no', label: t('use.refuse') }]} /></Form.Item>
      <Form.Item name="copies" label={t('use.approvedCopies')} rules={required}><InputNumber min={0} max={1000} precision={0} /></Form.Item>
      <Form.Item name="note" label={t('use.note2')}><Input.TextArea rows={2} maxLength={300} /></Form.Item>
    </CommandSheet>
  )
}

export function StampSheet({ use, open, onClose }: Props) {
  const { t } = useTranslation('seals')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('use.stamp')} done={({ balanced }) => t(balanced ? 'use.stamped' : 'use.differs')} options={api.seals.uses.stamp.mutationOptions()} initial={{ copies: use?.approvedCopies ?? 1 } as object}
      input={({ copies, counterAfter }: { copies: number; counterAfter?: number }) => use && { center: use.center, use: use.id, copies, counterAfter: counterAfter ?? null }}
    >
      <p>{use?.case} · {use?.document} · {t('use.approvedCopies')} {use?.approvedCopies}</p>
      <Form.Item name="copies" label={t('use.stampedCopies')} rules={required}><InputNumber min={1} max={1000} precision={0} /></Form.Item>
      <Form.Item name="counterAfter" label={t('use.counterAfter')} extra={t('counterHint')}><InputNumber min={0} precision={0} /></Form.Item>
    </CommandSheet>
  )
}

export function ArchiveSheet({ use, open, onClose }: Props) {
  const { t } = useTranslation('seals')
  return (
    <CommandSheet open={open} onClose={onClose} title={t('use.archive')} done={t('use.archived')} options={api.seals.uses.archive.mutationOptions()} initial={{ copies: use?.stampedCopies ?? 0 } as object}
      input={({ copies }: { copies: number }) => use && { center: use.center, use: use.id, copies }}
    >
      <p>{use?.case} · {use?.document}</p>
      <Form.Item name="copies" label={t('use.archivedCopies')} rules={useRequired()}><InputNumber min={0} max={1000} precision={0} /></Form.Item>
    </CommandSheet>
  )
}

export function SignSheet({ use, open, onClose }: Props) {
  const { t } = useTranslation('seals')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('use.sign')} done={t('use.signed')} options={api.seals.signatures.sign.mutationOptions()}
      input={async ({ number, files }: { number: string; files: FileList }) => {
        const [file] = files
        return use && file ? { center: use.center, seal: use.seal, use: use.id, number, file: { name: file.name, contentBase64: await base64Of(file) } } : undefined
      }}
    >
      <p>{use?.case} · {use?.document}</p>
      <Form.Item name="number" label={t('use.signNumber')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="files" label={t('use.file')} rules={required} valuePropName="none" getValueFromEvent={({ target }: { target: HTMLInputElement }) => target.files}><input type="file" aria-label={t('use.file')} /></Form.Item>
    </CommandSheet>
  )
}

export function PageSheet({ use, open, onClose }: Props) {
  const { t } = useTranslation('seals')
  const page = useQuery(api.seals.uses.firstPage.queryOptions(use && open ? { center: use.center, use: use.id } : skipToken))
  return (
    <Sheet open={open} onClose={onClose} title={t('use.firstPage')}>
      <Loaded query={page}>{(picture) => <img className="register-picture" src={`data:${picture.mediaType};base64,${picture.contentBase64}`} alt={`${use?.document}`} />}</Loaded>
    </Sheet>
  )
}
