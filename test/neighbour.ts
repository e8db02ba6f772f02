import { uuidv7 } from '#base/uuid.ts'
import { addPerson } from '#modules/people/residents/person.ts'
import type { Ctx } from '#platform/ctx.ts'

/** Somebody of the roster behind 501, written down by whoever may: found by name and pinyin as anybody. */
export async function neighbour(who: Ctx, name: string, phones: string[] = []): Promise<string> {
  const id = uuidv7(who.now)
  const answer = await addPerson(who, id, { name, home: '长江大楼 3号楼 501', phones, dropPhones: [] })
  if (!answer.done) throw new Error(answer.why)
  return id
}
