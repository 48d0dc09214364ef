import type { EventOf, HoldingChanged, NoticeRaised } from '@hall/contract'
import type { AssetsContract } from '@hall/contract-assets'

type Public<T extends keyof AssetsContract['events']> = EventOf<AssetsContract['events'][T]>

/** What the journal of this service holds, which is the ledger of the assets. */
export type AssetEvent =
  | ({ readonly type: 'AssetRegistered'; readonly name: string; readonly class: string; readonly value: number; readonly acquiredOn: string; readonly spot: string; readonly section: string | null } & Public<'asset-registered'>)
  | ({ readonly type: 'AssetStateChanged'; readonly because: string } & Public<'asset-state-changed'>)
  | { readonly type: 'AssetChanged'; readonly number: string; readonly field: string; readonly before: string; readonly after: string }
  | { readonly type: 'CustodianNamed'; readonly window: string; readonly person: string; readonly on: string }
  | { readonly type: 'CustodyHandedOver'; readonly id: string; readonly window: string; readonly from: string; readonly to: string; readonly assets: readonly string[] }
  | { readonly type: 'CustodySigned'; readonly id: string; readonly as: readonly string[]; readonly effective: boolean }
  | { readonly type: 'RequestSubmitted'; readonly id: string; readonly kind: string; readonly assets: readonly string[]; readonly subject: string; readonly reason: string }
  | { readonly type: 'RequestDecided'; readonly id: string; readonly kind: string; readonly approved: boolean; readonly note: string }
  | { readonly type: 'RequestCarriedOut'; readonly id: string; readonly kind: string; readonly asset: string | null; readonly on: string; readonly supervisor: string | null; readonly detail: string }
  | { readonly type: 'RequestReturned'; readonly id: string; readonly kind: string }
  | { readonly type: 'RepairReported'; readonly id: string; readonly number: string; readonly fault: string; readonly foundAt: string; readonly late: boolean }
  | { readonly type: 'RepairProgressed'; readonly id: string; readonly number: string; readonly state: string }
  | { readonly type: 'PassMoved'; readonly id: string; readonly step: 'drawn' | 'checked' | 'signed' | 'released' | 'returned'; readonly assets: readonly string[] }
  | { readonly type: 'StocktakeOpened'; readonly id: string; readonly expected: number }
  | { readonly type: 'StocktakeClosed'; readonly id: string; readonly found: number; readonly absent: number; readonly surplus: number; readonly moved: number }
  | { readonly type: 'StocktakeAdjudicated'; readonly id: string; readonly number: string; readonly decision: string; readonly note: string }
  | ({ readonly type: 'StocktakeSigned' } & Public<'stocktake-signed'>)
  | { readonly type: 'LossReported'; readonly id: string; readonly number: string; readonly kind: string; readonly late: boolean }
  | { readonly type: 'LossMoved'; readonly id: string; readonly step: 'explained' | 'found' | 'decided'; readonly liableIs: string | null; readonly liable: string | null; readonly due: number | null; readonly text: string }
  | { readonly type: 'SalePlanned'; readonly id: string; readonly subject: string; readonly at: string }
  | { readonly type: 'SupplyKept'; readonly item: string; readonly wanted: number; readonly present: number }
  | { readonly type: 'ProgramsApproved'; readonly number: string; readonly kind: string; readonly names: readonly string[] }
  | { readonly type: 'ConnectionTried'; readonly code: string; readonly port: string; readonly accepted: boolean }
  | { readonly type: 'MediumChecked'; readonly label: string; readonly clean: boolean }
  | { readonly type: 'PermitGiven'; readonly id: string; readonly person: string; readonly server: string; readonly rights: readonly string[]; readonly until: string }
  | { readonly type: 'AccountOpened'; readonly account: string; readonly system: string; readonly person: string }
  | { readonly type: 'AccountLocked'; readonly account: string }
  | { readonly type: 'AgreementFiled'; readonly person: string; readonly on: string }
  | { readonly type: 'BackedUp'; readonly number: string; readonly on: string; readonly where: string }
  | { readonly type: 'AssistantNamed'; readonly window: string; readonly person: string; readonly from: string }
  | { readonly type: 'AccessTried'; readonly server: string; readonly right: string; readonly allowed: boolean }
  | { readonly type: 'MachineTold'; readonly kind: string; readonly asset: string | null; readonly account: string | null; readonly person: string | null; readonly allowed: boolean }
  | { readonly type: 'DeletionOrdered'; readonly id: string; readonly number: string; readonly program: string }
  | { readonly type: 'ProgramDeleted'; readonly id: string; readonly number: string; readonly program: string }
  | { readonly type: 'OutsiderEntered'; readonly id: string; readonly number: string; readonly effect: string; readonly responsible: readonly string[] }
  | { readonly type: 'FaultClosed'; readonly id: string; readonly number: string; readonly cause: string; readonly minutesDown: number; readonly person: string | null }
  | { readonly type: 'SanctionOpened'; readonly id: string; readonly person: string; readonly number: string; readonly minutesDown: number; readonly liability: number | null }
  | { readonly type: 'SanctionMoved'; readonly id: string; readonly step: string; readonly person: string; readonly text: string }
  | { readonly type: 'FindingConfirmed'; readonly id: string; readonly deduction: string | null }
  | { readonly type: 'FindingMarkedSerious'; readonly id: string }
  | { readonly type: 'Nominated'; readonly id: string; readonly person: string; readonly award: string; readonly year: number }
  | { readonly type: 'PageOpened'; readonly window: string; readonly person: string }
  | ({ readonly type: 'DeductionEntered' } & Public<'deduction-entered'>)
  | ({ readonly type: 'AssetFindingRecorded' } & Public<'asset-finding-recorded'>)
  | ({ readonly type: 'HoldingChanged' } & HoldingChanged)
  | ({ readonly type: 'NoticeRaised' } & NoticeRaised)
