import { addDays, weekdayOf } from '@hall/ui'

export interface OrderedDay { date: string; kind: 'holiday' | 'exchanged_workday'; name: { zh: string; en: string } }
/** The words that stand for each kind in a pasted table. */
export type KindWords = Readonly<Record<OrderedDay['kind'], readonly string[]>>

/**
 * Days pasted as lines `date kind name [English name]`, parted by tabs, commas or spaces, or as JSON in the form of the
 * contract. `wrong` holds the numbers of lines that could not be read.
 */
export function readDays(text: string, words: KindWords): { days: OrderedDay[]; wrong: number[] } {
  const trimmed = text.trim()
  if (/^[[{]/.test(trimmed)) return readJson(trimmed)
  const days: OrderedDay[] = []
  const wrong: number[] = []
  for (const [i, line] of trimmed.split('\n').entries()) {
    if (line.trim() === '') continue
    const day = readLine(line, words)
    if (day) days.push(day)
    else wrong.push(i + 1)
  }
  return { days, wrong }
}

function readLine(line: string, words: KindWords): OrderedDay | undefined {
  const [date = '', word = '', zh = '', ...en] = line.trim().split(/\s*[\t,，]\s*|\s+/)
  const kind = (Object.keys(words) as OrderedDay['kind'][]).find((one) => one === word || words[one].includes(word))
  if (!isDay(date) || !kind || zh === '') return undefined
  return { date, kind, name: { zh, en: en.join(' ') || zh } }
}

function readJson(text: string): { days: OrderedDay[]; wrong: number[] } {
  try {
    const read = JSON.parse(text) as { days?: unknown } | unknown[]
    const list = Array.isArray(read) ? read : read.days
    const days = Array.isArray(list) ? list.filter(isOrderedDay) : []
    return { days, wrong: Array.isArray(list) && days.length === list.length ? [] : [1] }
  } catch {
    return { days: [], wrong: [1] }
  }
}

function isOrderedDay(entry: unknown): entry is OrderedDay {
  const { date, kind, name } = (entry ?? {}) as Partial<OrderedDay>
  return typeof date === 'string' && isDay(date) && (kind === 'holiday' || kind === 'exchanged_workday') && typeof name?.zh === 'string' && typeof name.en === 'string'
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text
}

/** This day, or the last one before it that is worked by the national list. */
export function lastWorkday(day: string, listed: readonly Pick<OrderedDay, 'date' | 'kind'>[]): string {
  const kind = listed.find(({ date }) => date === day)?.kind
  const isWorked = kind ? kind === 'exchanged_workday' : weekdayOf(day) <= 5
  return isWorked ? day : lastWorkday(addDays(day, -1), listed)
}
