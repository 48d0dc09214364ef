import type { ComplaintRow } from '@hall/contract-complaints'

type Channel = ComplaintRow['channel']
type Class = NonNullable<ComplaintRow['class']>
export type Result = NonNullable<ComplaintRow['result']>
type Office = ComplaintRow['coordinator']

/** What was said stands in a row of its own, which may be masked; the journal keeps which row, and what it read. */
export interface Said { readonly message?: string; readonly digest?: string }

/** The numbered paper that was issued with it. */
export interface Papers { readonly document?: { readonly id: string; readonly number: string; readonly sha256: string } }

/** Everything of stream `complaint/<id>`. Instants and dates are ISO text; no event names who complained. */
export type ComplaintEvent =
  | Lodged
  | { readonly type: 'RecordConfirmed' }
  | ({ readonly type: 'Completed'; readonly window: string | null; readonly department: string | null; readonly person: string | null; readonly gave: readonly string[] } & Said)
  | { readonly type: 'Joined'; readonly intake: string; readonly channel: Channel; readonly receivedAt: string; readonly sourceDueAt: string | null; readonly sourceNumber: string | null; readonly named?: boolean; readonly contactable?: boolean }
  | ({ readonly type: 'Merged'; readonly into: string; readonly number: string } & Said)
  | ({ readonly type: 'Classified'; readonly class: Class; readonly contacted: readonly string[] } & Said)
  | ({ readonly type: 'Declined'; readonly clause: string } & Said)
  | ({ readonly type: 'PassedOn'; readonly body: string } & Said)
  | { readonly type: 'Assigned'; readonly handler: string }
  | { readonly type: 'Routed'; readonly window: string; readonly department: string; readonly person: string | null }
  | ({ readonly type: 'UnitAsked'; readonly dueDate: string } & Said)
  | ({ readonly type: 'UnitAnswered'; readonly lateWorkdays: number } & Said)
  | ({ readonly type: 'Bounced'; readonly window: string } & Said)
  | ({ readonly type: 'PersonAsked'; readonly person: string; readonly dueDate: string } & Said)
  | ({ readonly type: 'PersonAnswered'; readonly person: string } & Said)
  | ({ readonly type: 'Explained'; readonly inTime: boolean; readonly extends: boolean; readonly expected: string | null } & Said)
  | ({ readonly type: 'RaterContacted'; readonly reached: boolean } & Said)
  | ({ readonly type: 'Found'; readonly result: Result; readonly serious: boolean; readonly violation: boolean; readonly person: string | null; readonly clauses: readonly string[] } & Said)
  | ({ readonly type: 'CorrectiveOpinionGiven' } & Said)
  | ({ readonly type: 'ReplyDrafted' } & Said)
  | ({ readonly type: 'ReplyReviewed'; readonly approved: boolean } & Said)
  | ({ readonly type: 'ReplySent' } & Said & Papers)
  | ({ readonly type: 'ImplementationConfirmed' } & Said)
  | ({ readonly type: 'Decided' } & Said & Papers)
  | { readonly type: 'UnitNotified' }
  | ({ readonly type: 'ComplainantTold'; readonly inTime: boolean } & Said)
  | ({ readonly type: 'Reported'; readonly to: 'source' | 'section' | 'desk' } & Said)
  | ({ readonly type: 'VisitEnded' } & Said)
  | ({ readonly type: 'Closed'; readonly result: Result | null; readonly late: boolean; readonly metAt: string | null; readonly onTheSpot: boolean } & Said)
  | ({ readonly type: 'Reopened' } & Said)
  | ({ readonly type: 'FollowedUp'; readonly satisfied: boolean | null } & Said)
  /** A bad rating was given anew after it was put right. */
  | ({ readonly type: 'RatedAgain'; readonly stars: number; readonly satisfied: boolean } & Said)
  | ({ readonly type: 'ObjectionRaised'; readonly person: string } & Said)
  | ({ readonly type: 'ObjectionDecided'; readonly upheld: boolean } & Said)
  | ({ readonly type: 'Noted' } & Said)
  | { readonly type: 'IdentitySeen' }

export interface Lodged {
  readonly type: 'Lodged'
  readonly id: string
  readonly intake: string
  readonly number: string
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly person: string | null
  readonly channel: Channel
  readonly body: string
  readonly ground: string
  readonly class: Class | null
  readonly coordinator: Office
  readonly reviewer: Office | null
  readonly anonymous: boolean
  readonly contactable: boolean
  readonly confidential: boolean
  readonly oral: boolean
  readonly incomplete: readonly string[]
  readonly caseNumber: string | null
  readonly item: string | null
  readonly receivedAt: string
  readonly factsOn: string
  readonly sourceDueAt: string | null
  readonly sourceNumber: string | null
  readonly rating: string | null
  readonly message: string
  readonly digest: string
}
