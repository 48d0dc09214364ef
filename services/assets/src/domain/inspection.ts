import type { AssetsPolicy } from '@hall/regulation'

interface Net { readonly ip?: string | undefined; readonly exit?: string | undefined; readonly nets?: readonly string[] | undefined }

export interface DeviceFound {
  readonly software: readonly string[]
  readonly hardware: readonly string[]
  /** As it was found; null where nobody looked. */
  readonly network: Net | null
  readonly approved: readonly { readonly kind: 'software' | 'hardware'; readonly name: string }[]
  readonly registered: Net
}

export interface DeviceFinding {
  readonly kind: 'unapproved_software' | 'added_hardware' | 'removed_hardware' | 'second_network' | 'other_exit' | 'address_changed'
  readonly subject: string
  readonly clause: string
}

/** What an inspection finds that no list and no request allows. */
export function inspectDevice({ software, hardware, network, approved, registered }: DeviceFound, policy: AssetsPolicy | undefined): DeviceFinding[] {
  const names = (kind: 'software' | 'hardware') => new Set(approved.filter((one) => one.kind === kind).map(({ name }) => name))
  const findings: DeviceFinding[] = []
  const allowed = { software: names('software'), hardware: names('hardware') }
  if (policy?.software) for (const subject of software.filter((name) => !allowed.software.has(name))) findings.push({ kind: 'unapproved_software', subject, clause: policy.software.clause })
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
