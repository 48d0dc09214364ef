import { pinyin } from 'pinyin-pro'

export interface Reading {
  /** `shan xiao yu`: for people to read and to sort by. */
  readonly pinyin: string
  /** `shanxiaoyu`, `sxy`: for people to type. */
  readonly joined: string
  readonly initials: string
}

/** Reads a personal name; a surname has its own reading (单 is shan, not dan). Latin names are taken as they are. */
export function readingOf(name: string): Reading {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' })
    .flatMap((part) => part.toLowerCase().split(/[^a-z0-9]+/))
    .filter((part) => part !== '')
  return { pinyin: syllables.join(' '), joined: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') }
}
