/** What a carrier tells of a message afterwards. */
export type Report = { id: string; result: 'delivered' | 'failed'; dead: boolean }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Reads `{"id": …, "result": "delivered" | "failed", "dead"?: true}`; null for anything else. */
export function readReport(body: string): Report | null {
  const { id, result, dead } = parsed(body)
  if (typeof id !== 'string' || !uuid.test(id) || (result !== 'delivered' && result !== 'failed')) return null
  return { id, result, dead: dead === true }
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
