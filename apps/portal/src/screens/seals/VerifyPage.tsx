import { Action, FileField, PageHeader } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { TextField } from '../../data/Fields.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { RevokedSeals } from './RevokedSeals.tsx'
import { Verdict } from './Verdict.tsx'
import './portal-seals.css'

interface Asked { readonly number?: string; readonly sm3?: string }
interface Chosen { readonly name: string; readonly sm3: string }
const MOST_BYTES = 50_000_000

/** Is this sealed document genuine? By its number, by its file, or by both; the file is only digested here, and sent nowhere. */
export function VerifyPage() {
  const { t } = useTranslation('seals')
  const search: { number?: string } = useSearch({ strict: false })
  const [number, setNumber] = useState(search.number ?? '')
  const [file, setFile] = useState<Chosen>()
  const [busy, setBusy] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const [asked, setAsked] = useState<Asked | undefined>(search.number ? { number: search.number } : undefined)
  const found = useQuery(api.seals.signatures.verify.queryOptions(asked ?? skipToken, { retry: false }))
  const take = async (chosen: File) => {
    setTooLarge(chosen.size > MOST_BYTES)
    if (chosen.size > MOST_BYTES) return
    setBusy(true)
    const { digestOf } = await import('./check.ts')
    setFile({ name: chosen.name, sm3: await digestOf(chosen) })
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked({ ...(number.trim() && { number: number.trim() }), ...(file && { sm3: file.sm3 }) })
  }
  const nothing = number.trim() || file ? undefined : t('verify.nothing')
  return (
    <>
      <PageHeader title={t('verify.title')} note={t('verify.note')} />
      <form className="panel stack" onSubmit={submit}>
        <TextField label={t('verify.number')} hint={t('verify.numberHint')} value={number} onChange={setNumber} maxLength={60} autoComplete="off" />
        <FileField label={t('verify.file')} button={t('verify.choose')} chosen={file?.name} accept="*/*" disabled={busy} onFile={(chosen) => void take(chosen)} />
        <p className="soft">{t('verify.fileHint')}</p>
        {tooLarge && <p role="alert">{t('verify.tooLarge')}</p>}
        {file && <p className="digest soft">SM3 {file.sm3}</p>}
        <span className="row">
          <Action kind="primary" type="submit" busy={busy} reason={nothing}>{t('verify.look')}</Action>
          {file && <Action onClick={() => setFile(undefined)}>{t('verify.withoutFile')}</Action>}
        </span>
      </form>
      {asked && <Loaded query={found}>{(data) => <Verdict found={data} asked={asked} />}</Loaded>}
      <RevokedSeals />
    </>
  )
}
