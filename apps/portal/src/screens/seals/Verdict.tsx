import { EmptyState, StateTag, type Tone } from '@hall/ui'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { usePlaces } from '../../data/places.ts'

type Found = Outputs['seals']['signatures']['verify']
type Row = Found['rows'][number]
export const stateTones: Readonly<Record<Row['stateNow'], Tone>> = { registered: 'quiet', active: 'ok', lost: 'absent', cancelled: 'late' }

/** What is known of a document, signature by signature. */
export function Verdict({ found, asked }: { found: Found; asked: { readonly number?: string; readonly sm3?: string } }) {
  const { t } = useTranslation('seals')
  if (!found.found) return <EmptyState title={t(asked.number ? 'verdict.unknownNumber' : 'verdict.unknownFile')}>{t('verdict.unknownNext')}</EmptyState>
  return <div aria-live="polite">{found.rows.map((row) => <One key={row.id} row={row} />)}</div>
}

/** One signature: genuine only where the city's check and the one made on this device agree, and the file is the file. */
function One({ row }: { row: Row }) {
  const { t, i18n } = useTranslation('seals')
  const places = usePlaces()
  const here = useOwnCheck(row)
  const moment = new Date(row.signedAt).toLocaleString(i18n.language, { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' })
  const signed = row.valid && here !== false
  const verdict = !signed ? 'forged' : row.fileMatches === false ? 'otherFile' : row.stateAtSigning !== 'active' ? 'notInForce' : row.fileMatches ? 'genuine' : 'numberOnly'
  return (
    <section className="panel stack">
      <h2>{t('verdict.document', { name: row.document })}</h2>
      <p><StateTag tone={verdict === 'genuine' || verdict === 'numberOnly' ? 'ok' : 'absent'}>{t(`verdict.${verdict}`)}</StateTag></p>
      <p className="soft">{t(`verdict.${verdict}Next`)}</p>
      <dl className="pairs">
        <dt>{t('verdict.number')}</dt><dd>{row.number}</dd>
        <dt>{t('verdict.center')}</dt><dd>{places.centerName(row.center)}</dd>
        <dt>{t('verdict.seal')}</dt><dd>{row.sealName} ({row.sealNumber})</dd>
        <dt>{t('verdict.signedAt')}</dt><dd>{moment}</dd>
        <dt>{t('verdict.then')}</dt><dd><StateTag tone={stateTones[row.stateAtSigning]} bare>{t(`sealState.${row.stateAtSigning}`)}</StateTag></dd>
        <dt>{t('verdict.now')}</dt><dd><StateTag tone={stateTones[row.stateNow]} bare>{t(`sealState.${row.stateNow}`)}</StateTag>{row.endedOn && <span className="soft"> {row.endedOn}</span>}</dd>
        <dt>{t('verdict.signature')}</dt><dd>{t(row.valid ? 'verdict.fits' : 'verdict.fitsNot')}{here !== undefined && ` · ${t(here ? 'verdict.fitsHere' : 'verdict.fitsNotHere')}`}</dd>
      </dl>
      <details>
        <summary>{t('verdict.technical')}</summary>
        <p className="soft">{t('verdict.technicalNote', { algorithm: row.algorithm })}</p>
        <dl className="pairs digest">
          <dt>{t('verdict.text')}</dt><dd><pre>{row.text}</pre></dd>
          <dt>{t('verdict.key')}</dt><dd>{row.publicKey}</dd>
          <dt>{t('verdict.value')}</dt><dd>{row.signature}</dd>
        </dl>
      </details>
    </section>
  )
}

/** The signature checked once more on this device; undefined until it is. */
function useOwnCheck({ text, signature, publicKey }: Row): boolean | undefined {
  const [fits, setFits] = useState<boolean>()
  useEffect(() => {
    let left = false
    void import('./check.ts').then(({ isSigned }) => { if (!left) setFits(isSigned({ text, signature, publicKey })) })
    return () => { left = true }
  }, [text, signature, publicKey])
  return fits
}
