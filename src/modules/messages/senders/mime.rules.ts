/** A mail of plain text. `id` names it: a second try is the same mail. */
export type Mail = { id: string; from: string; to: string; subject: string; text: string; at: Date }

/** Most bytes of a piece of the subject, so that its line stays under 76 characters once written out. */
const mostBytes = 42

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** A header's text in pieces a mail program puts together again, never cut inside a character. */
export function encodedHeader(text: string): string {
  const pieces: string[] = ['']
  for (const character of text.replace(/[\r\n]+/g, ' ')) {
    const longer = `${pieces.at(-1) ?? ''}${character}`
    if (new TextEncoder().encode(longer).length > mostBytes) pieces.push(character)
    else pieces[pieces.length - 1] = longer
  }
  return pieces.map((piece) => `=?UTF-8?B?${base64(piece)}?=`).join('\r\n ')
}

/** The part behind the @, which names who writes. */
export const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1)

/** The whole mail as it goes over the wire. Its body is base64 in short lines, so no line of it begins with a dot. */
export function writeMail({ id, from, to, subject, text, at }: Mail): string {
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encodedHeader(subject)}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@${domainOf(from)}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(text).match(/.{1,76}/g) ?? []),
    '',
  ].join('\r\n')
}
