/** Stream `badge/<center>/<serial>`. */
export type BadgeEvent =
  | { readonly type: 'BadgeMade'; readonly center: string; readonly serial: string; readonly person: string; readonly name: string; readonly department: string | null; readonly on: string; readonly replaces: string | null }
  | { readonly type: 'BadgeIssued'; readonly center: string; readonly serial: string; readonly person: string; readonly on: string }
  | { readonly type: 'BadgeLost'; readonly center: string; readonly serial: string; readonly person: string; readonly lostAt: string; readonly on: string; readonly inTime: boolean }
  | { readonly type: 'BadgeTakenBack'; readonly center: string; readonly serial: string; readonly person: string; readonly on: string }
  | { readonly type: 'BadgeCancelled'; readonly center: string; readonly serial: string; readonly person: string; readonly on: string }
