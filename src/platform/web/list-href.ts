/** The address of a list with its filters; what is empty is left out. */
export function listHref(path: string, filters: Record<string, string | undefined>): string {
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
