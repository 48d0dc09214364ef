import { encodeQR } from 'qr'
import { printPage, safe } from '../ledger/print-table.ts'
import { paths } from '../../paths.ts'
import type { Asset } from './tones.ts'

const STYLE = `@page { size: A4; margin: 8mm; } body { margin: 0; font: 9pt "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2mm; } article { display: flex; gap: 2mm; align-items: center; height: 32mm; box-sizing: border-box; padding: 2mm; border: .2mm solid #999; break-inside: avoid; }
svg { width: 26mm; height: 26mm; flex: none; } strong { display: block; font-size: 10pt; }`

/** A sheet of labels, twenty-four to a page: number in words, and a code that any phone opens as the asset's page here. */
export function printLabels(assets: readonly Asset[]): Promise<void> {
  const labels = assets.filter(({ state }) => state !== 'disposed').map(({ center, number, name, spot }) =>
    `<article>${encodeQR(`${location.origin}${paths.asset(center, number)}`, 'svg')}<div><strong>${safe(number)}</strong>${safe(name)}<br>${safe(spot)}</div></article>`)
  return printPage(STYLE, `<main>${labels.join('')}</main>`)
}
