import { cell, dateCell, numberCell, textCell, type Columns } from '@hall/documents'
import names from './columns.json' with { type: 'json' }

/** `36`, `36 months`, `36个月`. */
const monthsCell = () => cell('CELL_NOT_A_NUMBER', (text) => {
  const months = Number(/^(\d{1,4})\s*(months?|个月|月)?$/i.exec(text.trim())?.[1])
  return Number.isInteger(months) && months <= 1200 ? months : undefined
})

/** The columns of a center's own list, and those of an export of Snipe-IT under its names. */
export const ASSET_COLUMNS = {
  number: { headers: names.number as [string], required: true, parse: textCell(40) },
  name: { headers: names.name as [string], parse: textCell(200) },
  model: { headers: names.model as [string], parse: textCell(200) },
  class: { headers: names.class as [string], parse: textCell(20) },
  value: { headers: names.value as [string], parse: numberCell({ min: 0, max: 20_000_000 }) },
  acquiredOn: { headers: names.acquiredOn as [string], parse: dateCell() },
  usefulMonths: { headers: names.usefulMonths as [string], parse: monthsCell() },
  place: { headers: names.place as [string], parse: textCell(100) },
  unit: { headers: names.unit as [string], parse: textCell(100) },
  spot: { headers: names.spot as [string], parse: textCell(100) },
  owner: { headers: names.owner as [string], parse: textCell(60) },
} as const satisfies Columns
