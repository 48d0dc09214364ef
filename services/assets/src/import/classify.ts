import type { assetsShapes } from '@hall/contract-assets'
import type { z } from 'zod'
import words from './categories.json' with { type: 'json' }

type Category = z.infer<typeof assetsShapes.asset>['category']
interface Classed { readonly class: string; readonly category: Category }

const CLASS = /^[A-C]\d{2}(\d{2}){0,3}$/
const UNCLASSED = 'A02'
/** Beginnings of GB/T 14885, the longest first. */
const BY_CLASS: readonly (readonly [string, Category])[] = [['A020101', 'computer'], ['A0201', 'device'], ['A02', 'equipment'], ['A05', 'furniture'], ['A01', 'facility'], ['A07', 'consumable']]

/** What the software treats a thing as, by its class of GB/T 14885 or, where a list has names instead (as Snipe-IT does), by the name. */
export function classify(text: string | null | undefined): Classed {
  const given = text?.trim() ?? ''
  if (CLASS.test(given)) return { class: given, category: BY_CLASS.find(([start]) => given.startsWith(start))?.[1] ?? 'other' }
  const name = given.toLowerCase()
  const found = words.find(({ words: own }) => own.some((word) => name.includes(word)))
  return found ? { class: found.class, category: found.category as Category } : { class: UNCLASSED, category: 'equipment' }
}
