/**
 * The text of an answer, or null when it is longer than so many bytes: then the rest is not fetched. Ends no later than the
 * signal the request was made with.
 */
export async function readAtMost(answer: Response, most: number): Promise<string | null> {
  if (!answer.body) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  // Leaving the loop early cancels the stream.
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
