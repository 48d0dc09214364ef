/** Part of the stream of the file that ordered it. */
export type PostingOrder =
  | {
    readonly type: 'PostingOrdered'
    readonly order: string
    readonly person: string
    readonly name: string
    readonly center: string
    readonly department: string
    readonly window: string
    readonly post: string | null
    readonly capacity: 'primary' | 'backup' | null
    readonly lead: boolean
    readonly attendanceNumber: string | null
    readonly from: string
  }
  | { readonly type: 'PostingEnded'; readonly order: string; readonly person: string; readonly center: string; readonly on: string }
