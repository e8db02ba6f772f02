import type { Door } from './door.ts'
import type { Ground } from './ground.ts'

/** PostgreSQL's options, as arguments. Sized for a small machine: a neighbourhood's data fits, and the rest is the system's cache. */
export function settings({ place, fsync }: Ground, door: Door): string[] {
  const options = {
    ...(process.platform === 'win32'
      ? { listen_addresses: door.host, port: door.port }
      : { listen_addresses: '', port: door.port }),
    ...(process.platform === 'win32' ? {} : { unix_socket_directories: door.host, unix_socket_permissions: '0700' }),
    cluster_name: 'jinlin',
    max_connections: 60,
    shared_buffers: '64MB',
    maintenance_work_mem: '32MB',
    autovacuum_max_workers: 2,
    io_method: 'sync',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    min_wal_size: '32MB',
    max_wal_size: '256MB',
    jit: 'off',
    timezone: 'UTC',
    ...diary(place.logs),
    // Without fsync it serves tests, several files of them at once.
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: 200 }),
  }
  return Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** One log file for each day of the week, overwritten in the next; without the texts and values of statements, which hold people's data. */
const diary = (directory: string) => ({
  logging_collector: 'on',
  log_directory: directory,
  log_filename: 'postgres-%u.log',
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_truncate_on_rotation: 'on',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
})
