import { Action, FileField, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { ExportButton } from '../../data/ExportButton.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { problemOf } from '../../data/problem.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import './complaints.css'
import { HotlineEndpoint } from './HotlineEndpoint.tsx'
import { useMoment } from './words.ts'

type Preview = Outputs['complaints']['intake']['previewHotline']
interface Chosen { filename: string; contentBase64: string }

/** Items of 12345: a batch file in, with its preview; answers out. */
export function HotlinePage() {
  const { t } = useTranslation('complaints')
  const [center] = useCenter()
  return center ? <Hotline center={center} /> : <><PageHeader title={t('hotline.title')} /><ChooseCenter href={(id) => paths.hotline(id)} /></>
}

function Hotline({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  return (
    <>
      <PageHeader title={t('hotline.title')} note={t('hotline.note')} />
      <div className="stack">
        <Import center={center} />
        <Replies center={center} />
        <HotlineEndpoint center={center} />
      </div>
    </>
  )
}

function Import({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const moment = useMoment()
  const [file, setFile] = useState<Chosen>()
  const [state, setState] = useState<{ busy?: true; preview?: Preview; error?: unknown }>({})
  const command = useCommand(api.complaints.intake.applyHotline.mutationOptions(), { done: ({ registered, known }) => t('hotline.applied', { registered, known }), onDone: () => { setFile(undefined); setState({}) } })
  const look = async (chosen: File) => {
    setState({ busy: true })
    try {
      const bytes = new Uint8Array(await chosen.arrayBuffer())
      const read = { filename: chosen.name, contentBase64: bytes.toBase64() }
      setFile(read)
      setState({ preview: await queryClient.fetchQuery(api.complaints.intake.previewHotline.queryOptions({ center, file: read })) })
    } catch (error) {
      setState({ error })
    }
  }
  const { preview } = state
  const mayNot = can('complaints.intake.applyHotline', { center }).reason
  return (
    <section className="panel">
      <h2>{t('hotline.import')}</h2>
      <FileField label={t('hotline.file')} button={t('hotline.choose')} chosen={file?.filename} accept=".xlsx,.csv" disabled={mayNot !== undefined || state.busy === true} onFile={(chosen) => void look(chosen)} />
      <p className="soft">{mayNot ?? t('hotline.columns')}</p>
      {state.error !== undefined && <ProblemView error={problemOf(state.error)} />}
      {preview && (
        <>
          <p>{t('hotline.preview', { rows: preview.rows, known: preview.known })}</p>
          {preview.errors.length > 0 && <ul className="plain-list">{preview.errors.map((one) => <li key={`${one.row} ${one.column} ${one.code}`}><StateTag tone="absent" bare>{t('hotline.errorAt', { row: one.row, column: one.column })}</StateTag> {t(`hotline.cell.${one.code}` as 'hotline.cell.CELL_REQUIRED', { defaultValue: one.code })}</li>)}</ul>}
          <ul className="plain-list">{preview.sample.map((one) => <li key={one.sourceNumber}>{one.sourceNumber} <span className="soft">{moment(one.sourceDueAt)}</span> {one.content}</li>)}</ul>
          <Action kind="primary" busy={command.busy} reason={preview.errors.length > 0 ? t('hotline.hasErrors') : undefined} onClick={() => { if (file) command.run({ center, file, digest: preview.digest }) }}>{t('hotline.apply')}</Action>
        </>
      )}
      {command.problem && <ProblemView error={command.problem} />}
    </section>
  )
}

function Replies({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const moment = useMoment()
  const replies = useQuery(api.complaints.intake.hotlineReplies.queryOptions({ center, waiting: true }))
  const command = useCommand(api.complaints.intake.takeReplies.mutationOptions(), { done: ({ taken }) => t('hotline.taken', { count: taken }) })
  const right = can('complaints.intake.takeReplies', { center }).reason
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('hotline.replies')}</h2>
        <ExportButton reason={can('complaints.intake.exportReplies', { center }).reason} fetch={() => queryClient.fetchQuery(api.complaints.intake.exportReplies.queryOptions({ center }))} />
        <Action busy={command.busy} reason={right ?? (replies.data?.rows.length ? undefined : t('hotline.noReplies'))} onClick={() => command.run({ center, ids: replies.data?.rows.map(({ id }) => id) ?? [] })}>{t('hotline.markTaken')}</Action>
      </div>
      <Loaded query={replies} empty={{ when: ({ rows }) => rows.length === 0, title: t('hotline.noReplies') }}>
        {({ rows }) => (
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('hotline.replies')}><table className="plain">
            <caption className="unseen">{t('hotline.replies')}</caption>
            <thead><tr><th scope="col">{t('intake.sourceNumber')}</th><th scope="col">{t('column.number')}</th><th scope="col">{t('column.result')}</th><th scope="col">{t('field.text')}</th><th scope="col">{t('hotline.repliedAt')}</th></tr></thead>
            <tbody>{rows.map((row) => <tr key={row.id}><th scope="row" className="nowrap">{row.sourceNumber}</th><td className="nowrap">{row.number}</td><td>{row.result && t(`result.${row.result}` as 'result.partly')}</td><td><div className="complaint-summary">{row.text}</div></td><td className="nowrap">{moment(row.repliedAt)}</td></tr>)}</tbody>
          </table></div>
        )}
      </Loaded>
      {command.problem && <ProblemView error={command.problem} />}
    </section>
  )
}
