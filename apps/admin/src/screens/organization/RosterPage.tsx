import { Action, DayField, EmptyState, FileField, PageHeader, StateTag, type Tone } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { upload } from '../../data/download.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'

type Preview = Outputs['organization']['roster']['preview']
type RosterError = Preview['errors'][number]
type Change = Preview['changes'][number]
interface Chosen { filename: string; contentBase64: string; picked: number }

const changeTones: Readonly<Record<Change['kind'], Tone>> = { new: 'ok', changed: 'late', unchanged: 'quiet' }

/** A center's roster from a file: seen first, with every error by row and column; written only when it is right. */
export function RosterPage() {
  const { t } = useTranslation('organization')
  const [center] = useCenter()
  return center ? <Roster key={center} center={center} /> : <><PageHeader title={t('roster.title')} note={t('roster.note')} /><ChooseCenter href={(id) => `${paths.roster}?center=${id}`} /></>
}

function Roster({ center }: { center: string }) {
  const { t } = useTranslation('organization')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const [file, setFile] = useState<Chosen>()
  const [from, setFrom] = useState(today)
  const { picked, ...content } = file ?? { picked: 0, filename: '', contentBase64: '' }
  const reason = can('organization.roster.preview', { center }).reason
  const preview = useQuery(api.organization.roster.preview.queryOptions(file && !reason ? { center, file: content, from } : skipToken, { staleTime: 0, gcTime: 0 }))
  return (
    <>
      <PageHeader
        title={t('roster.title')}
        note={`${names.center(center)} · ${t('roster.note')}`}
        actions={<ExportButton reason={can('organization.roster.template', { center }).reason} name={t('roster.template')} fetch={() => queryClient.fetchQuery(api.organization.roster.template.queryOptions({ center }))} />}
      />
      <section className="panel" aria-label={t('roster.file')}>
        <div className="filters">
          <FileField
            label={t('roster.file')}
            button={t('roster.choose')}
            chosen={file?.filename}
            accept=".xlsx,.csv"
            disabled={reason !== undefined}
            onFile={(chosen) => void upload(chosen).then((read) => setFile({ ...read, picked: picked + 1 }))}
          />
          <span className="field"><label htmlFor="roster-from">{t('roster.from')}</label><DayField id="roster-from" value={from} onChange={setFrom} /></span>
        </div>
        {reason && <p className="soft">{reason}</p>}
      </section>
      <div className="section-gap">
        {file && !reason
          ? <Loaded query={preview} rows={8}>{(data) => <PreviewView preview={data} center={center} file={content} from={from} />}</Loaded>
          : <EmptyState title={t('roster.begin')}>{t('roster.beginNext')}</EmptyState>}
      </div>
    </>
  )
}

function PreviewView({ preview, center, file, from }: { preview: Preview; center: string; file: Omit<Chosen, 'picked'>; from: string }) {
  const { t } = useTranslation('organization')
  const apply = useCommand(api.organization.roster.apply.mutationOptions(), { done: (made) => t('roster.applied', made) })
  const count = (kind: Change['kind']) => preview.changes.filter((change) => change.kind === kind).length
  const nothing = preview.errors.length === 0 && count('new') + count('changed') === 0
  const reason = preview.errors.length > 0 ? t('roster.hasErrors', { count: preview.errors.length }) : nothing ? t('roster.nothing') : undefined
  return (
    <div className="stack">
      <section className="panel row" aria-label={t('roster.summary')}>
        <span>{t('roster.rows', { count: preview.rows })}</span>
        {preview.errors.length > 0 && <StateTag tone="absent">{t('roster.errors', { count: preview.errors.length })}</StateTag>}
        {(['new', 'changed', 'unchanged'] as const).map((kind) => <StateTag key={kind} tone={changeTones[kind]}>{t(`roster.${kind}`)} {count(kind)}</StateTag>)}
        <Action kind="primary" busy={apply.busy} reason={reason} onClick={() => apply.run({ center, file, from, digest: preview.digest })}>{t('roster.apply')}</Action>
        {nothing && <span className="soft">{t('roster.nothingNote')}</span>}
      </section>
      {apply.problem && <ProblemView error={apply.problem} />}
      {preview.errors.length > 0 && <Errors errors={preview.errors} />}
      {preview.changes.length > 0 && <Changes changes={preview.changes} />}
    </div>
  )
}

function Errors({ errors }: { errors: readonly RosterError[] }) {
  const { t } = useTranslation('organization')
  const local = useLocal()
  return (
    <section className="panel panel-flush scroll-x">
      <table className="plain roster-errors">
        <caption className="unseen">{t('roster.errorTable')}</caption>
        <thead><tr><th scope="col" className="number">{t('roster.row')}</th><th scope="col">{t('roster.column')}</th><th scope="col">{t('roster.what')}</th></tr></thead>
        <tbody>{errors.map((error, i) => <tr key={i}><td className="number">{error.row}</td><td>{error.column ?? t('roster.wholeRow')}</td><td><StateTag tone="absent" bare>{local(error.text)}</StateTag></td></tr>)}</tbody>
      </table>
    </section>
  )
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation('organization')
  const columns: Column<Change>[] = [
    { key: 'row', title: t('roster.row'), dataIndex: 'row', align: 'end', width: 80 },
    { key: 'person', title: t('column.number'), dataIndex: 'person', width: 140 },
    { key: 'name', title: t('column.name'), dataIndex: 'name', width: 140 },
    { key: 'kind', title: t('roster.kind'), width: 120, render: (_, row) => <StateTag tone={changeTones[row.kind]}>{t(`roster.${row.kind}`)}</StateTag> },
    {
      key: 'changes', title: t('roster.changes'), width: 480,
      render: (_, row) => row.changes.map(({ field, before, after }) => <div key={field}>{t([`field.${field}` as 'field.name', 'field.other'], { field })}{t('colon', { ns: 'shell' })}<span className="soft">{before ?? t('roster.blank')}</span> → {after ?? t('roster.blank')}</div>),
    },
  ]
  const shown = changes.filter(({ kind }) => kind !== 'unchanged')
  return shown.length === 0
    ? null
    : <DataTable query={{ data: { rows: shown }, error: null, isPending: false, refetch: (() => undefined) as never }} columns={columns} rowKey={({ row }) => String(row)} label={t('roster.changes')} empty={{ title: t('roster.nothing'), next: '' }} />
}
