import { Parser } from 'htmlparser2'
import { unreadable } from '../table.ts'

export interface XmlEvents {
  /** Names come without their namespace. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

/** Reads a part piece by piece. Throws a ProblemError where it is cut off. */
export async function readXml(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  let began = false
  let ended = false
  const parser = new Parser({
    onopentag(name, attributes) {
      began = true
      events.open?.(local(name), attributes)
    },
    ontext: (text) => events.text?.(text),
    onclosetag(name) {
      // What a part that is cut off leaves open, the parser closes at the end.
      if (ended) throw unreadable('FILE_DAMAGED')
      events.close?.(local(name))
    },
  }, { xmlMode: true })
  for await (const piece of pieces) parser.write(piece)
  ended = true
  parser.end()
  if (!began) throw unreadable('FILE_DAMAGED')
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
