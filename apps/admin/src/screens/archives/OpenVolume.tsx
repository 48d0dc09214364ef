import { Action, Sheet } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import type { Request } from './words.ts'

/** Reading by consent: each look goes into the log. */
export function OpenVolume({ request, onClose }: { request: Request | undefined; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const read = useCommand(api.archives.access.open.mutationOptions())
  return (
    <Sheet open={request !== undefined} title={request?.number ?? ''} onClose={() => { read.clear(); onClose() }}>
      <div className="stack">
        <p className="soft">{t('access.logged')}</p>
        {!read.output && request && <Action kind="primary" busy={read.busy} onClick={() => read.run({ center: request.center, number: request.number })}>{t('access.read')}</Action>}
        {read.problem && <ProblemView error={read.problem} />}
        {read.output && !read.output.allowed && <p>{t('access.notAllowed')} <ClauseLink id={read.output.clause} /></p>}
        {read.output?.items.map((one) => <article key={one.number} className="panel"><h3>{one.number}. {one.title}</h3><p className="soft">{[one.responsible, one.document, one.on].filter(Boolean).join(' · ')}</p><p>{one.text}</p></article>)}
      </div>
    </Sheet>
  )
}
