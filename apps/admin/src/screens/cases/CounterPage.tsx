import { Action, announce, Choice, EmptyState, PageHeader, SearchField, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { IssuedDocuments } from '../../data/IssuedDocument.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useSession } from '../../session/session.ts'

type Item = Outputs['cases']['items']['list']['rows'][number]
type Mark = 'present' | 'missing' | 'wrong' | 'correctable'
const MARKS: readonly Mark[] = ['present', 'missing', 'wrong', 'correctable']
const FOUND = 8

/** The counter: item, applicant, materials ticked, paper printed; every step by keyboard. */
export function CounterPage() {
  const { t } = useTranslation('cases')
  const { me } = useSession()
  const [item, setItem] = useState<Item>()
  const [file, setFile] = useState<string>()
  const center = me.person?.center ?? undefined
  const window = me.person?.window ?? undefined
  if (!center || !window) return <><PageHeader title={t('counter.title')} /><EmptyState title={t('counter.noWindow')}>{t('counter.noWindowNext')}</EmptyState></>
  const again = () => { setItem(undefined); setFile(undefined) }
  return (
    <>
      <PageHeader title={t('counter.title')} note={t('counter.note')} actions={item && <Action onClick={again}>{t('counter.next')}</Action>} />
      {!item ? <ChooseItem center={center} onChoose={setItem} /> : file ? <Checking key={file} file={file} item={item} onDone={again} /> : <Applicant center={center} window={window} item={item} onOpen={setFile} />}
    </>
  )
}

function ChooseItem({ center, onChoose }: { center: string; onChoose: (item: Item) => void }) {
  const { t } = useTranslation('cases')
  const [text, setText] = useState('')
  const items = useQuery(api.cases.items.list.queryOptions({ center, state: 'published', size: FOUND, ...(text && { search: text }) }))
  const rows = items.data?.rows ?? []
  const submit = (event: FormEvent) => { event.preventDefault(); if (rows[0]) onChoose(rows[0]) }
  return (
    <form className="panel stack" onSubmit={submit} aria-label={t('counter.item')}>
      <SearchField label={t('counter.findItem')} value={text} onChange={setText} />
      <ul className="choose-item">
        {rows.map((row) => (
          <li key={row.id}><Action kind="quiet" onClick={() => onChoose(row)}>{row.name}</Action> <StateTag tone="quiet" bare>{t(`kind.${row.kind}`)}</StateTag> {row.promised && <span className="soft">{t('days', { count: row.promised.days })}</span>}</li>
        ))}
      </ul>
      {rows.length === 0 && !items.isPending && <p className="soft">{t('counter.noItem')}</p>}
      <p className="soft">{t('counter.enterTakesFirst')}</p>
    </form>
  )
}

function Applicant({ center, window, item, onOpen }: { center: string; window: string; item: Item; onOpen: (file: string) => void }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const open = useCommand(api.cases.intake.register.mutationOptions(), { done: (made) => t('counter.opened', { number: made.number }), onDone: (made) => onOpen(made.case) })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (field: string) => String(data.get(field) ?? '').trim()
    const given = (field: string) => (text(field) ? { [field]: text(field) } : {})
    open.run({ center, window, item: item.id, channel: 'visit', applicant: { name: text('name'), kind: text('kind') === 'organization' ? 'organization' : 'person', ...given('idNumber'), ...given('phone'), ...given('address') } })
  }
  return (
    <form className="panel stack" onSubmit={submit} aria-label={t('counter.applicant')}>
      <h2>{item.name}</h2>
      <div className="filters">
        <span className="field"><label htmlFor="applicant-name">{t('applicant.name')}</label><input id="applicant-name" name="name" required maxLength={60} autoFocus autoComplete="off" /></span>
        <span className="field"><label htmlFor="applicant-kind">{t('applicant.kind')}</label><select id="applicant-kind" name="kind"><option value="person">{t('applicant.person')}</option><option value="organization">{t('applicant.organization')}</option></select></span>
        <span className="field"><label htmlFor="applicant-id">{t('applicant.idNumber')}</label><input id="applicant-id" name="idNumber" maxLength={40} autoComplete="off" /></span>
        <span className="field"><label htmlFor="applicant-phone">{t('applicant.phone')}</label><input id="applicant-phone" name="phone" maxLength={40} autoComplete="off" /></span>
        <span className="field"><label htmlFor="applicant-address">{t('applicant.address')}</label><input id="applicant-address" name="address" maxLength={200} autoComplete="off" /></span>
      </div>
      {open.problem && <ProblemView error={open.problem} />}
      <span className="row"><Action kind="primary" type="submit" busy={open.busy} reason={can('cases.intake.register', { center }).reason}>{t('counter.open')}</Action></span>
    </form>
  )
}

