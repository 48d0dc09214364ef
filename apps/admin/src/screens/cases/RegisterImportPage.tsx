import { Action, EmptyState, FileField, PageHeader, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { upload } from '../../data/download.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'

type Preview = Outputs['cases']['registers']['preview']
const FIELDS = ['number', 'item', 'channel', 'department', 'handler', 'received', 'finished', 'planned', 'deadline', 'step', 'stepBy', 'stepAt', 'outcome', 'applicant'] as const
type Mapping = Preview['mapping']
interface Chosen { filename: string; contentBase64: string }
const LOOK_MS = 1500

/** An old register brought along: mapping, preview with errors by row, progress; the same file twice changes nothing. */
export function RegisterImportPage() {
  const { t } = useTranslation('cases')
  const [center] = useCenter()
  return <><PageHeader title={t('register.title')} note={t('register.note')} />{center ? <Importing key={center} center={center} /> : <ChooseCenter href={(id) => `${paths.registers}?center=${id}`} />}</>
}

function Importing({ center }: { center: string }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const [file, setFile] = useState<Chosen>()
  const [mapping, setMapping] = useState<Mapping>()
  const reason = can('cases.registers.preview', { center }).reason
  const preview = useQuery(api.cases.registers.preview.queryOptions(file && !reason ? { center, file, ...(mapping && { mapping }) } : skipToken, { staleTime: 0, gcTime: 0 }))
  const saved = useQuery(api.cases.registers.mappings.queryOptions(reason ? skipToken : { center }))
  return (
    <div className="stack">
      <section className="panel" aria-label={t('register.file')}>
        <div className="filters">
          <FileField label={t('register.file')} button={t('itemImport.choose')} chosen={file?.filename} accept=".csv,.xlsx,.xes" disabled={reason !== undefined} onFile={(chosen) => void upload(chosen).then((read) => { setMapping(undefined); setFile(read) })} />
          {(saved.data?.rows.length ?? 0) > 0 && <span className="field"><label htmlFor="saved-mapping">{t('register.saved')}</label><Select id="saved-mapping" style={{ minWidth: 180 }} onChange={(name: string) => setMapping(saved.data?.rows.find((row) => row.name === name)?.mapping)} options={saved.data!.rows.map(({ name }) => ({ value: name, label: name }))} /></span>}
        </div>
        {reason && <p className="soft">{reason}</p>}
      </section>
      {file && !reason ? <Loaded query={preview} rows={6}>{(data) => <Seen preview={data} center={center} file={file} onMapping={setMapping} />}</Loaded> : <EmptyState title={t('register.begin')}>{t('register.beginNext')}</EmptyState>}
      {!reason && <Progress center={center} />}
    </div>
  )
}

function Seen({ preview, center, file, onMapping }: { preview: Preview; center: string; file: Chosen; onMapping: (mapping: Mapping) => void }) {
  const { t } = useTranslation('cases')
  const local = useLocal()
  const [department, setDepartment] = useState<string>()
  const departments = useQuery(api.organization.directory.departments.queryOptions({}))
  const start = useCommand(api.cases.registers.start.mutationOptions(), { done: t('register.started') })
  const save = useCommand(api.cases.registers.saveMapping.mutationOptions(), { done: t('register.mappingSaved') })
  const wrong = preview.errors.length
  return (
    <section className="panel stack">
      <span className="row">
        <StateTag tone="ok">{t('register.cases', { count: preview.cases })}</StateTag><StateTag tone="quiet">{t('register.steps', { count: preview.steps })}</StateTag><StateTag tone="quiet">{t('register.known', { count: preview.known })}</StateTag>
        {wrong > 0 && <StateTag tone="absent">{t('itemImport.errors', { count: wrong })}</StateTag>}
      </span>
      <div className="filters">
        {FIELDS.map((field) => (
          <span key={field} className="field"><label htmlFor={`map-${field}`}>{t(`register.field.${field}`)}</label>
            <Select id={`map-${field}`} allowClear value={preview.mapping[field] ?? null} style={{ minWidth: 150 }} onChange={(header?: string) => onMapping({ ...preview.mapping, [field]: header } as Mapping)} options={preview.headers.map((header) => ({ value: header, label: header }))} />
          </span>
        ))}
      </div>
      <span className="row">
        <span className="field"><label htmlFor="register-department">{t('column.department')}</label><Select id="register-department" value={department ?? null} onChange={setDepartment} style={{ width: 200, maxWidth: '100%' }} options={(departments.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))} /></span>
        <Action kind="primary" busy={start.busy} reason={department ? undefined : t('register.chooseDepartment')} onClick={() => { if (department) start.run({ center, department, file, mapping: preview.mapping, digest: preview.digest, skipErrors: wrong > 0 }) }}>{t(wrong > 0 ? 'register.startSkipping' : 'register.start')}</Action>
        <Action busy={save.busy} onClick={() => save.run({ center, name: file.filename.replace(/\.\w+$/, ''), mapping: preview.mapping })}>{t('register.saveMapping')}</Action>
      </span>
      {start.problem && <ProblemView error={start.problem} />}
      <ul>{preview.errors.slice(0, 50).map((error, i) => <li key={i}>{t('itemImport.at', { row: error.row, column: error.column ?? '' })} <StateTag tone="absent" bare>{local(error.text)}</StateTag></li>)}</ul>
    </section>
  )
}

function Progress({ center }: { center: string }) {
  const { t } = useTranslation('cases')
  const progress = useQuery(api.cases.registers.progress.queryOptions({ center }, { refetchInterval: ({ state }) => (state.data?.rows.some(({ finishedAt, error }) => !finishedAt && !error) ? LOOK_MS : false) }))
  const rows = progress.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel"><h2>{t('register.progress')}</h2>
      <ul>{rows.map((row) => <li key={row.id} className="row"><span>{row.filename}</span><progress max={Math.max(1, row.cases)} value={row.done} aria-label={row.filename} /><span>{t('register.done', row)}</span>{row.error && <StateTag tone="absent">{row.error}</StateTag>}{row.finishedAt && <a href={paths.cases({ center, show: 'all', state: 'imported' })}>{t('list.title')}</a>}</li>)}</ul>
    </section>
  )
}
