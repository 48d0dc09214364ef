import { Action, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCan } from '../../session/can.ts'
import { itemWords } from './item-words.ts'
import { BackUpSheet } from './NetworkSheets.tsx'
import type { Asset } from './tones.ts'

const EXITS = ['none', 'center', 'other'] as const
const NETS = ['business_lan', 'egov', 'internet'] as const
type Found = Outputs['assets']['network']['inspect']['findings']
interface Sheets { asset: Asset; open: boolean; onClose: () => void }

/** What IT and inspectors do with a computer: its address, what may run on it, what an inspection finds. */
export function DeviceActions({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets')
  const can = useCan()
  const [open, setOpen] = useState<'address' | 'approve' | 'inspect' | 'backUp'>()
  const [found, setFound] = useState<Found>()
  if (asset.category !== 'computer' && asset.category !== 'device') return null
  const at = { center: asset.center, ...(asset.window && { window: asset.window }) }
  const close = () => setOpen(undefined)
  return (
    <section className="panel stack">
      <h2>{t('net.device')}</h2>
      <span className="row">
        <Action reason={can('assets.network.address', at).reason} onClick={() => setOpen('address')}>{t('net.setAddress')}</Action>
        <Action reason={can('assets.network.approve', at).reason} onClick={() => setOpen('approve')}>{t('net.approve')}</Action>
        <Action reason={can('assets.network.inspect', at).reason} onClick={() => setOpen('inspect')}>{t('net.inspect')}</Action>
        <Action reason={can('assets.network.backUp', at).reason} onClick={() => setOpen('backUp')}>{t('net.backUp')}</Action>
      </span>
      <div role="status">
        {found && (found.length === 0
          ? <StateTag tone="ok">{t('net.nothingFound')}</StateTag>
          : <ul>{found.map(({ id, kind, subject, clause }) => <li key={id}><StateTag tone="absent">{t(`findings.${kind}`)}</StateTag> {kind === 'inspection_item' ? itemWords(subject, t) : subject} <span className="soft">{clause}</span></li>)}</ul>)}
      </div>
      <AddressSheet asset={asset} open={open === 'address'} onClose={close} />
      <ApproveSheet asset={asset} open={open === 'approve'} onClose={close} />
      <InspectSheet asset={asset} open={open === 'inspect'} onClose={close} onFound={setFound} />
      <BackUpSheet center={asset.center} asset={asset.number} open={open === 'backUp'} onClose={close} />
    </section>
  )
}

interface Net { ip?: string; mask?: string; gateway?: string; mac?: string; exit?: (typeof EXITS)[number]; nets?: string[] }
/** Only what was filled in: the rest stays as it is. */
const said = ({ nets, ...rest }: Net): Net => ({ ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')), ...(nets && nets.length > 0 && { nets }) })

function NetFields() {
  const { t } = useTranslation('assets')
  return (
    <>
      {(['ip', 'mask', 'gateway', 'mac'] as const).map((name) => <Form.Item key={name} name={name} label={t(`net.address.${name}`)}><Input maxLength={40} autoComplete="off" /></Form.Item>)}
      <Form.Item name="exit" label={t('net.exit')}><Select allowClear options={EXITS.map((value) => ({ value, label: t(`net.exits.${value}`) }))} /></Form.Item>
      <Form.Item name="nets" label={t('net.nets')}><Select mode="multiple" options={NETS.map((value) => ({ value, label: t(`net.net.${value}`) }))} /></Form.Item>
    </>
  )
}

function AddressSheet({ asset, open, onClose }: Sheets) {
  const { t } = useTranslation('assets')
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.setAddress')} done={t('net.addressSet')} options={api.assets.network.address.mutationOptions()} initial={asset.network as Net}
      input={(values: Net) => ({ center: asset.center, asset: asset.number, network: said(values) })}
    ><NetFields /></CommandSheet>
  )
}

const listOf = (text: string | undefined) => (text ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')

function ApproveSheet({ asset, open, onClose }: Sheets) {
  const { t } = useTranslation('assets')
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.approve')} done={t('net.approved')} options={api.assets.network.approve.mutationOptions()} initial={{ kind: 'software' } as object}
      input={({ kind, names }: { kind: 'software' | 'hardware'; names: string }) => ({ center: asset.center, asset: asset.number, kind, names: listOf(names) })}
    >
      <Form.Item name="kind" label={t('net.programKind')}><Select options={(['software', 'hardware'] as const).map((value) => ({ value, label: t(`net.${value}`) }))} /></Form.Item>
      <Form.Item name="names" label={t('net.names')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Input.TextArea rows={6} /></Form.Item>
    </CommandSheet>
  )
}

interface Seen extends Net { software?: string; hardware?: string; natures?: Record<string, string[]>; items?: Record<string, string[]> }
type Rules = Outputs['assets']['network']['inspectionItems']
interface Besides { natures: { name: string; nature: Rules['natures'][number] }[]; items: { code: Rules['items'][number]['code']; ok: boolean; found: string[] }[] }
/** Chosen where an item has no findings that stand ready. */
const FOUND = 'found'

/** What a program is, and what was looked at besides: as the regulation of the center has it. */
function inspectedBesides({ natures = {}, items = {} }: Seen): Besides {
  return {
    natures: Object.entries(natures).flatMap(([nature, names = []]) => names.map((name) => ({ name, nature: nature as 'game' }))),
    items: Object.entries(items).filter(([, found = []]) => found.length > 0).map(([code, found]) => ({ code: code as 'security_acts', ok: false, found: found.filter((one) => one !== FOUND) })),
  }
}

function BesidesFields({ center }: { center: string }) {
  const { t } = useTranslation('assets')
  const rules = useQuery(api.assets.network.inspectionItems.queryOptions({ center }))
  return (
    <>
      {rules.data?.natures.map((nature) => <Form.Item key={nature} name={['natures', nature]} label={t(`inspection.natures.${nature}`)}><Select mode="tags" open={false} suffixIcon={null} placeholder={t('inspection.natureHint')} /></Form.Item>)}
      {rules.data?.items.map(({ code, findings, clause }) => (
        <Form.Item key={code} name={['items', code]} label={<>{t(`inspection.items.${code}`)} <span className="soft">{clause}</span></>}>
          <Select mode="multiple" placeholder={t('inspection.inOrder')} options={(findings.length > 0 ? findings : [FOUND]).map((value) => ({ value, label: t(`inspection.found.${value as 'attacks'}`) }))} />
        </Form.Item>
      ))}
    </>
  )
}

function InspectSheet({ asset, open, onClose, onFound }: Sheets & { onFound: (found: Found) => void }) {
  const { t } = useTranslation('assets')
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.inspect')} done={({ findings }) => t('net.inspected', { count: findings.length })} options={api.assets.network.inspect.mutationOptions()} onDone={({ findings }) => onFound(findings)}
      input={({ software, hardware, natures, items, ...net }: Seen) => {
        const network = said(net)
        const besides = inspectedBesides({ ...(natures && { natures }), ...(items && { items }) })
        const programs = [...new Set([...listOf(software), ...besides.natures.map(({ name }) => name)])]
        return { center: asset.center, asset: asset.number, software: programs, hardware: listOf(hardware), network: Object.keys(network).length > 0 ? network : null, ...besides }
      }}
    >
      <p className="soft">{t('net.inspectNote')}</p>
      <Form.Item name="software" label={t('net.software')}><Input.TextArea rows={5} /></Form.Item>
      <Form.Item name="hardware" label={t('net.hardware')}><Input.TextArea rows={3} /></Form.Item>
      <NetFields />
      {open && <BesidesFields center={asset.center} />}
    </CommandSheet>
  )
}
