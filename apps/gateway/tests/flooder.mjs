// Sends many requests from an address of its own, on a thread of its own, and posts how they were answered.
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const { url, localAddress, count, atOnce } = workerData
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
parentPort.postMessage(statuses)
