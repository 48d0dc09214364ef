import { encode } from 'fast-png'
import { encodeQR } from 'qr'

/** Blank modules around the code that a reader needs. */
const BORDER = 2

/** One picture without script or size of its own. */
export function qrSvg(text: string): string {
  return encodeQR(text, 'svg', { ecc: 'medium', border: BORDER })
}

/** For what cannot show drawings; `scale` pixels a module. */
export function qrPng(text: string, scale = 8): { readonly bytes: Uint8Array; readonly size: number } {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: BORDER })
  const size = modules.length * scale
  const data = new Uint8Array(size * size)
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) data[y * size + x] = modules[Math.floor(y / scale)]![Math.floor(x / scale)] ? 0 : 255
  return { bytes: encode({ width: size, height: size, data, channels: 1 }), size }
}
