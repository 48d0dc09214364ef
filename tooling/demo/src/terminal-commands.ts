/** One line of the answer to a poll: `C:<id>:<command>`. */
export interface Command { readonly id: string; readonly name: string; readonly text: string }

const NAMES = ['DATA UPDATE USERINFO', 'DATA DELETE USERINFO', 'DATA QUERY ATTLOG', 'SET OPTION', 'REBOOT', 'CHECK', 'INFO'] as const

export function readCommands(body: string): Command[] {
  return body.split(/\r?\n/).flatMap((line) => {
    const [, id, text] = /^C:(\d+):(.+)$/.exec(line) ?? []
    if (!id || !text) return []
    const name = NAMES.find((known) => text === known || text.startsWith(`${known} `)) ?? text
    return [{ id, name, text: text.slice(name.length).trim() }]
  })
}

function fieldsOf(text: string): Map<string, string> {
  return new Map(text.split('\t').map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]))
}

/** Number and name of `PIN=115\tName=…`. */
export function userOf(text: string): [string, string] {
  const fields = fieldsOf(text)
  return [fields.get('PIN') ?? '', fields.get('Name') ?? '']
}

export function resendSpan(text: string): { from: string; to: string } {
  const fields = fieldsOf(text)
  return { from: fields.get('StartTime') ?? '', to: fields.get('EndTime') ?? '' }
}

/** Seconds as terminals count them, months of 31 days since 2000, as the time they stand for. */
export function decodedTime(text: string): Temporal.PlainDateTime {
  const total = Number(fieldsOf(text).get('DateTime'))
  const [days, seconds] = [Math.floor(total / 86_400), total % 86_400]
  const months = Math.floor(days / 31)
  return new Temporal.PlainDateTime(2000 + Math.floor(months / 12), months % 12 + 1, days % 31 + 1).add({ seconds })
}
