import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded, createDatabase } from '#platform/db/embedded/embedded.ts'
import { migrate } from '#platform/db/migrate.ts'

/** One cluster for the whole run; each test file copies the migrated template (`test/world.ts`). */
export default async function setup(project: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), 'jinlin-test-'))
  const cluster = await startEmbedded({ dir, fsync: false })
  await createDatabase(cluster, 'template_jinlin')
  await migrate(cluster.ownerUrl('template_jinlin'), 'db/migrations')
  project.provide('cluster', {
    superuser: cluster.superuserUrl('postgres'),
    owner: cluster.ownerUrl('template_jinlin'),
    app: cluster.appUrl('template_jinlin'),
  })
  return async () => {
    await cluster.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

export type Login = { host: string; port: number; user: string; password?: string; database: string }

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: { superuser: Login; owner: Login; app: Login }
  }
}
