/** Gives a spreadsheet that travelled inside an answer to the person as a file. */
export function download({ filename, contentBase64 }: { filename: string; contentBase64: string }): void {
  const bytes = Uint8Array.from(atob(contentBase64), (char) => char.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: filename })
  link.click()
  URL.revokeObjectURL(url)
}

/** A file as it travels inside a request. */
export async function upload(file: File): Promise<{ filename: string; contentBase64: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  const CHUNK = 0x8000
  for (let i = 0; i < bytes.length; i += CHUNK) binary += String.fromCharCode(...bytes.subarray(i, i + CHUNK))
  return { filename: file.name, contentBase64: btoa(binary) }
}
