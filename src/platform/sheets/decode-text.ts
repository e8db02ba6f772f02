/** Text in one of the encodings Chinese office programs write, or undefined when the bytes are no text at all. */
export function decodeText(bytes: Buffer): string | undefined {
  for (const encoding of candidates(bytes)) {
    const text = decode(bytes, encoding)
    if (text !== undefined) return isText(text) ? text : undefined
  }
  return undefined
}

function candidates(bytes: Buffer): string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  const wide = wideOrder(bytes.subarray(0, 4096))
  return wide ? [wide] : ['utf-8', 'gb18030']
}

/** UTF-16 without a mark shows itself by the empty half of its commas, digits and line ends. */
function wideOrder(bytes: Buffer): string | undefined {
  const empty = [0, 0]
  bytes.forEach((byte, at) => {
    if (byte === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = empty
  if (odd > even * 4) return 'utf-16le'
  return even > odd * 4 ? 'utf-16be' : undefined
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** No control characters but tab, line ends, form feed, escape; one end-of-file mark of old programs is allowed last. */
function isText(text: string): boolean {
  return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.endsWith('\u001a') ? text.slice(0, -1) : text)
}
