/** A window's place in the appraisal of a year. */
export interface WindowResult { readonly window: string; readonly year: number; readonly below: number | null; readonly rank: number | null; readonly field: number | null; readonly provisional: boolean; readonly confirmedOn: string }
export interface LastPlaces { readonly places: number; readonly years: number }

/** The latest years running in which fewer windows than that had a strictly lower result; undefined where there are none. Not of a field that has no others. */
export function lastYearsOf(results: readonly WindowResult[], { places, years }: LastPlaces): WindowResult[] | undefined {
  const among = new Map(results.filter(({ below, field, provisional }) => !provisional && below !== null && below < places && (field ?? 0) > places).map((one) => [one.year, one]))
  for (const year of [...among.keys()].sort((a, b) => b - a)) {
    const running = Array.from({ length: years }, (_, back) => among.get(year - back))
    if (running.every((one) => one !== undefined)) return running
  }
  return undefined
}
