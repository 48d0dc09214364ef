import type { AssetsPolicy } from '@hall/regulation'

interface Net { readonly ip?: string | undefined; readonly exit?: string | undefined; readonly nets?: readonly string[] | undefined }

export interface DeviceFound {
  readonly software: readonly string[]
  readonly hardware: readonly string[]
  /** As it was found; null where nobody looked. */
  readonly network: Net | null
  readonly approved: readonly { readonly kind: 'software' | 'hardware'; readonly name: string }[]
  readonly registered: Net
  /** What a program among those found is, in the eyes of whoever inspects. */
  readonly natures: readonly { readonly name: string; readonly nature: Nature }[]
  readonly items: readonly { readonly code: ItemCode; readonly ok: boolean; readonly found: readonly string[] }[]
}

type Nature = NonNullable<AssetsPolicy['softwareForbidden']>['value'][number]
export type ItemCode = keyof NonNullable<AssetsPolicy['inspectionItems']>

export interface DeviceFinding {
  readonly kind: 'unapproved_software' | 'added_hardware' | 'removed_hardware' | 'second_network' | 'other_exit' | 'address_changed' | 'inspection_item' | SoftwareKind
  readonly subject: string
  readonly clause: string
}

type SoftwareKind = 'unapproved_software' | `software_${Exclude<Nature, 'unauthorized'>}`
export const kindOf = (nature: Nature): SoftwareKind => (nature === 'unauthorized' ? 'unapproved_software' : `software_${nature}`)

/** Programs of a kind that is forbidden as such, found once each under that kind (TG-NET-05, QP-NET-15). */
function forbiddenSoftware({ natures }: DeviceFound, policy: AssetsPolicy | undefined): DeviceFinding[] {
  const rule = policy?.softwareForbidden
  return rule ? natures.filter(({ nature }) => rule.value.includes(nature)).map(({ name, nature }) => ({ kind: kindOf(nature), subject: name, clause: rule.clause })) : []
}

/** Items of the inspection that were not in order; each of the findings that stand ready counts for itself. */
function itemsNotInOrder({ items }: DeviceFound, policy: AssetsPolicy | undefined): DeviceFinding[] {
  return items.filter(({ ok }) => !ok).flatMap(({ code, found }) => {
    const rule = policy?.inspectionItems?.[code]
    return rule ? (found.length > 0 ? found : ['']).map((one) => ({ kind: 'inspection_item' as const, subject: `${code} ${one}`.trim(), clause: rule.clause })) : []
  })
}

/** What an inspection finds that no list and no request allows. */
export function inspectDevice(seen: DeviceFound, policy: AssetsPolicy | undefined): DeviceFinding[] {
  const { software, hardware, network, approved, registered } = seen
  const names = (kind: 'software' | 'hardware') => new Set(approved.filter((one) => one.kind === kind).map(({ name }) => name))
  const findings = [...forbiddenSoftware(seen, policy), ...itemsNotInOrder(seen, policy)]
  const known = new Set(findings.map(({ subject }) => subject))
  const allowed = { software: names('software'), hardware: names('hardware') }
  if (policy?.software) for (const subject of software.filter((name) => !allowed.software.has(name) && !known.has(name))) findings.push({ kind: 'unapproved_software', subject, clause: policy.software.clause })
  if (policy?.hardware) {
    const removal = policy.approvals?.device_change?.clause ?? policy.hardware.clause
    for (const subject of hardware.filter((name) => !allowed.hardware.has(name))) findings.push({ kind: 'added_hardware', subject, clause: policy.hardware.clause })
    if (hardware.length > 0) for (const subject of allowed.hardware) if (!hardware.includes(subject)) findings.push({ kind: 'removed_hardware', subject, clause: removal })
  }
  if (network && policy?.secondNetwork && (network.nets ?? []).length > 1) findings.push({ kind: 'second_network', subject: network.nets!.join(' '), clause: policy.secondNetwork.clause })
  if (network && policy?.internetExit && network.exit === 'other') findings.push({ kind: 'other_exit', subject: network.exit, clause: policy.internetExit.clause })
  if (network?.ip && policy?.addressBy && registered.ip && network.ip !== registered.ip) findings.push({ kind: 'address_changed', subject: `${registered.ip} ${network.ip}`, clause: policy.addressBy.clause })
  return findings
}