function Checking({ file, item, onDone }: { file: string; item: Item; onDone: () => void }) {
  const { t } = useTranslation('cases')
  const view = useQuery(api.cases.queue.get.queryOptions(file ? { case: file } : skipToken))
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>({})
  const [template, setTemplate] = useState(false)
  const check = useCommand(api.cases.intake.check.mutationOptions())
  const accept = useCommand(api.cases.intake.accept.mutationOptions(), { done: t('done.accepted') })
  const conclude = useCommand(api.cases.handling.conclude.mutationOptions(), { done: t('done.concluded') })
  const notify = useCommand(api.cases.intake.notify.mutationOptions(), { done: t('done.notified') })
  const materials = view.data?.materials ?? []
  const markOf = (code: string) => marks[code] ?? 'present'
  const lacking = materials.filter(({ code, required }) => required && markOf(code) !== 'present').map(({ code }) => code)
  const state = view.data?.row.state
  const busy = check.busy || accept.busy || conclude.busy || notify.busy
  const problem = check.problem ?? accept.problem ?? conclude.problem ?? notify.problem
  const settled = state !== undefined && state !== 'received'
  /** Ticked first; then what follows from it in the same stroke. */
  const proceed = async (event: FormEvent) => {
    event.preventDefault()
    const commandId = crypto.randomUUID()
    try {
      await api.cases.intake.check.mutationOptions().mutationFn!({ case: file, materials: materials.map(({ code }) => ({ code, state: markOf(code) })), template, requirementsRepeated: template, commandId }, {} as never)
    } catch (error) {
      void error
      check.run({ case: file, materials: materials.map(({ code }) => ({ code, state: markOf(code) })), template, requirementsRepeated: template })
      return
    }
    if (lacking.length > 0) notify.run({ case: file, missing: lacking })
    else if (item.kind === 'instant') conclude.run({ case: file })
    else accept.run({ case: file })
    void queryClient.invalidateQueries({ queryKey: [['cases']] })
  }
  return (
    <form className="panel stack" onSubmit={(event) => void proceed(event)} aria-label={t('counter.materials')}>
      <h2>{item.name} · {view.data?.row.number}</h2>
      <table className="plain">
        <caption className="unseen">{t('counter.materials')}</caption>
        <thead><tr><th scope="col">{t('column.material')}</th><th scope="col">{t('column.state')}</th></tr></thead>
        <tbody>
          {materials.map(({ code, name, required }, index) => (
            <tr key={code}>
              <th scope="row">{index + 1}. {name}{required ? '' : ` (${t('optional')})`}</th>
              <td><Choice bare label={name} value={markOf(code)} onChange={(value) => setMarks({ ...marks, [code]: value as Mark })} options={MARKS.map((value) => ({ value, name: t(`mark.${value}`) }))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {Object.values(marks).includes('wrong') && <label className="row"><input type="checkbox" checked={template} onChange={(event) => setTemplate(event.target.checked)} /> {t('counter.template')}</label>}
      {problem && <ProblemView error={problem} />}
      {!settled && <span className="row"><Action kind="primary" type="submit" busy={busy}>{t(lacking.length > 0 ? 'counter.notify' : item.kind === 'instant' ? 'counter.conclude' : 'counter.accept')}</Action><span className="soft">{t('counter.enter')}</span></span>}
      {settled && view.data && (
        <div className="stack" role="status">
          <p><StateTag tone="ok">{t(`state.${state}`)}</StateTag> {t('counter.code', { number: view.data.row.number, code: view.data.checkCode })}</p>
          <IssuedDocuments documents={view.data.documents} page={(id) => queryClient.fetchQuery(api.cases.papers.page.queryOptions({ id }))} docx={(id) => queryClient.fetchQuery(api.cases.papers.docx.queryOptions({ id }))} />
          <span className="row"><Action kind="primary" onClick={() => { announce(t('counter.next')); onDone() }}>{t('counter.next')}</Action><a className="action" href={paths.case(file)}>{t('counter.openCase')}</a></span>
        </div>
      )}
    </form>
  )
}
