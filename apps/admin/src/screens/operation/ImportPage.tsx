import { Action, Choice, EmptyState, FileField, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { upload } from '../../data/download.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'

type Preview = Outputs['attendance']['imports']['preview']
type Imported = Outputs['attendance']['imports']['list']['rows'][number]
type Mapping = Preview['mapping']
interface Chosen { filename: string; contentBase64: string }
const FIELDS = ['number', 'at', 'date', 'time', 'method'] as const

/** Checks from a USB stick or a spreadsheet: seen first, with every unreadable row; the same file twice changes nothing. */
export function ImportPage() {
  const { t } = useTranslation('settling')
  const can = useCan()
  const [center] = useCenter()
  const [serial, setSerial] = useState('')
  const [file, setFile] = useState<Chosen>()
  const [mapping, setMapping] = useState<Mapping>({})
  const devices = useQuery(api.attendance.devices.list.queryOptions({ size: 500, ...(center && { center }) }))
  const rows = (devices.data?.rows ?? []).filter(({ retiredAt }) => !retiredAt)
  const device = rows.find((one) => one.serial === serial)
  const reason = can('attendance.imports.preview', center ? { center } : undefined).reason
  const input = device && file && !reason ? { center: device.center, serial, file, mapping } : undefined
  const preview = useQuery(api.attendance.imports.preview.queryOptions(input ?? skipToken, { staleTime: 0, gcTime: 0, placeholderData: keepPreviousData }))
  return (
    <>
      <PageHeader title={t('import.title')} note={t('import.note')} />
      <section className="panel" aria-label={t('import.file')}>
        <div className="filters">
          <Choice label={t('import.device')} value={serial} onChange={setSerial} options={[{ value: '', name: t('commands.chooseDevice') }, ...rows.map((one) => ({ value: one.serial, name: `${one.name} ${one.serial}` }))]} />
          <FileField label={t('import.file')} button={t('import.choose')} chosen={file?.filename} accept=".dat,.txt,.xlsx,.csv" disabled={reason !== undefined} onFile={(chosen) => void upload(chosen).then((read) => { setMapping({}); setFile(read) })} />
        </div>
        {reason && <p className="soft">{reason}</p>}
      </section>
      <div className="section-gap stack">
        {input ? <Loaded query={preview} rows={6}>{(data) => <PreviewView preview={data} input={input} onMapping={setMapping} />}</Loaded> : <EmptyState title={t('import.begin')}>{t('import.beginNext')}</EmptyState>}
        <History />
      </div>
    </>
  )
}

interface Viewing { preview: Preview; input: { center: string; serial: string; file: Chosen; mapping: Mapping }; onMapping: (mapping: Mapping) => void }

function PreviewView({ preview, input, onMapping }: Viewing) {
  const { t } = useTranslation('settling')
  const local = useLocal()
  const apply = useCommand(api.attendance.imports.apply.mutationOptions(), { done: (made) => t('import.applied', made) })
  const fresh = preview.readable - preview.known
  return (
    <>
      <section className="panel stack">
        <div className="row">
          <strong>{t(`import.kind.${preview.kind}`)}</strong><span>{t('import.rows', { count: preview.rows })}</span>
          <StateTag tone="ok">{t('import.readable', { count: preview.readable })}</StateTag>
          {preview.known > 0 && <StateTag tone="quiet">{t('import.known', { count: preview.known })}</StateTag>}
          {preview.errors.length > 0 && <StateTag tone="absent">{t('import.errors', { count: preview.rows - preview.readable })}</StateTag>}
          {preview.first && preview.last && <span className="soft">{t('import.span', { from: preview.first.replace('T', ' '), to: preview.last.replace('T', ' ') })}</span>}
          <Action kind="primary" busy={apply.busy} reason={fresh <= 0 && preview.errors.length === 0 ? t('import.nothing') : undefined} onClick={() => apply.run({ ...input, digest: preview.digest })}>{t('import.apply')}</Action>
        </div>
        {preview.kind === 'spreadsheet' && (
          <div className="filters" role="group" aria-label={t('import.mapping')}>
            {FIELDS.map((field) => (
              <Choice key={field} label={t(`import.field.${field}`)} value={input.mapping[field] ?? ''} onChange={(header) => onMapping({ ...input.mapping, [field]: header || undefined })}
                options={[{ value: '', name: preview.mapping[field] ? `${t('import.auto')} ${preview.mapping[field]}` : t('import.auto') }, ...preview.headers.map((header) => ({ value: header, name: header }))]} />
            ))}
          </div>
        )}
        {preview.unknownNumbers.length > 0 && <p><StateTag tone="late">{t('import.unknown', { numbers: preview.unknownNumbers.join(' ') })}</StateTag></p>}
        {apply.problem && <ProblemView error={apply.problem} />}
      </section>
      {preview.errors.length > 0 && (
        <section className="panel panel-flush scroll-x">
          <table className="plain">
            <caption className="unseen">{t('import.what')}</caption>
            <thead><tr><th scope="col" className="number">{t('import.row')}</th><th scope="col">{t('import.column')}</th><th scope="col">{t('import.what')}</th></tr></thead>
            <tbody>{preview.errors.map((error, i) => <tr key={i}><td className="number">{error.row}</td><td>{error.column ?? t('import.whole')}</td><td><StateTag tone="absent" bare>{local(error.text)}</StateTag></td></tr>)}</tbody>
          </table>
        </section>
      )}
      {preview.sample.length > 0 && (
        <section className="panel panel-flush scroll-x">
          <table className="plain">
            <caption className="unseen">{t('import.sample')}</caption>
            <thead><tr><th scope="col" className="number">{t('import.row')}</th><th scope="col">{t('import.field.number')}</th><th scope="col">{t('import.field.at')}</th><th scope="col">{t('import.person')}</th></tr></thead>
            <tbody>{preview.sample.map((row) => <tr key={row.row}><td className="number">{row.row}</td><td>{row.number}</td><td>{row.at.replace('T', ' ')}</td><td>{row.person}</td></tr>)}</tbody>
          </table>
        </section>
      )}
    </>
  )
}

function History() {
  const { t, i18n } = useTranslation('settling')
  const [center] = useCenter()
  const list = useQuery(api.attendance.imports.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Imported>[] = [
    { key: 'filename', title: t('import.filename'), sortable: true, dataIndex: 'filename' },
    { key: 'serial', title: t('import.device'), sortable: true, render: (_, row) => <code>{row.serial}</code> },
    { key: 'accepted', title: t('import.accepted'), align: 'end', dataIndex: 'accepted' },
    { key: 'known', title: t('import.known', { count: 0 }).replace(/\d+/, '').trim(), align: 'end', dataIndex: 'known' },
    { key: 'unread', title: t('import.what'), align: 'end', dataIndex: 'unread' },
    { key: 'by', title: t('import.by'), dataIndex: 'by' },
    { key: 'at', title: t('column.at'), sortable: true, render: (_, row) => formatDateTime(atCenter(row.at), i18n.language) },
  ]
  return <section className="panel"><h2>{t('import.history')}</h2><DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('import.history')} empty={{ title: t('import.historyNone'), next: '' }} /></section>
}
