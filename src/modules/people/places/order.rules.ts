/** The ids in their new order: `moved` stands behind `after`, or first when `after` is empty or unknown. */
export function reordered(ids: readonly string[], moved: string, after: string): string[] {
  const others = ids.filter((id) => id !== moved)
  const at = others.indexOf(after) + 1
  return [...others.slice(0, at), moved, ...others.slice(at)]
}
