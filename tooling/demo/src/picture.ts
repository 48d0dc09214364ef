import { crc32, deflateSync } from 'node:zlib'

interface Picture { readonly mediaType: 'image/png'; readonly contentBase64: string }

/** The round red imprint of a seal with its star, one for each number; drawn, not scanned. */
export function imprintPicture(seed: number, size = 160): Picture {
  const center = size / 2
  const spokes = 5
  return png(size, size, (x, y) => {
    const [dx, dy] = [x - center + 0.5, y - center + 0.5]
    const distance = Math.hypot(dx, dy) / center
    const angle = Math.atan2(dx, -dy)
    const ring = distance > 0.86 && distance < 0.96
    const star = distance < 0.18 + 0.2 * Math.abs(Math.cos((spokes * angle) / 2)) ** 5
    // The legend around the star: blocks that differ from seal to seal.
    const letter = distance > 0.58 && distance < 0.76 && ((Math.floor((angle + Math.PI) * 4) * 7 + seed * 3) % 5 > 1) && Math.floor((angle + Math.PI) * 16) % 4 !== 0
    return ring || star || letter ? [196, 26, 26] : [255, 255, 255]
  })
}

/** A page of writing, as a scan would show it from afar. */
export function pagePicture(seed: number): Picture {
  return png(210, 297, (x, y) => {
    const line = Math.floor((y - 40) / 14)
    const inLine = y > 40 && y < 250 && (y - 40) % 14 < 5 && x > 24 && x < 186 - ((line * 31 + seed * 17) % 60)
    const word = (x * 13 + line * 7 + seed) % 17 > 2
    const title = y > 18 && y < 28 && x > 60 && x < 150
    return (inLine && word) || title ? [70, 70, 70] : [252, 252, 250]
  })
}

function png(width: number, height: number, colour: (x: number, y: number) => readonly number[]): Picture {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows.set(colour(x, y), y * (width * 3 + 1) + 1 + x * 3)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const content = Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
  return { mediaType: 'image/png', contentBase64: content.toString('base64') }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
