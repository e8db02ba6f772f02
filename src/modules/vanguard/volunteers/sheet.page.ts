import { poster } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { volunteerHref } from './address.ts'
import { sheetWords } from './sheet.words.ts'

/** The private address of one volunteer on paper, for them alone. */
export const addressSheet = (view: View, { id, name, url }: { id: string; name: string; url: string }): Html => {
  const { lang } = view
  const w = sheetWords(lang)
  const phone = view.area?.phone
  return deskPage(
    { ...view, title: w.title, printable: true, crumbs: [{ href: volunteerHref(id), label: name }] },
    poster({
      title: w.title,
      kicker: view.area?.name,
      text: w.text,
      facts: [
        { term: w.forWhom, text: name },
        { term: w.how, text: w.howText },
      ],
      qr: { url, title: w.qr },
      foot: phone ? w.foot(phone) : undefined,
    }),
  )
}
