import { describe, expect, it } from 'vitest'
import { checkboxesField, radiosField, selectField, textareaField, textField } from '../field/index.ts'
import { html } from '../../html.ts'
import { form } from './form.ts'

const errors = [
  { field: 'where', text: '写一下在哪里' },
  { field: 'kind', text: '选一类' },
]
const options = [
  { value: 'a', label: '楼道' },
  { value: 'b', label: '电梯' },
]

const sentBack = async () => {
  const f = {
    lang: 'zh',
    errors,
    values: { where: '3号楼 <5层>', what: '第一行\n第二行', reply: ['b'], state: 'b' },
  } as const
  return String(
    await form({
      lang: 'zh',
      errors,
      action: '/needs',
      body: html`${textField({ ...f, name: 'where', label: '在哪里', hint: '几号楼' })}
      ${textareaField({ ...f, name: 'what', label: '什么事' })}
      ${radiosField({ ...f, name: 'kind', label: '哪一类', options })}
      ${checkboxesField({ ...f, name: 'reply', label: '怎么回您', options })}
      ${selectField({ ...f, name: 'state', label: '状态', options })}`,
    }),
  )
}

describe('a form that was sent back', () => {
  it('lists its problems on top, each leading to a field that is there', async () => {
    const page = await sentBack()
    expect(page).toContain('出错了，共 2 处')
    for (const [, id = ''] of page.matchAll(/href="#([\w-]+)"/g)) expect(page).toContain(`id="${id}"`)
  })

  it('says each problem beside its field, tied to it for screen readers', async () => {
    expect(await sentBack()).toMatch(/aria-describedby="f-where-hint f-where-error" aria-invalid="true"/)
    expect(await sentBack()).toContain('id="f-where-error"')
  })

  it('keeps what was written', async () => {
    const page = await sentBack()
    expect(page).toContain('value="3号楼 &lt;5层&gt;"')
    expect(page).toContain('>\n第一行\n第二行</textarea')
    expect(page).toMatch(/name="reply" value="b" checked/)
    expect(page).toMatch(/<option\s+value="b" selected>/)
  })

  it('never sends a password back', async () => {
    const field = textField({
      lang: 'zh',
      name: 'secret',
      label: '口令',
      type: 'password',
      values: { secret: 'hunter2' },
    })
    expect(String(await field)).not.toContain('hunter2')
  })
})
