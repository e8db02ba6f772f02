import { html, type Html } from '../html.ts'
import type { Frame } from '../frame.ts'
import {
  actions,
  button,
  card,
  chip,
  elderHome,
  listCard,
  pageHead,
  poster,
  readAloud,
  section,
} from '../components.ts'
import { deskPage, frontPage } from '../layout.ts'
import { show as showBeforeAfter } from '../components/before-after/show.ts'
import { showEntrance } from '../components/doors/show.ts'
import { showAll as showPetals } from '../components/five-petals/show.ts'
import { show as showTable } from '../components/data-table/show.ts'
import { show as showForm } from '../components/form/show.ts'
import { show as showWeek } from '../components/week/show.ts'
import { say } from './say.ts'

/** A home as residents might see it, to judge the look of whole pages. */
export const sampleHome = (frame: Frame): Html => {
  const t = say(frame.lang)
  if (frame.elder) return frontPage(frame, elderSample(frame))
  return frontPage(
    frame,
    html`${showEntrance(frame.lang)}
      ${section({ id: 'week', title: t('这一周', 'This week'), body: showWeek(frame.lang), more: { href: '#none', text: t('看整月，订阅日历', 'Whole month') } })}
      ${section({ id: 'efforts', title: t('今年一起做的事', 'What we did together'), note: t('每个数字点开都是记录', 'Each number opens its records'), body: showPetals(frame.lang) })}
      <div class="two even">
        ${section({ id: 'changing', title: t('正在改的', 'Changing now'), body: showBeforeAfter(frame.lang) })}
        ${section({ id: 'answered', title: t('最近有回音的', 'Lately answered'), body: answered(frame) })}
      </div>`,
  )
}

const elderSample = (frame: Frame): Html => {
  const t = say(frame.lang)
  return html`${pageHead({ title: t('10月24日 周四', 'Thursday 24 October'), actions: readAloud(frame.lang) })}
  ${elderHome({
    lang: frame.lang,
    phone: '021-0000 0000',
    reportHref: '#none',
    eventsHref: '#none',
    notes: {
      report: t('说一件事，拍一张照也行', 'Say it, or send a photo'),
      events: t('今天上午9点 先锋日', 'Today at 9:00, vanguard day'),
      mine: t('有 1 件有回音', '1 answer for you'),
    },
  })}`
}

const answered = (frame: Frame): Html => {
  const t = say(frame.lang)
  return listCard([
    {
      title: t('3号楼 5 层楼道灯不亮', 'Light out, building 3'),
      href: '#none',
      chip: chip('done', t('居民确认解决', 'Solved')),
      note: t('11 小时联系上，2 天修好', 'Repaired in 2 days'),
    },
    {
      title: t('南门口地砖松动', 'Loose paving'),
      href: '#none',
      chip: chip('going', t('物业处理中', 'In hand')),
      note: t('周五前，第 2 天', 'By Friday'),
    },
    {
      title: t('电梯异响', 'Noise in the lift'),
      href: '#none',
      chip: chip('waiting', t('等特检所', 'Waiting')),
      note: t('已约 10月28日，到时再说', 'Booked for 28 October'),
    },
  ])
}

/** A morning at the desk. */
export const sampleDesk = (frame: Frame): Html => {
  const t = say(frame.lang)
  return deskPage(
    frame,
    html`${pageHead({
        title: t('10月24日 周四', 'Thursday 24 October'),
        lead: t('只看今天要动手的', 'Only what needs a hand today'),
        actions: actions(button({ text: t('记一件事', 'Write something down'), kind: 'go', icon: 'plus' })),
      })}
      <div class="two">
        <div>${showTable(frame.lang)}</div>
        <div class="stack">
          ${card({ title: t('今天的场次', 'Today'), level: 2, body: answered(frame) })}
          ${card({ title: t('探访没人应门', 'Nobody opened'), level: 2, href: '#none', chip: chip('late', t('由您决定', 'Yours to decide')), body: t('1 位长辈今早两次没应门，9:40 起。', 'One elder did not open twice this morning, since 9:40.') })}
        </div>
      </div>`,
  )
}

/** A form of the front door, sent back. */
export const sampleForm = (frame: Frame): Html => {
  const t = say(frame.lang)
  return frontPage(
    frame,
    html`${pageHead({ title: t('我要反映', 'Tell us something'), lead: t('说一件事就行。急的、危险的，请先打电话。', 'One matter is enough.') })}
    ${showForm(frame.lang)}`,
  )
}

/** A notice for the stairwell, A4. */
export const sampleNotice = (frame: Frame): Html => {
  const t = say(frame.lang)
  const sheet = poster({
    kicker: t('每周四，都不收钱', 'Every Thursday, free of charge'),
    title: t('临江先锋日', 'Vanguard day'),
    text: t(
      '理发、修小家电、水电煤检查。带上要修的东西来就行。',
      'Haircuts, small repairs, safety checks. Just bring what needs mending.',
    ),
    facts: [
      { term: t('时间', 'When'), text: t('10月24日 周四 上午9点到11点', 'Thursday 24 October, 9:00–11:00') },
      { term: t('地点', 'Where'), text: t('临江微课堂，临江大厦一楼', 'Riverside classroom, ground floor') },
    ],
    qr: {
      url: 'https://jinlin.example/g/1024',
      title: t('扫一扫报名', 'Scan to join'),
      note: t('不用手机也行：到居委会说一声。', 'Or tell us at reception.'),
    },
    foot: t('东大名居民区居委会 · 021-0000 0000', 'Dongdaming residents’ committee · 021-0000 0000'),
  })
  return frontPage(frame, sheet)
}
