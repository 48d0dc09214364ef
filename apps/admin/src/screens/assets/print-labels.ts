import { encodeQR } from 'qr'
import type { Asset } from './tones.ts'

const STYLE = `@page { size: A4; margin: 8mm; } body { margin: 0; font: 9pt "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2mm; } article { display: flex; gap: 2mm; align-items: center; height: 32mm; padding: 2mm; border: .2mm solid #999; break-inside: avoid; }
svg { width: 26mm; height: 26mm; flex: none; } strong { display: block; font-size: 10pt; }`

/** A sheet of labels, twenty-four to a page: number as a code and in words. */
export async function printLabels(assets: readonly Asset[]): Promise<void> {
  const frame = Object.assign(document.createElement('iframe'), { hidden: true })
  const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const labels = assets.filter(({ state }) => state !== 'disposed').map(({ number, name, spot }) =>
    `<article>${encodeQR(number, 'svg')}<div><strong>${escape(number)}</strong>${escape(name)}<br>${escape(spot)}</div></article>`)
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${labels.join('')}</main>`
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  frame.contentWindow?.print()
  setTimeout(() => frame.remove(), 60_000)
}
