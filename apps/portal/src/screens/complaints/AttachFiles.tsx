import { FileField, StateTag } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useSubmission } from './use-submission.ts'

/** A request without a login carries a megabyte. */
const MOST_BYTES = 700_000

/** Pictures and papers to a complaint, one at a time; what they are is looked at, not what they are called. */
export function AttachFiles({ number, code }: { number: string; code: string }) {
  const { t } = useTranslation('complaints')
  const [kept, setKept] = useState<string[]>([])
  const [tooLarge, setTooLarge] = useState(false)
  const submission = useSubmission()
  const attach = useCommand(api.complaints.portal.attach.mutationOptions(), ({ filename }) => setKept((before) => [...before, filename]))
  const take = async (file: File) => {
    setTooLarge(file.size > MOST_BYTES)
    if (file.size > MOST_BYTES) return
    const contentBase64 = new Uint8Array(await file.arrayBuffer()).toBase64()
    submission.withWork((work) => attach.run({ number, code, file: { filename: file.name, contentBase64 }, work }))
  }
  return (
    <section className="stack">
      <FileField label={t('attach.label')} button={t('attach.choose')} chosen={undefined} accept="image/*,.pdf,.docx,.txt" disabled={submission.working || attach.busy} onFile={(file) => void take(file)} />
      <p className="soft">{t('attach.note')}</p>
      {tooLarge && <p role="alert">{t('attach.tooLarge')}</p>}
      {kept.map((filename, index) => <StateTag key={`${filename}${index}`} tone="ok" bare>{t('attach.kept', { filename })}</StateTag>)}
      {(submission.error ?? attach.error) !== undefined && <ProblemView error={submission.error ?? attach.error} />}
    </section>
  )
}
