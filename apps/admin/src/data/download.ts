const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface TravelledFile { filename: string; contentBase64: string; mediaType?: string }

/** Gives a file that travelled inside an answer to the person; a spreadsheet unless it says otherwise. */
export function download(file: TravelledFile): void {
  saveBlob(blobOf(file), file.filename)
}

/** Gives a file made here to the person. */
export function saveBlob(blob: Blob, filename: string): void {
  const url = URL.createObjectURL(blob)
  const link = Object.assign(document.createElement('a'), { href: url, download: filename })
  link.click()
  URL.revokeObjectURL(url)
}

/** Shows it in a page of its own, as the browser shows its kind. */
export function openFile(file: TravelledFile): void {
  const url = URL.createObjectURL(blobOf(file))
  window.open(url, '_blank', 'noopener')
  // The new page has read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function blobOf({ contentBase64, mediaType = XLSX }: TravelledFile): Blob {
  return new Blob([Uint8Array.from(atob(contentBase64), (char) => char.charCodeAt(0))], { type: mediaType })
}

/** A file as it travels inside a request. */
export async function upload(file: File): Promise<{ filename: string; contentBase64: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  const CHUNK = 0x8000
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK))
  return { filename: file.name, contentBase64: btoa(binary) }
}
