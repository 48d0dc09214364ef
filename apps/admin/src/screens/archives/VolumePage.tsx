import { Action, formatDateTime, PageHeader, StateTag, Timeline } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Form, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { AttachmentField } from '../../data/AttachmentField.tsx'
import { AttachmentList } from '../../data/AttachmentList.tsx'
import type { ChosenFile } from '../../data/attachment.ts'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { AskSheet } from './AskSheet.tsx'
import { GROUNDS, SECRECY, volumeTones } from './words.ts'

type Detail = Outputs['archives']['volumes']['get']
type Doing = 'mark' | 'move' | 'attach' | 'damage' | 'hold' | 'ask'

/** One volume: what it is, what stands in it, what happened to it. */
export function VolumePage() {
  const { t } = useTranslation('archives')
  const can = useCan()
  const { center = '', volume = '' } = useParams({ strict: false }) as { center?: string; volume?: string }
  const [doing, setDoing] = useState<Doing>()
  const detail = useQuery(api.archives.volumes.get.queryOptions({ center, volume }))
  const at = { center, ...(detail.data?.volume.window && { window: detail.data.volume.window }) }
  const action = (which: Doing, needs: string) => <Action reason={can(needs, at).reason} onClick={() => setDoing(which)}>{t(`do.${which}`)}</Action>
  return (
    <>
      <PageHeader title={detail.data?.volume.title ?? t('title')} note={detail.data?.volume.number} actions={detail.data && (
        <>
          {action('ask', 'archives.access.request')}{action('attach', 'archives.volumes.attach')}{action('move', 'archives.volumes.move')}{action('mark', 'archives.volumes.mark')}
          {action('damage', 'archives.care.reportDamage')}{action('hold', 'archives.holds.place')}
        </>
      )} />
      <Loaded query={detail}>{(data) => <><Body detail={data} /><Sheets detail={data} doing={doing} onClose={() => setDoing(undefined)} /></>}</Loaded>
    </>
  )
}

