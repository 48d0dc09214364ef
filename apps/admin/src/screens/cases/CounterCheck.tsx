import { Action, Choice, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { IssuedDocuments } from '../../data/IssuedDocument.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import type { CaseView } from './words.ts'

type Item = Outputs['cases']['items']['list']['rows'][number]
type Mark = 'present' | 'missing' | 'wrong' | 'correctable'
const MARKS: readonly Mark[] = ['present', 'missing', 'wrong', 'correctable']
interface Props { readonly file: string; readonly item: Pick<Item, 'name' | 'kind'>; readonly onDone: () => void }

/** Materials ticked, then what follows from it in the same stroke: notice, acceptance, or done on the spot. */
export function CounterCheck(props: Props) {
  const view = useQuery(api.cases.queue.get.queryOptions({ case: props.file }))
  return <Loaded query={view} rows={6}>{(data) => (data.row.state === 'received' ? <Ticking {...props} view={data} /> : <Settled view={data} onDone={props.onDone} />)}</Loaded>
}

function Ticking({ file, item, view, onDone }: Props & { view: CaseView }) {
  const { t } = useTranslation('cases')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { form.current?.focus() }, [])
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>({})
  const [left, setLeft] = useState(false)
  const [template, setTemplate] = useState(false)
  const { materials } = view
  const markOf = (code: string) => marks[code] ?? 'present'
  const lacking = materials.filter(({ code, required }) => required && markOf(code) !== 'present').map(({ code }) => code)
  const notify = useCommand(api.cases.intake.notify.mutationOptions(), { done: t('done.notified') })
  const conclude = useCommand(api.cases.handling.conclude.mutationOptions(), { done: t('done.concluded') })
  const accept = useCommand(api.cases.intake.accept.mutationOptions(), { done: t('done.accepted') })
  const check = useCommand(api.cases.intake.check.mutationOptions(), {
    onDone: () => {
      if (lacking.length > 0) notify.run({ case: file, missing: lacking, canBeHandled: true, formalitiesComplete: false })
      else if (item.kind === 'instant') conclude.run({ case: file })
      else accept.run({ case: file })
    },
  })
  const end = useCommand(api.cases.intake.endVisit.mutationOptions(), { done: t('action.endVisit'), onDone })
  const busy = [check, notify, conclude, accept].some((command) => command.busy)
  const problem = check.problem ?? notify.problem ?? conclude.problem ?? accept.problem
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    for (const command of [check, notify, conclude, accept]) command.clear()
    check.run({ case: file, materials: materials.map(({ code }) => ({ code, state: markOf(code) })), template, requirementsRepeated: template })
  }
  /** A digit marks the material of that number, over and over through the marks. */
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter' && !busy) submit(event)
    const material = materials[Number(event.key) - 1]
    if (material) setMarks({ ...marks, [material.code]: MARKS[(MARKS.indexOf(markOf(material.code)) + 1) % MARKS.length]! })
  }
  return (
    <form ref={form} tabIndex={-1} className="panel stack counter-check" onSubmit={submit} onKeyDown={onKeyDown} aria-label={t('counter.materials')}>
      <h2>{item.name} · {view.row.number}</h2>
      <table className="plain">
        <caption className="unseen">{t('counter.materials')}</caption>
        <thead><tr><th scope="col">{t('column.material')}</th><th scope="col">{t('column.state')}</th></tr></thead>
        <tbody>
          {materials.map(({ code, name, required }, index) => (
            <tr key={code} className={markOf(code) === 'present' ? undefined : 'counter-lacks'}>
              <th scope="row"><kbd>{index + 1}</kbd> {name}{required ? '' : ` (${t('optional')})`}</th>
              <td><Choice bare label={name} value={markOf(code)} onChange={(value) => setMarks({ ...marks, [code]: value as Mark })} options={MARKS.map((value) => ({ value, name: t(`mark.${value}`) }))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {Object.values(marks).some((mark) => mark === 'wrong') && <label className="row"><input type="checkbox" checked={template} onChange={(event) => setTemplate(event.target.checked)} /> {t('counter.template')}</label>}
      {problem && <ProblemView error={problem} />}
      {end.problem && <ProblemView error={end.problem} />}
      <span className="row"><Action kind="primary" type="submit" busy={busy}>{t(lacking.length > 0 ? 'counter.notify' : item.kind === 'instant' ? 'counter.conclude' : 'counter.accept')}</Action><span className="soft">{t('counter.keys')}</span></span>
      {view.actions.includes('endVisit') && <span className="row"><label className="row"><input type="checkbox" checked={left} onChange={(event) => setLeft(event.target.checked)} /> {t('field.clientLeft')}</label><Action kind="quiet" busy={end.busy} onClick={() => end.run({ case: file, clientLeft: left })}>{t('action.endVisit')}</Action><span className="soft">{t('counter.endVisitNote')}</span></span>}
    </form>
  )
}

/** What came of it: the papers to print, the number and code to tell, and the next one. */
function Settled({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useTranslation('cases')
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => { box.current?.focus() }, [])
  const end = useCommand(api.cases.intake.endVisit.mutationOptions())
  // Whoever was served goes: the visit is over with the next one.
  const next = (event: FormEvent) => { event.preventDefault(); if (view.actions.includes('endVisit')) end.run({ case: view.row.id, clientLeft: false }); onDone() }
  return (
    <form ref={box} tabIndex={-1} className="panel stack counter-check" aria-label={t('counter.settled')} onSubmit={next} onKeyDown={(event) => { if (event.key === 'Enter' && event.target === event.currentTarget) next(event) }}>
      <h2>{view.row.itemName} · {view.row.number} <StateTag tone={view.row.state === 'incomplete' ? 'late' : 'ok'}>{t(`state.${view.row.state}`)}</StateTag></h2>
      <p className="counter-code" role="status">{t('counter.code', { number: view.row.number, code: view.checkCode })}</p>
      <IssuedDocuments documents={view.documents} page={(id) => queryClient.fetchQuery(api.cases.papers.page.queryOptions({ id }))} docx={(id) => queryClient.fetchQuery(api.cases.papers.docx.queryOptions({ id }))} />
      <span className="row"><Action kind="primary" type="submit">{t('counter.next')}</Action><a className="action" href={paths.case(view.row.id)}>{t('counter.openCase')}</a><span className="soft">{t('counter.enter')}</span></span>
    </form>
  )
}
