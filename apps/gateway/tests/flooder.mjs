// Sends many requests from an address of its own, in a process of its own, and tells how they were answered.
import { Agent, request } from 'node:http'

const { url, localAddress, count, atOnce } = JSON.parse(process.argv[2])
const agent = new Agent({ keepAlive: true, maxSockets: atOnce, localAddress })
const statuses = {}
let left = count

const send = () => new Promise((resolve, reject) => {
  request(url, { agent }, (response) => response.resume().on('end', () => resolve(response.statusCode))).on('error', reject).end()
})
const hostile = async () => {
  while (left-- > 0) {
    const status = await send()
    statuses[status] = (statuses[status] ?? 0) + 1
  }
}
await Promise.all(Array.from({ length: atOnce }, hostile))
agent.destroy()
process.send(statuses, () => process.disconnect())
