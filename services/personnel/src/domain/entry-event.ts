/** Stream `entry/<id>`. */
export interface EntryRegistered {
  readonly type: 'EntryRegistered'
  readonly id: string
  readonly center: string
  readonly title: string
  /** ISO instant. */
  readonly registeredAt: string
}
