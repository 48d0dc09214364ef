import type { FormTemplate } from './form.ts'

/** Fonts of official documents (GB/T 9704), and what stands in for them where they are not installed. */
const SONG = '"FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "STFangsong", "Noto Serif CJK SC", "Songti SC", serif'
const HEI = '"SimHei", "黑体", "STHeiti", "Noto Sans CJK SC", "PingFang SC", sans-serif'

/** The sheet on A4 and on the screen. `pageNumber` is already in one language. */
export function pageStyle(orientation: FormTemplate['orientation'], pageNumber: string): string {
  return `
@page { size: A4 ${orientation}; margin: 25mm 20mm 22mm; @bottom-center { content: ${counted(pageNumber)}; font: 10pt ${SONG}; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: ${orientation === 'portrait' ? 170 : 257}mm; font: 12pt/1.6 ${SONG}; color: #000; background: #fff; }
h1 { margin: 0 0 8mm; font: 700 20pt/1.3 ${HEI}; text-align: center; letter-spacing: 0.1em; }
table { width: 100%; margin: 0 0 6mm; border-collapse: collapse; table-layout: fixed; }
caption { margin-bottom: 1.5mm; font: 700 12pt/1.4 ${HEI}; text-align: left; }
th, td { padding: 1.5mm 2mm; border: 0.3mm solid #000; text-align: left; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
th { font-weight: 700; }
thead { display: table-header-group; }
tr, .signatures { break-inside: avoid; }
.fields th { width: 24mm; }
.fields td { height: 9.5mm; }
.empty { text-align: center; }
p { margin: 0 0 6mm; text-indent: 2em; white-space: pre-line; }
p.left, p.center, p.right { text-indent: 0; }
p.center { text-align: center; }
p.right { text-align: right; }
p.copies { margin-top: 8mm; text-indent: 0; font-size: 10.5pt; }
.qr { margin: 6mm 0 0; break-inside: avoid; text-align: right; font-size: 9pt; }
.qr svg { width: 28mm; height: 28mm; }
.signatures { display: flex; gap: 8mm; margin-top: 12mm; }
.signatures > div { flex: 1; min-height: 40mm; display: flex; flex-direction: column; justify-content: space-between; }
.seal { position: relative; text-align: center; }
.seal::before { content: ""; position: absolute; inset: 0; margin: auto; width: 38mm; height: 38mm; border: 0.2mm dashed #999; border-radius: 50%; }
.dated { white-space: pre; text-align: right; }
@media screen { body { padding: 15mm 10mm; } }
@media screen and (max-width: 600px) {
  body { padding: 6mm 4mm; }
  .fields tr { display: grid; grid-template-columns: 24mm 1fr; }
  .fields th, .fields td { width: auto; height: auto; }
  .signatures { flex-direction: column; }
}
`
}

/** `Page {page} of {pages}` as a CSS content value. */
function counted(text: string): string {
  return text
    .split(/(\{pages?\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : cssString(part)))
    .join(' ')
}

function cssString(text: string): string {
  return `"${text.replace(/["\\<>\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`
}
