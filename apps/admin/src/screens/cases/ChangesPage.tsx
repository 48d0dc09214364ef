import { Action, DayField, FileField, formatDay, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { upload } from '../../data/download.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ApplyChange } from './ApplyChange.tsx'
import { ChangeDetail, GiveBackChange } from './ChangeSheets.tsx'

type Change = Outputs['cases']['itemChanges']['list']['rows'][number]

/** Applications to admit, change or withdraw items, on the way the center's regulation sets; a list brought along as a file. */
export function ChangesPage() {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const [center] = useCenter()
  const names = usePlaceNames([center])
  const [chosen, setChosen] = useState<Change>()
  const [looking, setLooking] = useState<Change>()
  const [returning, setReturning] = useState<Change>()
  const [applying, setApplying] = useState(false)
  const changes = useQuery(api.cases.itemChanges.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const nextOf = (change: Change) => change.steps.find(({ on }) => on === null)?.step
  const columns: Column<Change>[] = [
    { key: 'name', title: t('column.item'), sortable: true, render: (_, row) => <button type="button" className="action action-quiet" data-item onClick={() => setLooking(row)}>{row.name}</button> },
    { key: 'kind', title: t('changes.kind'), render: (_, row) => t(`changes.kinds.${row.kind}`) },
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'steps', title: t('changes.steps'), render: (_, row) => <span className="row">{row.steps.map(({ step, on, document }) => <StateTag key={step} tone={on ? 'ok' : 'quiet'} bare>{t(`changes.step.${step}` as 'changes.step.section_execution')}{on ? ` ${formatDay(on, i18n.language)} ${document ?? ''}` : ''}</StateTag>)}</span> },
    { key: 'state', title: t('column.state'), render: (_, row) => <StateTag tone={row.state === 'executed' ? 'ok' : row.state === 'open' ? 'late' : 'absent'}>{t(`changes.state.${row.state}`)}</StateTag> },
    { key: 'action', title: t('case.actions'), render: (_, row) => row.state === 'open' && <span className="row"><Action kind="quiet" reason={can(nextOf(row) && nextOf(row) !== 'section_execution' ? 'cases.itemChanges.record' : 'cases.itemChanges.execute', { center: row.center }).reason} onClick={() => setChosen(row)}>{t('changes.proceed')}</Action><Action kind="quiet" reason={can('cases.itemChanges.giveBack', { center: row.center }).reason} onClick={() => setReturning(row)}>{t('changes.giveBack')}</Action></span> },
  ]
  return (
    <>
      <PageHeader title={t('changes.title')} note={t('changes.note')} actions={<Action kind="primary" icon="plus" reason={center ? can('cases.itemChanges.apply', { center }).reason : t('contacts.chooseCenter')} onClick={() => setApplying(true)}>{t('changes.apply')}</Action>} />
      {center && <ImportItems center={center} />}
      <div className="section-gap"><DataTable query={changes} columns={columns} rowKey={({ id }) => id} label={t('changes.title')} empty={{ title: t('changes.none'), next: t('changes.noneNext') }} /></div>
      <ChangeDetail change={looking} onClose={() => setLooking(undefined)} />
      <GiveBackChange change={returning} onClose={() => setReturning(undefined)} />
      {center && applying && <ApplyChange center={center} open onClose={() => setApplying(false)} />}
      {chosen && <Proceed key={chosen.id} change={chosen} step={nextOf(chosen)} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function Proceed({ change, step, onClose }: { change: Change; step: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const today = useToday()
  const record = useCommand(api.cases.itemChanges.record.mutationOptions(), { done: t('changes.recorded'), onDone: onClose })
  const execute = useCommand(api.cases.itemChanges.execute.mutationOptions(), { done: (made) => t('changes.executed', { count: made.openCases }), onDone: onClose })
  const executes = step === undefined || step === 'section_execution'
  const { id, center } = change
  return (
    <FormSheet<{ on: string; publicSince?: string; document: string }>
      open title={`${change.name} · ${step ? t(`changes.step.${step}` as 'changes.step.section_execution') : t('changes.execute')}`} submit={t(executes ? 'changes.execute' : 'changes.proceed')} onClose={onClose} initial={{ on: today }}
      busy={record.busy || execute.busy} problem={record.problem ?? execute.problem}
      onSubmit={({ on, publicSince, document }) => (executes ? execute.run({ id, center, effectiveFrom: on, ...(publicSince && { publicSince }) }) : record.run({ id, center, step, on, document }))}
    >
      <Form.Item name="on" label={t(executes ? 'changes.effectiveFrom' : 'changes.on')} rules={[{ required: true, message: t('required') }]}><Day /></Form.Item>
      {executes && <Form.Item name="publicSince" label={t('changes.publicSince')} extra={t('changes.publicSinceHint')}><Day /></Form.Item>}
      {!executes && <Form.Item name="document" label={t('changes.document')} rules={[{ required: true, message: t('required') }]}><Input maxLength={200} /></Form.Item>}
    </FormSheet>
  )
}

function Day({ id, value, onChange }: { id?: string; value?: string; onChange?: (day: string) => void }) {
  return <DayField {...(id && { id })} value={value ?? ''} onChange={(day) => onChange?.(day)} />
}

interface Chosen { filename: string; contentBase64: string }

function ImportItems({ center }: { center: string }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const local = useLocal()
  const [file, setFile] = useState<Chosen>()
  const [department, setDepartment] = useState<string>()
  const departments = useQuery(api.organization.directory.departments.queryOptions({}))
  const reason = can('cases.itemFiles.preview', { center }).reason
  const preview = useQuery(api.cases.itemFiles.preview.queryOptions(file && department && !reason ? { center, department, file } : skipToken, { staleTime: 0, gcTime: 0 }))
  const apply = useCommand(api.cases.itemFiles.apply.mutationOptions(), { done: (made) => t('itemImport.done', made) })
  return (
    <section className="panel stack" aria-label={t('itemImport.title')}>
      <h2>{t('itemImport.title')}</h2>
      <div className="filters">
        <span className="field"><label htmlFor="import-department">{t('column.department')}</label><Select id="import-department" value={department ?? null} onChange={setDepartment} style={{ width: 200, maxWidth: '100%' }} options={(departments.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))} /></span>
        <FileField label={t('itemImport.file')} button={t('itemImport.choose')} chosen={file?.filename} accept=".xlsx,.csv" disabled={reason !== undefined} onFile={(chosen) => void upload(chosen).then(setFile)} />
        <ExportButton reason={reason} name={t('itemImport.template')} fetch={() => queryClient.fetchQuery(api.cases.itemFiles.template.queryOptions({ center }))} />
      </div>
      {reason && <p className="soft">{reason}</p>}
      {file && department && !reason && (
        <Loaded query={preview} rows={3}>
          {(data) => (
            <div className="stack">
              <span className="row">
                <StateTag tone="ok">{t('itemImport.created', { count: data.created })}</StateTag><StateTag tone="late">{t('itemImport.changed', { count: data.changed })}</StateTag><StateTag tone="quiet">{t('itemImport.unchanged', { count: data.unchanged })}</StateTag>
                {data.errors.length > 0 && <StateTag tone="absent">{t('itemImport.errors', { count: data.errors.length })}</StateTag>}
                <Action kind="primary" busy={apply.busy} reason={data.errors.length > 0 ? t('itemImport.hasErrors') : data.created + data.changed === 0 ? t('itemImport.nothing') : undefined} onClick={() => apply.run({ center, department, file, digest: data.digest })}>{t('itemImport.apply')}</Action>
              </span>
              <ul>{data.errors.map((error, i) => <li key={i}>{t('itemImport.at', { row: error.row, column: error.column ?? '' })} <StateTag tone="absent" bare>{local(error.text)}</StateTag></li>)}</ul>
              <ul>{data.changes.filter(({ kind }) => kind !== 'unchanged').map((one) => <li key={one.code}>{one.code} {one.name} <span className="soft">{one.fields.join(' ')}{one.openCases > 0 ? ` · ${t('itemImport.openCases', { count: one.openCases })}` : ''}</span></li>)}</ul>
            </div>
          )}
        </Loaded>
      )}
      {apply.problem && <ProblemView error={apply.problem} />}
    </section>
  )
}
