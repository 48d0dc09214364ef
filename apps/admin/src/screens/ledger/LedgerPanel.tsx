import { Action, announce } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCan } from '../../session/can.ts'

type Ledger = 'seals' | 'assets' | 'archives'

/** The record of a center to take away: all of it, the signed heads it is held against, the script that verifies it. */
export function LedgerPanel({ service, center }: { service: Ledger; center: string }) {
  const { t } = useTranslation('ledger')
  const can = useCan()
  const heads = useQuery(api[service].ledger.heads.queryOptions({ center, size: 14 }))
  const [failed, setFailed] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const exported = async () => {
    setBusy(true)
    setFailed(undefined)
    try {
      const lines: string[] = []
      for (let after: number | null = 0; after !== null;) {
        const part: { lines: string[]; next: number | null } = await queryClient.fetchQuery(api[service].ledger.export.queryOptions({ center, after }, { staleTime: 0, gcTime: 0 }))
        lines.push(...part.lines)
        after = part.next
      }
      save(`${service}-${center}.jsonl`, `${lines.join('\n')}\n`)
      announce(t('exported', { count: lines.filter((line) => line.startsWith('{"kind":"entry"')).length }))
    } catch (error) { setFailed(error) } finally { setBusy(false) }
  }
  const script = async () => {
    const { filename, text } = await queryClient.fetchQuery(api[service].ledger.script.queryOptions({}))
    save(filename, text)
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('title')}</h2>
        <Action icon="download" busy={busy} reason={can(`${service}.ledger.export`, { center }).reason} onClick={() => void exported()}>{t('export')}</Action>
        <Action icon="download" onClick={() => void script()}>{t('script')}</Action>
      </div>
      <p className="soft">{t('note')}</p>
      {failed !== undefined && <ProblemView error={failed} />}
      <Loaded query={heads} rows={3} empty={{ when: ({ rows }) => rows.length === 0, title: t('noHeads'), next: t('noHeadsNext') }}>
        {({ key, rows }) => (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('heads')}>
            {key && <p className="soft">{t('key')}{t('colon', { ns: 'shell' })}<code>{key.public}</code></p>}
            <table className="plain">
              <thead><tr><th scope="col">{t('date')}</th><th scope="col" className="number">{t('number')}</th><th scope="col">{t('hash')}</th></tr></thead>
              <tbody>{rows.map(({ date, number, hash }) => <tr key={date}><td>{date}</td><td className="number">{number}</td><td><code>{hash}</code></td></tr>)}</tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  )
}

function save(filename: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href: url, download: filename }).click()
  URL.revokeObjectURL(url)
}
