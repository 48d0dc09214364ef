import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { IssuedDocuments } from '../../data/IssuedDocument.tsx'

/** Forms and letters of a file, to print or as .docx. */
export function FileDocuments({ subject }: { subject: `${'entry' | 'leaving' | 'return'}/${string}` }) {
  const { t } = useTranslation('personnel')
  const { documents } = api.personnel
  const issued = useQuery(documents.list.queryOptions({ subject }))
  return (
    <section className="panel">
      <h2>{t('documents')}</h2>
      <IssuedDocuments documents={issued.data?.rows ?? []} page={(id) => queryClient.fetchQuery(documents.page.queryOptions({ id }))} docx={(id) => queryClient.fetchQuery(documents.docx.queryOptions({ id }))} />
    </section>
  )
}
