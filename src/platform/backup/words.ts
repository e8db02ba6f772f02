import { bilingual } from '#base/words.ts'
import type { BackupRefusal } from './backup.ts'
import type { RestoreRefusal } from './restore.ts'

const backupRefused: Record<BackupRefusal, string> = {
  'not-migrated': '这里还没有数据库可备份。',
  'disk-full': '磁盘满了，备份没有写成；没有留下半个文件。',
  'cannot-write': '备份文件写不到那里：文件夹不存在、没有权限，或者那本身是个文件夹。',
}

const restoreRefused: Record<RestoreRefusal['why'], (about: string) => string> = {
  'no-such-file': (about) => `没有这个文件：${about}`,
  'not-a-backup': (about) => `这不是近邻的备份文件：${about}`,
  'newer-format': () => '这个备份是更新版本的程序写的，请先升级程序。',
  truncated: (about) => `备份文件不完整，到“${about}”就断了。没有动任何数据。`,
  damaged: (about) => `备份文件坏了，坏在“${about}”。没有动任何数据。`,
  'newer-level': (about) => `这个备份的数据库比本程序新（${about}），请先升级程序。`,
  'other-history': (about) => `这个备份的数据库结构与本程序不是同一支（${about} 不同）。`,
  'target-ahead': (about) => `这里的数据库比备份新（${about}），请恢复到一个全新的数据库。`,
  'not-empty': (about) => `这里的数据库不是空的（${about} 里有内容），不会覆盖。请恢复到一个新的数据目录。`,
  'wrong-passphrase': () => '口令不对，密钥打不开。没有动任何数据。',
  'no-secret-inside': () => '这个备份里没有密钥，不需要口令。没有动任何数据。',
  'disk-full': (about) => `磁盘满了，恢复没有完成：${about}`,
}

const zh = {
  backupRefused,
  restoreRefused,
  missing: (count: number) => `有 ${count} 张照片在磁盘上找不到或已损坏，没有备份进去；verify 会列出是哪几张。`,
  secretOutside: '密钥文件不在备份里。请把它单独、妥善地另存一份：没有它，电话号码等加密内容打不开。',
  secretInside: '密钥已用口令加密，放在备份里。没有口令就打不开。',
  secret: {
    restored: '密钥已恢复；原来这里的密钥改名为 .before-restore。',
    same: '这里的密钥就是备份时的密钥。',
    other: '这里的密钥不是备份时的那一个：电话号码等加密内容打不开，请把原来的密钥文件放到这里。',
  },
}

const backupRefusedEn: Record<BackupRefusal, string> = {
  'not-migrated': 'There is no database here to back up yet.',
  'disk-full': 'The disk is full: the backup was not written, and no half of it was left.',
  'cannot-write': 'The backup cannot be written there: no such folder, no right to write, or it is a folder itself.',
}

const restoreRefusedEn: Record<RestoreRefusal['why'], (about: string) => string> = {
  'no-such-file': (about) => `There is no such file: ${about}`,
  'not-a-backup': (about) => `This is not a backup of Jinlin: ${about}`,
  'newer-format': () => 'This backup was written by a newer version of the program. Upgrade the program first.',
  truncated: (about) => `The backup ends too early, after “${about}”. Nothing was touched.`,
  damaged: (about) => `The backup is damaged, in “${about}”. Nothing was touched.`,
  'newer-level': (about) =>
    `The database in this backup is newer than this program (${about}). Upgrade the program first.`,
  'other-history': (about) => `The database in this backup has another history than this program’s (${about} differs).`,
  'target-ahead': (about) => `The database here is newer than the backup (${about}). Restore into a fresh database.`,
  'not-empty': (about) =>
    `The database here is not empty (there is something in ${about}) and will not be overwritten. Restore into a new data directory.`,
  'wrong-passphrase': () => 'This is not the passphrase the secret was locked with. Nothing was touched.',
  'no-secret-inside': () => 'This backup holds no secret, so no passphrase is needed. Nothing was touched.',
  'disk-full': (about) => `The disk is full, the restore was not finished: ${about}`,
}

/** What the commands backup and restore say. */
export const backupWords = bilingual(zh, {
  backupRefused: backupRefusedEn,
  restoreRefused: restoreRefusedEn,
  missing: (count) => `${count} photos were not on the disk, or damaged, and are not in the backup; verify names them.`,
  secretOutside:
    'The secret file is not in the backup. Keep a copy of it elsewhere, in a safe place: without it telephones and other sealed fields stay closed.',
  secretInside: 'The secret is in the backup, locked with the passphrase. Without that nobody opens it.',
  secret: {
    restored: 'The secret was restored; the one that was here is now named .before-restore.',
    same: 'The secret here is the one the backup was made with.',
    other:
      'The secret here is not the one the backup was made with: telephones and other sealed fields stay closed until the old secret file is put here.',
  },
})
