import './leave.css'
import { Action, Choice, DayField, EmptyState, PageHeader, TimeField } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import type { ChosenFile } from '../../data/attachment.ts'
import { AttachmentField } from '../../data/AttachmentField.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { PlanPanel } from './PlanPanel.tsx'
import type { Leave } from './words.ts'

const DOCUMENTS = ['certificate', 'proof', 'sealed_slip'] as const
type Document = (typeof DOCUMENTS)[number]

/** Asks for leave; what the regulation says to it stands beside the form while it is filled in. */
export function AskPage() {
  const { t } = useTranslation('leave')
  const { me } = useSession()
  const center = me.person?.center
  const [{ parent }] = useFilters()
  const terms = useQuery(api.attendance.leaves.terms.queryOptions({ center: center ?? '', ...(parent && { parent }) }))
  return (
    <>
      <PageHeader title={t('ask.title')} note={t('ask.note')} />
      <Loaded query={terms} rows={6}>
        {({ regulated, kinds, proposed, kind }) => (center && regulated && kinds[0] && proposed ? <Form key={parent} center={center} kinds={kinds} proposed={proposed} first={kind ?? kinds[0]} /> : <EmptyState title={t('mine.unregulated')} />)}
      </Loaded>
    </>
  )
}

interface FormProps { center: string; kinds: readonly Leave['kind'][]; proposed: { from: string; to: string }; first: Leave['kind'] }

function Form({ center, kinds, proposed, first }: FormProps) {
  const { t } = useTranslation('leave')
  const navigate = useNavigate()
  const [{ parent }] = useFilters()
  const [span, setSpan] = useState(proposed)
  const [kind, setKind] = useState<Leave['kind']>(first)
  const [cover, setCover] = useState('')
  const [document, setDocument] = useState<Document>('certificate')
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [texts, setTexts] = useState({ reason: '', lateReason: '', unit: '' })
  const covers = cover ? [{ person: cover, outsider: null, ...span }] : []
  const asked = { center, kind, ...span, covers, unitInformed: texts.unit.trim() || null, parent: parent ?? null }
  const isForward = span.from < span.to
  const plan = useQuery(api.attendance.leaves.preview.queryOptions(
    { ...asked, explained: texts.lateReason.trim() !== '', documents: files.length > 0 ? [document] : [] }, { enabled: isForward, placeholderData: keepPreviousData }))
  const command = useCommand(api.attendance.leaves.request.mutationOptions(), { done: t('ask.sent'), onDone: ({ id }) => void navigate({ to: paths.leave(id) as never }) })
  const missing = plan.data?.missing ?? []
  const reason = texts.reason.trim() === '' ? t('form.required') : missing[0] ? t('plan.missing') : undefined
  const set = (field: keyof typeof texts) => (event: { target: { value: string } }) => setTexts((old) => ({ ...old, [field]: event.target.value }))
  return (
    <div className="columns">
      <form className="panel stack" onSubmit={(event) => event.preventDefault()}>
        {parent && <p className="soft">{t('ask.extendNote')}</p>}
        <Choice label={t('ask.kind')} value={kind} options={kinds.map((value) => ({ value, name: t(`kind.${value}`) }))} onChange={(value) => setKind(value as Leave['kind'])} />
        <Moment id="from" label={t('ask.from')} value={span.from} onChange={(from) => setSpan((old) => ({ from, to: old.to < from ? `${from.slice(0, 10)}${proposed.to.slice(10)}` : old.to }))} />
        <Moment id="to" label={t('ask.to')} value={span.to} onChange={(to) => setSpan((old) => ({ ...old, to }))} />
        <Text id="reason" label={t('ask.reason')} value={texts.reason} onChange={set('reason')} />
        {plan.data && !plan.data.beforehand && <Text id="late" label={t('ask.lateReason')} value={texts.lateReason} onChange={set('lateReason')} />}
        {plan.data?.cover && (
          <Choice label={t('ask.cover')} value={cover} onChange={setCover}
            options={[{ value: '', name: t('ask.noCover') }, ...plan.data.cover.candidates.map(({ person, name, rank, busy }) => ({ value: person, name: `${name} · ${t(`candidate.${rank}`)}${busy ? ` · ${t(`candidate.${busy}`)}` : ''}` }))]} />
        )}
        {missing.some(({ code }) => code === 'UNIT_NOT_INFORMED' || code === 'BOTH_AWAY') && <Text id="unit" label={t('ask.unit')} value={texts.unit} onChange={set('unit')} />}
        <Choice label={t('ask.document')} value={document} options={DOCUMENTS.map((value) => ({ value, name: t(`document.${value}`) }))} onChange={(value) => setDocument(value as Document)} />
        <AttachmentField label={t('ask.files')} value={files} onChange={setFiles} />
        {command.problem && <ProblemView error={command.problem} />}
        <span className="row">
          <Action kind="primary" busy={command.busy} reason={reason}
            onClick={() => command.run({ ...asked, reason: texts.reason.trim(), lateReason: texts.lateReason.trim() || null, files: files.map(({ filename, contentBase64 }) => ({ document, filename, contentBase64 })) })}>
            {t('ask.send')}
          </Action>
          <a className="action" href={paths.myLeave}>{t('ask.backTo')}</a>
        </span>
      </form>
      {plan.error && !plan.data ? <ProblemView error={plan.error} /> : plan.data && isForward && <PlanPanel plan={plan.data} />}
    </div>
  )
}

function Moment({ id, label, value, onChange }: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  return (
    <span className="field">
      <label htmlFor={`leave-${id}`}>{label}</label>
      <span className="moment">
        <DayField id={`leave-${id}`} value={value.slice(0, 10)} onChange={(day) => onChange(`${day}${value.slice(10)}`)} />
        <TimeField label={label} value={value.slice(11, 16)} onChange={(time) => onChange(`${value.slice(0, 11)}${time.slice(0, 5)}:00`)} />
      </span>
    </span>
  )
}

function Text({ id, label, value, onChange }: { id: string; label: string; value: string; onChange: (event: { target: { value: string } }) => void }) {
  return (
    <span className="field">
      <label htmlFor={`leave-${id}`}>{label}</label>
      <textarea id={`leave-${id}`} className="text-field" rows={2} maxLength={300} value={value} onChange={onChange} />
    </span>
  )
}
