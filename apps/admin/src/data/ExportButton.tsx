import { Action, announce } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from './download.ts'
import { ProblemView } from './ProblemView.tsx'

interface Props { fetch: () => Promise<{ filename: string; contentBase64: string }>; reason?: string | undefined; name?: string }

/** Fetches a spreadsheet and hands it over. */
export function ExportButton({ fetch, reason, name }: Props) {
  const { t } = useTranslation('shell')
  const [state, setState] = useState<{ busy?: true; error?: unknown }>({})
  const run = async () => {
    setState({ busy: true })
    try {
      const file = await fetch()
      download(file)
      announce(t('exported', { filename: file.filename }))
      setState({})
    } catch (error) {
      setState({ error })
    }
  }
  return (
    <>
      <Action icon="download" reason={reason} busy={state.busy ?? false} onClick={() => void run()}>{name ?? t('export')}</Action>
      {state.error !== undefined && <ProblemView error={state.error} retry={() => void run()} />}
    </>
  )
}
