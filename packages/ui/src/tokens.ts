export type Mode = 'light' | 'dark'

/** What a state looks like. A tone never stands alone: StateTag adds a sign and a word. */
export const TONES = ['ok', 'late', 'absent', 'leave', 'cover', 'open', 'quiet'] as const
export type Tone = (typeof TONES)[number]

interface Palette {
  readonly ground: string
  readonly sheet: string
  readonly raised: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly edge: string
  readonly accent: string
  readonly accentInk: string
  readonly accentGround: string
  readonly tones: Readonly<Record<Tone, readonly [ink: string, ground: string]>>
}

/** The only colours of the screens; Ant Design's tokens are derived from the same values. Text on its ground reaches 4.5 : 1. */
export const palettes: Readonly<Record<Mode, Palette>> = {
  light: {
    ground: '#f4f6f5', sheet: '#ffffff', raised: '#eef2f0', ink: '#1c2925', soft: '#566560', line: '#d8dfdc', edge: '#84938d',
    accent: '#14624f', accentInk: '#ffffff', accentGround: '#e4efeb',
    tones: {
      ok: ['#2a6347', '#e6f1ea'],
      late: ['#7d4f00', '#fcf0d6'],
      absent: ['#a3261b', '#fcebe9'],
      leave: ['#1b5690', '#e6f0fa'],
      cover: ['#0c6369', '#ddf1f1'],
      open: ['#4b5a55', '#eef2f0'],
      quiet: ['#566560', '#f4f6f5'],
    },
  },
  dark: {
    ground: '#121816', sheet: '#1a2220', raised: '#232d2a', ink: '#e4eae7', soft: '#a1b1ab', line: '#313d38', edge: '#6f807a',
    accent: '#5cc3a5', accentInk: '#0d1f19', accentGround: '#1b332b',
    tones: {
      ok: ['#86cfa6', '#1a2f25'],
      late: ['#ecc06a', '#362a12'],
      absent: ['#ff9d93', '#3b1f1c'],
      leave: ['#8fc1f2', '#1a2c40'],
      cover: ['#6fcfd2', '#123032'],
      open: ['#b5c3bd', '#232d2a'],
      quiet: ['#a1b1ab', '#1a2220'],
    },
  },
}

/** The system's Chinese faces first; nothing is downloaded. */
export const FONT = '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif'

/** Puts a palette on the document as `--ground`, `--tone-late`, `--tone-late-ground` ... */
export function paint(mode: Mode, root: HTMLElement = document.documentElement): void {
  const { tones, ...plain } = palettes[mode]
  for (const [name, value] of Object.entries(plain)) root.style.setProperty(`--${kebab(name)}`, value)
  for (const tone of TONES) {
    root.style.setProperty(`--tone-${tone}`, tones[tone][0])
    root.style.setProperty(`--tone-${tone}-ground`, tones[tone][1])
  }
  root.style.setProperty('--font', FONT)
  root.style.colorScheme = mode
  root.dataset['theme'] = mode
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
