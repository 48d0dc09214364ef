type Figure = 'registered' | 'approved' | 'machine' | 'archived'

/** What a use that was stamped that day adds to the figures. */
export interface StampedUse {
  readonly stampedCopies: number
  readonly approvedCopies: number
  /** By the machine since the reading before; null without a machine. */
  readonly counted: number | null
  readonly archivedCopies: number | null
}

export interface DayCount {
  readonly registered: number
  readonly approved: number
  readonly machine: number | null
  readonly archived: number
  /** Every figure there is says the same. */
  readonly balanced: boolean
  /** Copies are still to be filed; then it cannot be said yet. */
  readonly open: boolean
}

/** Imprints in the ledger, copies approved, what the machine counted and copies on file must be one figure. */
export function countDay(uses: readonly StampedUse[], figures: readonly Figure[] = ['registered', 'approved', 'machine', 'archived']): DayCount {
  const sum = (of: (use: StampedUse) => number) => uses.reduce((total, use) => total + of(use), 0)
  const counted = uses.flatMap((use) => (use.counted === null ? [] : [use.counted]))
  const day = {
    registered: sum((use) => use.stampedCopies),
    approved: sum((use) => use.approvedCopies),
    machine: counted.length === 0 ? null : counted.reduce((total, one) => total + one, 0),
    archived: sum((use) => use.archivedCopies ?? 0),
  }
  const open = uses.some((use) => use.archivedCopies === null)
  const compared = figures.filter((figure) => figure !== 'archived' || !open).flatMap((figure) => (day[figure] === null ? [] : [day[figure]]))
  return { ...day, open, balanced: new Set(compared).size <= 1 }
}
