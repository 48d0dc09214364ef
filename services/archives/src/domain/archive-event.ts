import type { HoldingChanged, NoticeRaised } from '@hall/contract'
import type { archivesShapes } from '@hall/contract-archives'
import type { z } from 'zod'

type Finding = z.infer<typeof archivesShapes.finding>
type Class = z.infer<typeof archivesShapes.volume>['class']
interface On { readonly center: string; readonly window: string | null }

/** Everything this service writes into its journal: no content of what it keeps. */
export type ArchiveEvent =
  | (On & { type: 'VolumeFiled'; volume: string; number: string; section: string | null; class: Class; title: string; retention: string; items: number })
  | { type: 'VolumeMarked'; number: string; secrecy: string; important: boolean }
  | { type: 'VolumeMoved'; number: string; before: string; after: string }
  | { type: 'VolumeStateChanged'; number: string; state: string; because: string }
  | { type: 'FileAttached'; number: string; item: number; sha256: string }
  | (On & { type: 'VolumesDelivered'; id: string; section: string | null; period: string; volumes: number })
  | { type: 'DeliveryConfirmed'; id: string; period: string; daysLate: number }
  | { type: 'KeeperNamed'; person: string; from: string }
  | { type: 'KeeperEnded'; person: string; last: string }
  | { type: 'RegisterHandedOver'; id: string; from: string; to: string; present: number; lent: number; missing: number }
  | { type: 'HandoverSigned'; id: string; as: readonly string[]; effective: boolean }
  | { type: 'AccessRequested'; id: string; number: string; kind: string; purpose: string }
  | { type: 'AccessDecided'; id: string; number: string; kind: string; approved: boolean }
  | { type: 'VolumeOpened'; number: string; allowed: boolean }
  | { type: 'UseEntered'; number: string; kind: string; person: string; pages: number }
  | { type: 'VolumeLent'; id: string; number: string; person: string; dueAt: string }
  | { type: 'LoanFinished'; id: string; number: string }
  | { type: 'VolumeReturned'; id: string; number: string; condition: string; late: boolean }
  | { type: 'RoomInspected'; id: string; room: string; failed: number }
  | { type: 'DamageReported'; id: string; number: string; what: string; startBy: string | null }
  | { type: 'RepairEntered'; id: string; number: string; action: string; finished: boolean }
  | { type: 'ClimateMeasured'; room: string; celsius: number; humidity: number; outside: boolean }
  | { type: 'PackageOpened'; case: string }
  | { type: 'PackageClosed'; case: string; outcome: string }
  | { type: 'ComponentAdded'; case: string; id: string; kind: string; sha256: string }
  | { type: 'PackageFiled'; case: string; number: string; sha256: string }
  | { type: 'MaterialsReturned'; case: string; id: string; byAgent: boolean; sha256: string }
  | { type: 'FileRefused'; case: string; person: string }
  | { type: 'HoldPlaced'; id: string; subject: string; ground: string; reference: string }
  | { type: 'HoldReleased'; id: string; subject: string; ground: string }
  | { type: 'AppraisalOpened'; id: string; volumes: number; reviewers: readonly string[] }
  | { type: 'AppraisalAnswered'; id: string; answers: number }
  | { type: 'AppraisalExecuted'; center: string; appraisal: string; count: number; retained: number; toTransfer: number; held: number; witness: string }
  | { type: 'TransferPacked'; id: string; volumes: number; sha256: string }
  | { type: 'TransferConfirmed'; center: string; transfer: string; count: number; sha256: string; accepted: boolean; receipt: string }
  | ({ type: 'ArchiveFindingRecorded' } & Omit<Finding, 'at'>)
  | ({ type: 'HoldingChanged' } & HoldingChanged)
  | ({ type: 'NoticeRaised' } & NoticeRaised)
