import { Action, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import type { ChosenFile } from '../../data/attachment.ts'
import { AttachmentField } from '../../data/AttachmentField.tsx'
import { AttachmentList } from '../../data/AttachmentList.tsx'
import { download } from '../../data/download.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { Light } from './PackagesPage.tsx'
import { Returns, ReturnSheet } from './Returns.tsx'
import { COMPONENT_KINDS, RETENTIONS } from './words.ts'

type Detail = Outputs['archives']['packages']['get']

/** The papers of one case, what the four checks say of them, and the way into the register. */
export function PackagePage() {
  const { t } = useTranslation('archives')
  const can = useCan()
  const { center = '', case: id = '' } = useParams({ strict: false }) as { center?: string; case?: string }
  const [doing, setDoing] = useState<'add' | 'file' | 'return'>()
  const [files, setFiles] = useState<ChosenFile[]>([])
  const detail = useQuery(api.archives.packages.get.queryOptions({ center, case: id }))
  const own = detail.data?.package
  const at = { center, ...(own?.window && { window: own.window }) }
  const filed = own?.volume ? t('package.filedAs', { number: own.volume }) : undefined
  const failed = detail.data?.checks.some(({ ok }) => !ok) ? t('package.failed') : undefined
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const fetchBag = async () => download(await queryClient.fetchQuery(api.archives.packages.download.queryOptions({ center, case: id })))
  return (
    <>
      <PageHeader title={own?.item ?? t('tab.packages')} note={own?.number ?? id.slice(0, 8)} actions={(
        <>
          <Action icon="download" reason={can('archives.packages.download', at).reason} onClick={() => void fetchBag()}>{t('package.download')}</Action>
          <Action reason={can('archives.packages.returnMaterials', at).reason ?? filed} onClick={() => setDoing('return')}>{t('return.enter')}</Action>
          <Action icon="plus" reason={can('archives.packages.add', at).reason ?? filed} onClick={() => setDoing('add')}>{t('package.add')}</Action>
          <Action kind="primary" reason={can('archives.packages.file', at).reason ?? filed ?? failed} onClick={() => setDoing('file')}>{t('package.file')}</Action>
        </>
      )} />
      <Loaded query={detail}>{(data) => <Body detail={data} />}</Loaded>
      {can('archives.packages.returns', at).ok && <Returns center={center} case={id} />}
      <ReturnSheet center={center} case={id} open={doing === 'return'} onClose={() => setDoing(undefined)} />
      <CommandSheet open={doing === 'add'} onClose={() => { setFiles([]); setDoing(undefined) }} title={t('package.add')} done={t('saved')} options={api.archives.packages.add.mutationOptions()}
        input={({ kind, title }: { kind: (typeof COMPONENT_KINDS)[number]; title: string }) => ({ center, case: id, kind, title, file: files[0] ? uploadOf(files[0]) : null })}
      >
        <Form.Item name="kind" label={t('class')} rules={required}><Select options={COMPONENT_KINDS.map((value) => ({ value, label: t(`components.${value}`) }))} /></Form.Item>
        <Form.Item name="title" label={t('name')} rules={required}><Input maxLength={200} /></Form.Item>
        <AttachmentField label={t('package.scan')} value={files} onChange={setFiles} most={1} />
      </CommandSheet>
      <CommandSheet open={doing === 'file'} onClose={() => setDoing(undefined)} title={t('package.file')} done={({ number }) => t('filed', { number })} options={api.archives.packages.file.mutationOptions()} initial={{ retention: 'long' } as object}
        input={({ retention }: { retention: (typeof RETENTIONS)[number] }) => ({ center, case: id, retention })}
      >
        <Form.Item name="retention" label={t('retention')} rules={required}><Select options={RETENTIONS.map((value) => ({ value, label: t(`retentions.${value}`) }))} /></Form.Item>
      </CommandSheet>
    </>
  )
}

function Body({ detail: { package: own, components, checks } }: { detail: Detail }) {
  const { t, i18n } = useTranslation('archives')
  const { center, case: id } = own
  return (
    <div className="columns">
      <section className="panel">
        <div className="panel-head"><h2>{t('package.components')}</h2><Light of={own} /></div>
        <ul className="stack">
          {components.map((one) => (
            <li key={one.id} className="stack">
              <span><StateTag tone="quiet">{t(`components.${one.kind}`)}</StateTag> {one.title}</span>
              <span className="soft">{formatDateTime(atCenter(one.at), i18n.language).slice(0, -3)} · <PersonName register="archives" id={one.by} /> · SHA-256 {one.sha256.slice(0, 12)}</span>
              {one.attachment && <AttachmentList attachments={[one.attachment]} fetch={() => queryClient.fetchQuery(api.archives.packages.component.queryOptions({ center, case: id, component: one.id }))} />}
            </li>
          ))}
        </ul>
        {components.length === 0 && <p className="soft">{t('package.empty')}</p>}
      </section>
      <section className="panel">
        <h2>{t('package.checks')}</h2>
        <table className="plain">
          <thead><tr><th scope="col">{t('package.property')}</th><th scope="col">{t('package.test')}</th><th scope="col">{t('state')}</th></tr></thead>
          <tbody>{checks.map((one) => (
            <tr key={one.test}><td>{t(`properties.${one.property}`)}</td><td>{t(`tests.${one.test as 'metadata'}`)}</td><td><StateTag tone={one.ok ? 'ok' : 'absent'}>{t(one.ok ? 'package.pass' : 'package.fail')}</StateTag> <span className="soft">{said(one, t)}</span></td></tr>
          ))}</tbody>
        </table>
      </section>
    </div>
  )
}

const uploadOf = ({ filename, contentBase64 }: ChosenFile) => ({ filename, contentBase64 })

type Speak = ReturnType<typeof useTranslation<'archives'>>['t']
/** What is missing by outcome is told in words, other details are names as they are. */
function said({ test, detail }: Detail['checks'][number], t: Speak): string {
  if (test !== 'components_of_outcome') return detail
  return detail.split(' · ').filter(Boolean).map((kind) => t(`components.${kind as 'other'}`)).join(' · ')
}
