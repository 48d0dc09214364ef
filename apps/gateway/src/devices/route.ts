import type { Problem, Result } from '@hall/contract'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { Client } from '@hall/rpc'
import { readBody } from '../http/body.ts'
import type { Exchange, Route } from '../http/exchange.ts'
import { sendNotFound, sendText } from '../http/respond.ts'
import { commandIdOf, decodeLines, type DeviceRequest, readDeviceRequest } from './push-protocol.ts'

type Devices = Client<AttendanceContract>['devices']

const MAX_BODY_BYTES = 700_000

/** `/iclock`: hands on what terminals push, as it came, and says OK only after the service has stored it. */
export function createDeviceRoute(devices: Devices): Route {
  return async (exchange) => {
    const { request, response, url, traceparent } = exchange
    const asked = readDeviceRequest(request, url)
    if (!asked) return sendNotFound(response)
    const body = await readBody(request, MAX_BODY_BYTES)
    const answered = body.ok ? await handOn(devices, asked, { lines: decodeLines(body.value), traceparent }) : body
    if (answered.ok) return sendText(response, answered.value)
    response.setHeader('connection', 'close')
    sendText(response, `ERROR: ${answered.problem.code}`, statusFor(answered.problem))
  }
}

async function handOn(devices: Devices, asked: DeviceRequest, { lines, traceparent }: { lines: string } & Pick<Exchange, 'traceparent'>): Promise<Result<string>> {
  const { serial } = asked
  const options = { traceparent }
  switch (asked.kind) {
    case 'hello': return textOf(await devices.hello({ serial }, options), ({ body }) => body)
    case 'poll': return textOf(await devices.poll({ serial, deviceTime: asked.deviceTime }, options), ({ body }) => body)
    case 'receive': {
      const { table, stamp } = asked
      const commandId = commandIdOf('receive', serial, table, stamp ?? '', lines)
      // Every line is kept, also one known before or not understood: sending it again would change nothing.
      return textOf(await devices.receive({ serial, table, stamp, body: lines, commandId }, options), ({ accepted, known, unread }) => `OK: ${accepted + known + unread}`)
    }
    case 'report': return textOf(await devices.report({ serial, body: lines, commandId: commandIdOf('report', serial, lines) }, options), () => 'OK')
  }
}

function textOf<T>(result: Result<T>, text: (value: T) => string): Result<string> {
  return result.ok ? { ok: true, value: text(result.value) } : result
}

/** A terminal keeps what it was not told OK for and sends it again; only what can never succeed is told so. */
function statusFor({ code }: Problem): number {
  switch (code) {
    case 'DEVICE_UNKNOWN': return 401
    case 'BAD_INPUT': return 400
    case 'TOO_LARGE': return 413
    default: return 503
  }
}
