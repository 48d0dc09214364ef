/** When an event was appended, in milliseconds, by its id: a UUID of version 7 begins with it. Undefined for other ids. */
export function eventTimeMs(id: string): number | undefined {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : undefined
}

/** The lowest id an event appended then could have: ids order by time. */
export function lowestIdAt(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