function Body({ detail: { volume, items, history } }: { detail: Detail }) {
  const { t, i18n } = useTranslation('archives')
  const names = usePlaceNames([volume.center])
  const { center, id } = volume
  return (
    <div className="columns">
      <div className="stack">
        <section className="panel">
          <h2>{t('about')}</h2>
          <dl className="pairs">
            <dt>{t('state')}</dt><dd className="states"><StateTag tone={volumeTones[volume.state]}>{t(`states.${volume.state}`)}</StateTag>{volume.held && <StateTag tone="absent">{t('held')}</StateTag>}</dd>
            <dt>{t('class')}</dt><dd>{t(`classes.${volume.class}`)}</dd>
            <dt>{t('register')}</dt><dd>{[names.center(center), volume.window ? names.window(volume.window) : t('office')].join(' · ')}</dd>
            <dt>{t('spot')}</dt><dd>{[volume.spot, volume.box].filter(Boolean).join(' · ') || '—'}</dd>
            <dt>{t('retention')}</dt><dd>{t(`retentions.${volume.retention}`)} {volume.expiresOn}</dd>
            <dt>{t('secrecy')}</dt><dd>{t(`secrecies.${volume.secrecy}`)} {volume.important && t('important')}</dd>
            <dt>{t('filedOn')}</dt><dd>{volume.filedOn}</dd>
          </dl>
        </section>
        <section className="panel">
          <h2>{t('items')}</h2>
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('items')}>
            <table className="plain">
              <thead><tr><th scope="col">{t('itemNumber')}</th><th scope="col">{t('itemTitle')}</th><th scope="col">{t('responsible')}</th><th scope="col">{t('document')}</th><th scope="col">{t('datedOn')}</th><th scope="col" className="number">{t('pages')}</th></tr></thead>
              <tbody>{items.map((one) => (
                <tr key={one.number}>
                  <td>{one.number}</td>
                  <td>
                    {one.title}{one.text !== null && one.text !== '' && <span className="soft block">{one.text}</span>}
                    {one.attachments.length > 0 && <AttachmentList attachments={one.attachments} fetch={(attachment) => queryClient.fetchQuery(api.archives.volumes.attachment.queryOptions({ center, volume: id, attachment }))} />}
                  </td>
                  <td>{one.responsible}</td><td>{one.document}</td><td>{one.on}</td><td className="number">{one.pages}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
          {items.some(({ text }) => text === null) && <p className="soft">{t('byConsent')}</p>}
        </section>
      </div>
      <section className="panel">
        <h2>{t('history')}</h2>
        <Timeline label={t('history')} entries={history.map(({ at, type, actor, clauses, detail: more }, i) => ({
          id: String(i), at: formatDateTime(atCenter(at), i18n.language).slice(0, -3), tone: i === 0 ? 'ok' : 'quiet',
          title: <>{t([`event.${type}` as 'event.other', 'event.other'])} <span className="soft">{more}</span></>,
          source: <><PersonName register="archives" id={actor} /> {clauses.map((clause) => <ClauseLink key={clause} id={clause} />)}</>,
        }))} />
      </section>
    </div>
  )
}

function Sheets({ detail: { volume, items }, doing, onClose }: { detail: Detail; doing: Doing | undefined; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const today = useToday()
  const [files, setFiles] = useState<ChosenFile[]>([])
  const { center, id, number } = volume
  const of = { center, volume: id }
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <>
      <AskSheet center={center} number={number} open={doing === 'ask'} onClose={onClose} />
      <CommandSheet open={doing === 'mark'} onClose={onClose} title={t('do.mark')} done={t('saved')} options={api.archives.volumes.mark.mutationOptions()} initial={{ secrecy: volume.secrecy, important: volume.important } as object}
        input={({ secrecy, important }: { secrecy: (typeof SECRECY)[number]; important: boolean }) => ({ ...of, secrecy, important })}
      >
        <Form.Item name="secrecy" label={t('secrecy')}><Select options={SECRECY.map((value) => ({ value, label: t(`secrecies.${value}`) }))} /></Form.Item>
        <Form.Item name="important" label={t('important')} valuePropName="checked"><Switch /></Form.Item>
      </CommandSheet>
      <CommandSheet open={doing === 'move'} onClose={onClose} title={t('do.move')} done={t('saved')} options={api.archives.volumes.move.mutationOptions()} initial={{ spot: volume.spot, box: volume.box } as object}
        input={({ spot, box }: { spot?: string; box?: string }) => ({ ...of, spot: spot ?? '', box: box ?? '' })}
      >
        <Form.Item name="spot" label={t('spot')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="box" label={t('box')}><Input maxLength={40} /></Form.Item>
      </CommandSheet>
      <CommandSheet open={doing === 'attach'} onClose={() => { setFiles([]); onClose() }} title={t('do.attach')} done={t('saved')} options={api.archives.volumes.attach.mutationOptions()} initial={{ item: items[0]?.number } as object}
        input={({ item }: { item: number }) => files[0] && { ...of, item, file: { filename: files[0].filename, contentBase64: files[0].contentBase64 } }}
      >
        <Form.Item name="item" label={t('items')} rules={required}><Select options={items.map((one) => ({ value: one.number, label: `${one.number}. ${one.title}` }))} /></Form.Item>
        <AttachmentField label={t('do.attach')} value={files} onChange={setFiles} most={1} />
      </CommandSheet>
      <CommandSheet open={doing === 'damage'} onClose={onClose} title={t('do.damage')} done={({ startBy }) => (startBy ? t('care.startBy', { on: startBy }) : t('saved'))} options={api.archives.care.reportDamage.mutationOptions()} initial={{ foundOn: today } as object}
        input={({ what, foundOn }: { what: string; foundOn: string }) => ({ ...of, what, foundOn })}
      >
        <Form.Item name="what" label={t('care.what')} rules={required}><Input maxLength={200} /></Form.Item>
        <Form.Item name="foundOn" label={t('care.foundOn')} rules={required}><DayItem max={today} /></Form.Item>
      </CommandSheet>
      <CommandSheet open={doing === 'hold'} onClose={onClose} title={t('do.hold')} done={t('saved')} options={api.archives.holds.place.mutationOptions()} initial={{ ground: 'litigation' } as object}
        input={({ ground, reference }: { ground: (typeof GROUNDS)[number]; reference: string }) => ({ center, subject: id, ground, reference })}
      >
        <Form.Item name="ground" label={t('hold.ground')} rules={required}><Select options={GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))} /></Form.Item>
        <Form.Item name="reference" label={t('hold.reference')} rules={required}><Input maxLength={200} /></Form.Item>
      </CommandSheet>
    </>
  )
}
