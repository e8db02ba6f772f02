import { bilingual } from '#base/words.ts'
import type { Role } from '../ctx.ts'

/** What each role is called. */
export const roleWords = bilingual<Record<Role, string>>(
  {
    public: '访客',
    resident: '居民',
    staff: '社工',
    director: '居委会主任',
    secretary: '党总支书记',
    owners: '业委会',
    property: '物业',
    volunteer: '志愿者',
    privacy: '个人信息保护',
    technical: '技术管理',
  },
  {
    public: 'Guest',
    resident: 'Resident',
    staff: 'Community worker',
    director: 'Director of the committee',
    secretary: 'Branch secretary',
    owners: "Owners' committee",
    property: 'Property manager',
    volunteer: 'Volunteer',
    privacy: 'Data protection',
    technical: 'Technical administrator',
  },
)
