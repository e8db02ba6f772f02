/** The ids in their new order: `moved` stands behind `after`, or first when `after` is empty or unknown. */
export function reordered(ids: readonly string[], moved: string, after: string): string[] {
  const others = ids.filter((id) => id !== moved)
  const at = others.indexOf(after) + 1
  return [...others.slice(0, at), moved, ...others.slice(at)]
}

type Placed = { id: string; position: number }

/** Those that stand elsewhere once `id` stands behind `after`, each with its new position. */
export function moves(rows: readonly Placed[], { id, after }: { id: string; after: string }): Placed[] {
  const order = reordered(
    rows.map((row) => row.id),
    id,
    after,
  )
  return rows.flatMap((row) => {
    const position = order.indexOf(row.id)
    return position === row.position ? [] : [{ id: row.id, position }]
  })
}
