import type { Context } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { codeOf, type Certificate } from './certificate.ts'
import { checkHref } from './check.page.ts'
import { certificatePdf } from './pdf.ts'
import { certificateWords } from './words.ts'

/** A certificate as a file to save, with the code a stranger checks it by. */
export async function pdfAnswer(c: Context<WebEnv>, certificate: Certificate): Promise<Response> {
  const { ctx } = c.var
  const code = codeOf(ctx, certificate)
  const bytes = await certificatePdf(certificate, {
    code,
    url: fullUrl(c, `${checkHref}/${certificate.no}?code=${code}`),
  })
  const name = encodeURIComponent(`${certificateWords('zh').title} ${certificate.no}.pdf`)
  return c.body(Uint8Array.from(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="certificate-${certificate.no}.pdf"; filename*=UTF-8''${name}`,
    'cache-control': 'no-store',
  })
}
