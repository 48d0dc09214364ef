import { Action } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChoiceField, LongTextField, TextField } from '../../data/Fields.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaces } from '../../data/places.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { AttachFiles } from './AttachFiles.tsx'
import { useSubmission } from './use-submission.ts'
import './portal-complaints.css'

type Lodged = Outputs['complaints']['portal']['lodge']
type Setup = Outputs['complaints']['portal']['setup']

/** Complaining without a login: where, about what, and how to be reached, if at all. */
export function ComplainPage() {
  const { t } = useTranslation('complaints')
  const places = usePlaces()
  const centers = useQuery(api.complaints.portal.centers.queryOptions({}))
  const [center, setCenter] = useState('')
  const [lodged, setLodged] = useState<Lodged>()
  const setup = useQuery(api.complaints.portal.setup.queryOptions(center ? { center } : skipToken))
  if (lodged) return <Taken lodged={lodged} />
  return (
    <div className="stack">
      <h1>{t('complain.title')}</h1>
      <p className="soft">{t('complain.note')}</p>
      <Loaded query={centers}>
        {({ rows }) => <ChoiceField label={t('complain.center')} value={center} onChange={setCenter} none={t('complain.choose')} choices={rows.map((row) => ({ value: row.center, label: places.centerName(row.center) }))} />}
      </Loaded>
      {center && <Loaded query={setup}>{(rules) => <ComplaintForm key={center} center={center} rules={rules} onLodged={setLodged} />}</Loaded>}
    </div>
  )
}

const EMPTY = { ground: '', content: '', window: '', caseNumber: '', name: '', contact: '' }

function ComplaintForm({ center, rules, onLodged }: { center: string; rules: Setup; onLodged: (lodged: Lodged) => void }) {
  const { t, i18n } = useTranslation('complaints')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const places = usePlaces()
  const [values, setValues] = useState(EMPTY)
  const [anonymous, setAnonymous] = useState(false)
  const submission = useSubmission()
  const lodge = useCommand(api.complaints.portal.lodge.mutationOptions(), onLodged)
  const set = (field: keyof typeof EMPTY) => (value: string) => setValues({ ...values, [field]: value })
  const send = () => submission.withWork((work) => lodge.run({
    center, ground: values.ground, content: values.content.trim() || null, window: values.window || null, person: null, caseNumber: values.caseNumber.trim() || null, factsOn: null, work,
    complainant: { name: anonymous ? null : values.name.trim() || null, nameRefused: anonymous, contact: values.contact.trim() || null, contactRefused: anonymous && values.contact.trim() === '' },
  }))
  const missing = !values.ground ? t('complain.groundMissing') : !values.content.trim() ? t('complain.contentMissing') : undefined
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (!missing) send() }}>
      <ChoiceField label={t('complain.ground')} value={values.ground} onChange={set('ground')} none={t('complain.choose')} choices={rules.grounds.map(({ id, name }) => ({ value: id, label: name[language] }))} />
      <LongTextField label={t('complain.content')} hint={t('complain.contentHint')} value={values.content} onChange={set('content')} required maxLength={4000} />
      <ChoiceField label={t('complain.window')} value={values.window} onChange={set('window')} none={t('complain.windowNone')} choices={rules.windows.map(({ window }) => ({ value: window, label: places.windowName(window) }))} />
      <TextField label={t('complain.caseNumber')} hint={t('complain.caseHint')} value={values.caseNumber} onChange={set('caseNumber')} maxLength={60} />
      <label className="check"><input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.target.checked)} /> {t('complain.anonymous')}</label>
      {!anonymous && <TextField label={t('complain.name')} value={values.name} onChange={set('name')} maxLength={60} autoComplete="name" />}
      <TextField label={t('complain.contact')} hint={t('complain.contactHint')} value={values.contact} onChange={set('contact')} maxLength={100} autoComplete="tel" inputMode="tel" />
      <Limits rules={rules} />
      {(submission.error ?? lodge.error) !== undefined && <ProblemView error={submission.error ?? lodge.error} retry={send} />}
      <Action kind="primary" type="submit" busy={submission.working || lodge.busy} reason={missing}>{t('complain.send')}</Action>
      <Bodies rules={rules} />
    </form>
  )
}

/** How long it may take, before anybody has sent anything. */
function Limits({ rules: { limits } }: { rules: Setup }) {
  const { t } = useTranslation('complaints')
  const shown = limits.filter((limit) => limit.withinWorkdays !== null && limit.class !== 'poor_rating')
  if (shown.length === 0) return null
  return <ul className="soft">{shown.map(({ class: of, withinWorkdays, clause }) => <li key={of}>{String(t(`${withinWorkdays === 0 ? 'limitToday' : 'limit'}.${of}`, { count: withinWorkdays ?? 0 }))} ({clause})</li>)}</ul>
}

/** Who takes complaints here, by word of mouth, by telephone and in writing as well. */
function Bodies({ rules: { bodies, bodiesClause } }: { rules: Setup }) {
  const { t, i18n } = useTranslation('complaints')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <section className="stack">
      <h2>{t('complain.bodies')}</h2>
      <p className="soft">{t('complain.bodiesNote', { clause: bodiesClause })}</p>
      <ul>{bodies.map(({ id, name, phone }) => <li key={id}>{name[language]}{phone && <> <a href={`tel:${phone.replace(/[^0-9+]/g, '')}`}>{phone}</a></>}</li>)}</ul>
    </section>
  )
}

function Taken({ lodged }: { lodged: Lodged }) {
  const { t } = useTranslation('complaints')
  const { followCode } = lodged
  return (
    <div className="stack">
      <h1>{t('taken.title')}</h1>
      <dl className="taken">
        <dt>{t('taken.number')}</dt><dd>{lodged.number}</dd>
        {followCode && <><dt>{t('taken.code')}</dt><dd>{followCode}</dd></>}
        {lodged.dueDate && <><dt>{t('taken.due')}</dt><dd>{lodged.dueDate}{lodged.clause && ` (${lodged.clause})`}</dd></>}
      </dl>
      <p>{t(followCode ? 'taken.keep' : 'taken.joined')}</p>
      {followCode && <AttachFiles number={lodged.number} code={followCode} />}
      <a className="action" href="/portal/complaint">{t('taken.follow')}</a>
    </div>
  )
}
