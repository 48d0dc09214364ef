/** How a cell shows its number. Only what decides between a number, a date and a time. */
export type Shown = 'number' | 'date' | 'time' | 'datetime' | 'elapsed'

const between = (from: number, to: number) => (id: number) => from <= id && id <= to
/** Formats without a code of their own; 27-36 and 50-58 are those of Chinese Excel. */
const BUILT_IN: readonly [(id: number) => boolean, Shown][] = [
  [between(14, 17), 'date'],
  [between(18, 21), 'time'],
  [between(22, 22), 'datetime'],
  [between(27, 31), 'date'],
  [between(32, 35), 'time'],
  [between(36, 36), 'date'],
  [between(45, 45), 'time'],
  [between(46, 46), 'elapsed'],
  [between(47, 47), 'time'],
  [between(50, 54), 'date'],
  [between(55, 56), 'time'],
  [between(57, 58), 'date'],
]

export function shownByBuiltIn(id: number): Shown {
  return BUILT_IN.find(([matches]) => matches(id))?.[1] ?? 'number'
}

/** By a code such as `yyyy"年"m"月"d"日"` or `[$-804]h:mm`. */
export function shownByCode(code: string): Shown {
  const [section = ''] = code.replace(/"[^"]*"|\\.|[_*]./g, '').split(';')
  if (/\[(h+|m+|s+)\]/i.test(section)) return 'elapsed'
  const letters = section.replace(/\[[^\]]*\]/g, '').replace(/general|am\/pm|a\/p/gi, '').replace(/e[+-]/gi, '')
  const time = /[hs]/i.test(letters)
  // `m` alone is a month; beside hours or seconds it is minutes.
  const date = /[yd]|aaa/i.test(letters) || (!time && /m|e/i.test(letters))
  if (date) return time ? 'datetime' : 'date'
  return time ? 'time' : 'number'
}
