/** A form as it stands on a page: where it is sent, and what its own page would send. */
export type PageForm = { page: string; action: string; multipart: boolean; fields: [name: string, value: string][] }

const attribute = (tag: string, name: string): string | undefined =>
  plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1])

const plain = (text: string | undefined): string | undefined =>
  text
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The forms of a page that are sent by POST, read from its markup. */
export function formsOf(page: string, markup: string): PageForm[] {
  return [...markup.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', body = '']) => {
    if (attribute(head, 'method') !== 'post') return []
    return {
      page,
      action: attribute(head, 'action') ?? page,
      multipart: attribute(head, 'enctype') === 'multipart/form-data',
      fields: [...inputs(body), ...selects(body), ...areas(body)],
    }
  })
}

function inputs(body: string): [string, string][] {
  return [...body.matchAll(/<(?:input|button)\b[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, 'name')
    const chosen = !/type="(?:radio|checkbox)"/.test(tag) || / checked/.test(tag)
    return name === undefined || /type="file"/.test(tag) || !chosen ? [] : [[name, attribute(tag, 'value') ?? '']]
  })
}

const selects = (body: string): [string, string][] =>
  [...body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)].map(([, head = '', options = '']) => [
    attribute(head, 'name') ?? '',
    attribute(/<option[^>]* selected[^>]*>/.exec(options)?.[0] ?? '', 'value') ?? '',
  ])

const areas = (body: string): [string, string][] =>
  [...body.matchAll(/<textarea([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, head = '', text = '']) => [
    attribute(head, 'name') ?? '',
    plain(text) ?? '',
  ])

/** The addresses of this site a page leads to. */
export const linksOf = (markup: string): string[] =>
  [...markup.matchAll(/<a[^>]* href="(\/[^"#]*)"/g)].map(([, href]) => plain(href) ?? '/')

/** An address with its numbers left out: one kind of page. */
export const kindOf = (address: string): string =>
  (address.split('?')[0] ?? address)
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replaceAll(/\d{4}-\d{4}/g, ':number')
