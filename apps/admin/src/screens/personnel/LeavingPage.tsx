import { formatDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { DemandList } from './DemandList.tsx'
import { FileAction } from './FileAction.tsx'
import { FileDocuments } from './FileDocuments.tsx'
import { FileTimeline } from './FileTimeline.tsx'
import { HeldThing } from './HeldThing.tsx'
import { LeavingActions } from './LeavingActions.tsx'
import { LetterPair } from './LetterPair.tsx'
import { openLine } from './open-line.ts'
import { type Leaving, statusTone } from './words.ts'

/** One leaving: letters, demands, hand-over, and everything that stands between the person and release. */
export function LeavingPage() {
  const { t } = useTranslation('personnel')
  const { id = '' } = useParams({ strict: false })
  const leaving = useQuery(api.personnel.leavings.get.queryOptions({ id }))
  const file = leaving.data?.file
  return (
    <>
      <PageHeader
        title={file ? t('leaving.of', { name: file.name }) : t('leaving.title')}
        note={file && <><StateTag tone={statusTone(file.status)}>{t(`status.${file.status}`)}</StateTag> {t(`leavingKind.${file.kind}`)} · <a href={paths.staff(file.person)}>{file.person}</a></>}
        actions={leaving.data && <LeavingActions leaving={leaving.data} />}
      />
      <Loaded query={leaving}>{(data) => <OneLeaving leaving={data} />}</Loaded>
    </>
  )
}

function OneLeaving({ leaving }: { leaving: Leaving }) {
  const { t, i18n } = useTranslation('personnel')
  const { file, demands, steps } = leaving
  const names = usePlaceNames([file.center])
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : t('none'))
  return (
    <div className="columns">
      <div className="stack">
        {file.status !== 'released' && <Settlement leaving={leaving} />}
        {file.release && (
          <section className="panel">
            <h2>{t('leaving.released')}</h2>
            <p>{file.release.forced && <StateTag tone="absent">{t('leaving.forced')}</StateTag>} {day(file.release.on)} · {file.release.approver}{file.release.reason && ` · ${file.release.reason}`}</p>
            {file.release.openLines.length > 0 && <ul>{file.release.openLines.map((line) => <li key={line}>{openLine(line, t)}</li>)}</ul>}
          </section>
        )}
        <Handover file={file} />
        <section className="panel"><h2>{t('demands.title')}</h2><DemandList demands={demands} /></section>
        <FileDocuments subject={`leaving/${file.id}`} />
        <section className="panel"><h2>{t('steps')}</h2><FileTimeline steps={steps} /></section>
      </div>
      <div className="stack">
        <section className="panel">
          <h2>{t('leaving.about')}</h2>
          <dl className="pairs">
            <dt>{t('column.center')}</dt><dd>{names.center(file.center)}</dd>
            <dt>{t('column.department')}</dt><dd>{names.department(file.department)}</dd>
            <dt>{t('column.window')}</dt><dd>{names.window(file.window)}</dd>
            <dt>{t('column.since')}</dt><dd>{day(file.since)}</dd>
            <dt>{t('field.effective')}</dt><dd>{day(file.effective)}</dd>
            <dt>{t('field.formOn')}</dt><dd>{day(file.formOn)}</dd>
            <dt>{t('field.successor')}</dt><dd>{file.successor ? <a href={paths.staff(file.successor)}>{file.successor}</a> : file.abolished ? t('field.abolished') : t('none')}</dd>
            <dt>{t('leaving.shadowed')}</dt><dd>{file.shadowed.length === 0 ? t('none') : file.shadowed.join(t('comma'))}</dd>
            {file.reason && <><dt>{t('field.reason')}</dt><dd>{file.reason}</dd></>}
          </dl>
        </section>
        <LetterPair letter={file.letter} reply={file.reply} opinion={file.opinion} exception={file.exception} />
      </div>
    </div>
  )
}

/** Release is refused while a line is open. */
function Settlement({ leaving: { open } }: { leaving: Leaving }) {
  const { t } = useTranslation('personnel')
  return (
    <section className="panel">
      <h2>{t('settlement.title')} {open.length > 0 && <StateTag tone="absent">{t('settlement.open', { count: open.length })}</StateTag>}</h2>
      {open.length === 0 ? <p>{t('settlement.none')}</p> : (
        <table className="plain">
          <caption className="unseen">{t('settlement.title')}</caption>
          <thead><tr><th scope="col">{t('settlement.kind')}</th><th scope="col">{t('settlement.reference')}</th><th scope="col">{t('demands.clause')}</th></tr></thead>
          <tbody>
            {open.map((line) => (
              <tr key={`${line.kind} ${line.reference}`}>
                <th scope="row">{t(`holding.${line.kind}`, { defaultValue: line.kind })}</th>
                <td><HeldThing line={line} /></td>
                <td>{line.clause && <a className="clause-link" href={paths.clause(line.clause)}>{line.clause}</a>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const SIGNERS = ['giver', 'receiver', 'supervision'] as const

/** The checklist of papers and things, with who has signed. */
function Handover({ file }: { file: Leaving['file'] }) {
  const { t } = useTranslation('personnel')
  const place = { center: file.center, ...(file.window && { window: file.window }), person: file.person }
  const going = file.status === 'requested' || file.status === 'agreed'
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('handover.title')}</h2>
        {going && (
          <FileAction
            label={t('act.addLine')} procedure="personnel.leavings.addLine" place={place} options={api.personnel.leavings.addLine.mutationOptions()}
            fields={[{ name: 'kind', kind: 'choice', initial: 'materials', options: (['materials', 'items', 'cases', 'seals', 'archives'] as const).map((value) => ({ value, label: t(`word.${value}`) })) }, { name: 'what', kind: 'text' }]}
            toInput={({ kind, what }) => ({ id: file.id, kind, what })}
          />
        )}
      </div>
      {file.handover.length === 0 ? <p className="soft">{t('handover.none')}</p> : (
        <table className="plain">
          <caption className="unseen">{t('handover.title')}</caption>
          <thead><tr><th scope="col">{t('handover.what')}</th>{SIGNERS.map((signer) => <th key={signer} scope="col">{t(`word.${signer}`)}</th>)}</tr></thead>
          <tbody>
            {file.handover.map((line) => (
              <tr key={line.id}>
                <th scope="row">{line.what} <span className="soft">{t(`word.${line.kind}`)}</span></th>
                {SIGNERS.map((signer) => (
                  <td key={signer}>
                    {line.signed.includes(signer) ? <StateTag tone="ok">{t('handover.signed')}</StateTag> : going && (
                      <FileAction label={t('act.sign')} procedure="personnel.leavings.sign" place={place} kind="quiet" options={api.personnel.leavings.sign.mutationOptions()} fields={[{ name: 'on', kind: 'day' }]} toInput={({ on }) => ({ id: file.id, line: line.id, as: signer, on })} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
