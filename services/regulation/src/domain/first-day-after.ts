/** A published version, as far as its time goes; dates are `YYYY-MM-DD`. */
export interface Published { readonly version: number; readonly effectiveFrom: string }

/**
 * The first day a version no longer applies among the published ones of its center and area; its own first day when a
 * later version took that day over, undefined while nothing follows.
 */
export function findFirstDayAfter({ version, effectiveFrom }: Published, published: readonly Published[]): string | undefined {
  const followers = published.filter((other) =>
    other.effectiveFrom > effectiveFrom || (other.effectiveFrom === effectiveFrom && other.version > version))
  return followers.map((other) => other.effectiveFrom).sort()[0]
}
