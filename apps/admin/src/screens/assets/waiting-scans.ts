/** A scan as the phone keeps it until the service has it. */
export interface WaitingScan { readonly id: string; readonly code: string; readonly at: string; readonly spot: string }

const keyOf = (stocktake: string) => `hall.scans.${stocktake}`

/** Scans taken on this phone and not sent yet: they outlive a reload and an hour without a network. */
export function waitingScans(stocktake: string): WaitingScan[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(stocktake)) ?? '[]') as WaitingScan[]
  } catch {
    return []
  }
}

/** That a stocktake runs, which is all a phone has to know of it while it counts blind. */
const runningKey = (stocktake: string) => `hall.stocktake.${stocktake}`

export function findRunning<D>(stocktake: string): D | undefined {
  try {
    return (JSON.parse(localStorage.getItem(runningKey(stocktake)) ?? 'null') as D | null) ?? undefined
  } catch {
    return undefined
  }
}

export function keepRunning(stocktake: string, detail: object | undefined): void {
  if (detail) localStorage.setItem(runningKey(stocktake), JSON.stringify(detail))
  else localStorage.removeItem(runningKey(stocktake))
}

export function keepScans(stocktake: string, scans: readonly WaitingScan[]): void {
  if (scans.length === 0) localStorage.removeItem(keyOf(stocktake))
  else localStorage.setItem(keyOf(stocktake), JSON.stringify(scans))
}
