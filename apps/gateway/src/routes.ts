import type { Exchange, Route } from './http/exchange.ts'
import { sendNotFound, sendWrongMethod } from './http/respond.ts'

/** Routes by the first segment of the path, or by the whole of it when it ends without `/`. */
export interface RouteTable {
  /** `GET` routes by exact path. */
  readonly pages: Readonly<Record<string, Route>>
  /** By first segment, whatever follows. */
  readonly areas: Readonly<Record<string, Route | undefined>>
  /** The SPA; without it every other address is unknown. */
  readonly otherwise: Route | undefined
}

export function createRouter({ pages, areas, otherwise }: RouteTable): Route {
  const pageOf = new Map(Object.entries(pages))
  const areaOf = new Map(Object.entries(areas))
  return (exchange: Exchange) => {
    const { request, response, url } = exchange
    const page = pageOf.get(url.pathname)
    if (page) return request.method === 'GET' ? page(exchange) : sendWrongMethod(response, 'GET')
    const [, first = ''] = url.pathname.split('/')
    if (areaOf.has(first)) return areaOf.get(first)?.(exchange) ?? sendNotFound(response)
    return otherwise ? otherwise(exchange) : sendNotFound(response)
  }
}
