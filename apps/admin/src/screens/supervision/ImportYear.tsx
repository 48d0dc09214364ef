import { Action, FileField, Sheet, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { download, upload } from '../../data/download.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'

/** Results of a year before Hall, from a spreadsheet: seen first, with its errors by row. */
export function ImportYear({ center, year: proposed }: { center: string; year: number }) {
  const { t } = useTranslation('supervision')
  const can = useCan()
  const local = useLocal()
  const [open, setOpen] = useState(false)
  const [year, setYear] = useState(proposed)
  const [file, setFile] = useState<{ filename: string; contentBase64: string }>()
  const input = open && file ? { center, year, file } : undefined
  const preview = useQuery(api.supervision.history.preview.queryOptions(input ?? skipToken, { staleTime: 0, gcTime: 0, retry: false, placeholderData: keepPreviousData }))
  const apply = useCommand(api.supervision.history.apply.mutationOptions(), { done: (made) => t('import.done', made), onDone: () => { setOpen(false); setFile(undefined) } })
  const template = async () => download(await queryClient.fetchQuery(api.supervision.history.template.queryOptions({ center })))
  return (
    <>
      <Action icon="upload" reason={can('supervision.history.preview', { center }).reason} onClick={() => setOpen(true)}>{t('import.title')}</Action>
      <Sheet open={open} title={t('import.title')} onClose={() => setOpen(false)}
        footer={<Action kind="primary" busy={apply.busy} reason={!preview.data || !input ? t('import.choose') : preview.data.errors.length > 0 ? t('import.hasErrors') : undefined} onClick={() => { if (input && preview.data) apply.run({ ...input, digest: preview.data.digest }) }}>{t('import.apply')}</Action>}
      >
        <p className="soft">{t('import.note')}</p>
        <div className="filters">
          <span className="field"><label htmlFor="import-year">{t('year')}</label><InputNumber id="import-year" min={2000} max={2100} value={year} onChange={(value) => setYear(value ?? proposed)} /></span>
          <FileField label={t('import.file')} button={t('import.choose')} chosen={file?.filename} accept=".xlsx,.csv" onFile={(chosen) => void upload(chosen).then(setFile)} />
          <Action kind="quiet" icon="download" onClick={() => void template()}>{t('import.template')}</Action>
        </div>
        {apply.problem && <ProblemView error={apply.problem} />}
        {input && (
          <Loaded query={preview} rows={3}>{(data) => (
            <>
              <p className="row"><StateTag tone="ok">{t('import.counts', data)}</StateTag>{data.errors.length > 0 && <StateTag tone="absent">{t('import.errors', { count: data.errors.length })}</StateTag>}</p>
              {data.errors.length > 0 && <table className="plain"><thead><tr><th scope="col" className="number">{t('import.row')}</th><th scope="col">{t('import.column')}</th><th scope="col">{t('import.what')}</th></tr></thead><tbody>{data.errors.map((error, nth) => <tr key={nth}><td className="number">{error.row}</td><td>{error.column}</td><td>{local(error.text)}</td></tr>)}</tbody></table>}
              <table className="plain"><thead><tr><th scope="col">{t('subject.label')}</th><th scope="col" className="number">{t('points')}</th><th scope="col" className="number">{t('rank')}</th></tr></thead><tbody>{data.sample.map((row) => <tr key={`${row.kind} ${row.id}`}><td>{row.name} <span className="soft">{row.id}</span></td><td className="number">{row.points}</td><td className="number">{row.rank}</td></tr>)}</tbody></table>
            </>
          )}</Loaded>
        )}
      </Sheet>
    </>
  )
}
