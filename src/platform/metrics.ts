import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** Counts for machines that watch the server, in Prometheus text. No area, person or address stands in them. */
export type Metrics = {
  contentType: string
  text: () => Promise<string>
  /** One answered request: route pattern, status class, seconds. */
  request: (route: string, status: number, seconds: number) => void
}

/** Opens a registry of its own, so that two servers in one process (tests) do not share it. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'jinlin_http_request_seconds',
    help: 'Seconds from request to answer, by route and class of status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  })
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request: (route, status, seconds) => requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds),
  }
}
