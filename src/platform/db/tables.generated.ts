// Made from the migrated database by bin/tables.mjs; a test holds it to the migrations.
import type { ColumnType, Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export interface Tables {
  'auth.account': {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    access_token: string | null
    refresh_token: string | null
    id_token: string | null
    access_token_expires_at: Date | null
    refresh_token_expires_at: Date | null
    scope: string | null
    password: string | null
    created_at: Date
    updated_at: Date
  }
  'auth.attempt': {
    key_hash: Buffer
    started_at: Date
    ends_at: Date
    count: number
  }
  'auth.session': {
    id: string
    user_id: string
    token: string
    expires_at: Date
    created_at: Date
    updated_at: Date
    ip_address: string | null
    user_agent: string | null
    area: number | null
    device: string | null
    idle_minutes: number | null
    ends_at: Date | null
    last_seen_at: Date | null
    locked_at: Date | null
  }
  'auth.two_factor': {
    id: string
    user_id: string
    secret: string
    backup_codes: string
    verified: Generated<boolean>
    failed_verification_count: Generated<number>
    locked_until: Date | null
  }
  'auth.user': {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    image: string | null
    created_at: Date
    updated_at: Date
    username: string | null
    two_factor_enabled: Generated<boolean>
    kind: Generated<'account' | 'household'>
    home_area: number | null
    home_id: string | null
    one_time_until: Date | null
    demo: Generated<boolean>
  }
  'auth.verification': {
    id: string
    identifier: string
    value: string
    expires_at: Date
    created_at: Date
    updated_at: Date
  }
  'care.look': {
    area_id: number
    id: string
    plan_id: string
    visit_id: string | null
    field: 'plan' | 'address' | 'contact' | 'note' | 'sheet'
    reason: string
    by_id: string | null
    by_name: string | null
    at: Date
  }
  'care.pairing': {
    area_id: number
    id: string
    plan_id: string
    volunteer_id: string
    part: 'main' | 'substitute'
    accepted_at: Date | null
    made_by: string | null
    made_at: Date
    ended_at: Date | null
  }
  'care.pause': {
    area_id: number
    id: string
    plan_id: string
    from_on: string
    until_on: string | null
    by_id: string | null
    at: Date
  }
  'care.plan': {
    area_id: number
    id: string
    person_id: string | null
    building_id: string | null
    state: 'draft' | 'consented' | 'paused' | 'ended'
    agreed_at: Date | null
    agreed_by: 'self' | 'agent' | null
    agreed_how: 'paper' | 'spoken' | null
    agent_sealed: Buffer | null
    reason_sealed: Buffer | null
    advice_sealed: Buffer | null
    means: 'visit' | 'telephone' | 'knock'
    weekdays: number[] | null
    every_days: number | null
    season_days: number | null
    from_minute: number
    to_minute: number
    contact_sealed: Buffer | null
    holder_id: string
    starts_on: string
    laid_until: string | null
    paused_until: string | null
    ended_at: Date | null
    ended_why: string | null
    version: Generated<number>
    made_by: string | null
    made_at: Date
    refused_at: Date | null
    moved_at: Date | null
    quiet_until: string | null
  }
  'care.season': {
    area_id: number
    id: string
    kind: 'heat' | 'cold' | 'storm'
    from_on: string
    to_on: string
    by_id: string | null
    at: Date
    ended_at: Date | null
  }
  'care.sheet': {
    area_id: number
    id: string
    no: number
    plans: number
    lies_at: string
    by_id: string | null
    at: Date
    opened_at: Date | null
    opened_by: string | null
    opened_why: string | null
    destroyed_at: Date | null
  }
  'care.step': {
    area_id: number
    id: string
    visit_id: string
    what: 'first-try' | 'second-try' | 'told-staff' | 'rang-contact' | 'asked-property' | 'asked-neighbour' | 'went-there' | 'decided'
    outcome: 'reached' | 'not-reached' | null
    words_sealed: Buffer | null
    device_at: Date | null
    by_id: string | null
    at: Date
  }
  'care.visit': {
    area_id: number
    id: string
    plan_id: string
    due_on: string
    opens_at: Date
    closes_at: Date
    means: 'visit' | 'telephone' | 'knock'
    volunteer_id: string | null
    staff_id: string | null
    accepted_at: Date | null
    state: 'due' | 'assigned' | 'ok' | 'needs-help' | 'no-answer' | 'escalated' | 'resolved' | 'declined' | 'missed' | 'skipped'
    met: boolean | null
    well: boolean | null
    content: boolean | null
    note_sealed: Buffer | null
    closed_at: Date | null
    closed_by: string | null
    device_at: Date | null
    first_try_at: Date | null
    second_try_at: Date | null
    escalated_at: Date | null
    resolved_at: Date | null
    decision: 'safe' | 'contact-there' | 'called-110' | 'called-120' | 'door-opened' | 'away' | null
    decided_by: string | null
    decided_words_sealed: Buffer | null
    version: Generated<number>
    made_at: Date
    told_at: Date | null
    not_by: string[] | null
    taken_at: Date | null
  }
  'gatherings.booking': {
    area_id: number
    id: string
    venue_id: string
    gathering_id: string | null
    during: string
    standing: boolean
    reason: string | null
    made_by: string | null
    made_at: Date
  }
  'gatherings.displacement': {
    area_id: number
    id: string
    gathering_id: string
    by_gathering_id: string | null
    reason: string
    offers: ColumnType<Json, string, string>
    choice: 'moved' | 'cancelled' | null
    made_by: string | null
    made_at: Date
    settled_by: string | null
    settled_at: Date | null
  }
  'gatherings.feed_key': {
    area_id: number
    id: string
    account_id: string
    key_hash: Buffer
    made_at: Date
    ended_at: Date | null
  }
  'gatherings.feedback': {
    area_id: number
    id: string
    gathering_id: string
    how: 'link' | 'tablet' | 'paper'
    good: number
    fair: number
    poor: number
    words: string | null
    on_day: string
    by_id: string | null
  }
  'gatherings.gathering': {
    area_id: number
    id: string
    series_id: string | null
    series_on: string | null
    own: Generated<boolean>
    title: string
    kind: 'class' | 'talk' | 'lecture' | 'clinic' | 'reading' | 'handicraft' | 'festival' | 'hobby' | 'meeting' | 'hearing' | 'vanguard' | 'service' | 'other'
    purpose: 'deliberation' | 'learning' | 'leisure' | 'service'
    audience: 'everybody' | 'older' | 'youth' | 'family' | 'new-work' | 'special-care'
    effort: 'e1' | 'e2' | 'e3' | 'e4' | 'e5' | null
    about: string | null
    leader_id: string | null
    venue_id: string | null
    elsewhere: string | null
    starts_at: Date
    ends_at: Date
    state: 'planned' | 'published' | 'held' | 'evidenced' | 'cancelled' | 'postponed' | 'paused'
    reason_kind: 'holiday' | 'weather' | 'venue' | 'leader' | 'too-few' | 'displaced' | 'other' | null
    reason: string | null
    instead_id: string | null
    sign_up: 'none' | 'first-come' | 'draw'
    capacity: number | null
    opens_at: Date | null
    closes_at: Date | null
    reply_hours: Generated<number>
    party_most: Generated<number>
    for_minors: Generated<boolean>
    walk_ins: Generated<boolean>
    taken: Generated<number>
    queued: Generated<number>
    draw_seed: string | null
    draw_at: Date | null
    drawn_at: Date | null
    alerted_at: Date | null
    present: Generated<number>
    counted: number | null
    count_method: 'count' | 'ticket' | 'estimate' | null
    attendances: Generated<number>
    held_at: Date | null
    assumed: Generated<boolean>
    confirmed_by: string | null
    confirmed_at: Date | null
    version: Generated<number>
    made_by: string | null
    made_at: Date
    published_at: Date | null
    drawn: ColumnType<Json | null, string | null, string | null>
    compound_id: string | null
    building_id: string | null
  }
  'gatherings.mark': {
    area_id: number
    id: string
    gathering_id: string
    member_id: string | null
    walk_in_id: string | null
    what: 'arrived' | 'left' | 'absent' | 'cleared' | 'number'
    method: 'signin' | 'ticket' | 'count' | 'estimate'
    source: 'list' | 'code' | 'paper' | 'number'
    number: number | null
    name_sealed: Buffer | null
    corrects: string | null
    reason: string | null
    device: string | null
    device_at: Date
    at: Date
    ahead_ms: number
    by_id: string | null
  }
  'gatherings.member': {
    area_id: number
    id: string
    signup_id: string
    gathering_id: string
    no: number
    age: 'adult' | 'under-4' | '4-6' | '7-13' | '14-17'
    person_id: string | null
    name_sealed: Buffer | null
    who_hash: Buffer | null
    guardian_ok: boolean | null
    pick_up_sealed: Buffer | null
    photo_ok: Generated<boolean>
    stands: boolean
    made_at: Date
  }
  'gatherings.note': {
    area_id: number
    id: string
    gathering_id: string
    kind: 'minutes' | 'note'
    words: string
    is_public: boolean
    by_id: string | null
    version: Generated<number>
    at: Date
  }
  'gatherings.note_before': {
    area_id: number
    id: string
    note_id: string
    version: number
    words: string
    is_public: boolean
    by_id: string | null
    corrected_at: Date
  }
  'gatherings.photo': {
    area_id: number
    id: string
    gathering_id: string
    kind: 'photo' | 'sheet'
    alt: string | null
    faces: 'none' | 'agreed' | 'not-asked'
    is_public: boolean
    by_id: string | null
    at: Date
    version: Generated<number>
  }
  'gatherings.presence': {
    area_id: number
    id: string
    gathering_id: string
    walk_in: boolean
    person_id: string | null
    who_hash: Buffer | null
    name_sealed: Buffer | null
    state: 'present' | 'left' | 'absent' | 'cleared'
    method: string
    arrived_at: Date | null
    left_at: Date | null
    conflict: Generated<boolean>
    mark_id: string
    at: Date
  }
  'gatherings.quota': {
    area_id: number
    id: string
    gathering_id: string
    compound_id: string | null
    building_id: string | null
    audience: 'older' | 'youth' | 'family' | 'new-work' | 'special-care' | null
    seats: number
    taken: Generated<number>
  }
  'gatherings.series': {
    area_id: number
    id: string
    title: string
    rule: string | null
    lunar: string | null
    starts_on: string
    until_on: string | null
    minute: number
    lasts: number
    on_holiday: 'skip' | 'move' | 'keep'
    plan: ColumnType<Json, string, string>
    laid_until: string | null
    made_by: string | null
    version: Generated<number>
    made_at: Date
    ended_at: Date | null
    compound_id: string | null
    building_id: string | null
  }
  'gatherings.signup': {
    area_id: number
    id: string
    gathering_id: string
    form_hash: Buffer
    home_id: string | null
    contact_sealed: Buffer | null
    phone_hash: Buffer | null
    building_id: string | null
    audience: 'older' | 'youth' | 'family' | 'new-work' | 'special-care' | null
    quota_id: string | null
    channel: 'card' | 'web' | 'telephone' | 'counter' | 'door' | 'paper'
    by_whom: 'self' | 'staff' | 'relative' | 'neighbour'
    by_id: string | null
    by_sealed: Buffer | null
    seats: number
    state: 'requested' | 'confirmed' | 'waitlisted' | 'offered' | 'cancelled' | 'expired'
    queue_no: number
    first_time: Generated<boolean>
    draw_no: number | null
    offered_until: Date | null
    follow_hash: Buffer
    follow_misses: Generated<number>
    follow_locked_until: Date | null
    reminded_for: Date | null
    version: Generated<number>
    made_at: Date
    ended_at: Date | null
    rung_at: Date | null
    rung_how: 'telephone' | 'door' | null
    rung_by: string | null
  }
  'gatherings.v_gathering': {
    area_id: number
    id: string
    series_id: string
    series_on: string
    title: string
    kind: string
    purpose: string
    audience: string
    effort: string
    leader_id: string
    venue_id: string
    elsewhere: string
    starts_at: Date
    ends_at: Date
    state: string
    reason_kind: string
    reason: string
    sign_up: string
    capacity: number
    taken: number
    closes_at: Date
    present: number
    counted: number
    count_method: string
    attendances: number
    held_at: Date
    assumed: boolean
    published_at: Date
    compound_id: string
    building_id: string
    instead_id: string
  }
  'gatherings.v_venue': {
    area_id: number
    id: string
    kind: string
    name: string
    compound_id: string
    building_id: string
    capacity: number
    step_free: boolean
    rain: string
    ended_at: Date
  }
  'gatherings.venue': {
    area_id: number
    id: string
    compound_id: string | null
    building_id: string | null
    kind: 'pavilion' | 'classroom' | 'hall' | 'outdoor'
    name: string
    whereabouts: string | null
    capacity: number
    step_free: boolean
    rain: 'indoor' | 'roofed' | 'open'
    open_hours: ColumnType<Json, string, string>
    equipment: string | null
    about: string | null
    code: string
    check_in_key: Buffer
    version: Generated<number>
    made_at: Date
    ended_at: Date | null
  }
  'gatherings.venue_picture': {
    area_id: number
    id: string
    venue_id: string
    alt: string
    no: number
  }
  'messages.address': {
    area_id: number
    id: string
    receiver_kind: 'home' | 'account' | 'person'
    receiver_id: string
    channel: 'mail' | 'sms' | 'wechat'
    address_sealed: Buffer
    lang: 'zh' | 'en'
    dead_at: Date | null
    made_at: Date
    ends_at: Date | null
  }
  'messages.choice': {
    area_id: number
    receiver_kind: 'home' | 'account'
    receiver_id: string
    topic: 'question' | 'progress' | 'ending' | 'work' | 'gathering' | 'vanguard'
    channel: 'mail' | 'sms' | 'wechat' | 'push' | null
    pace: 'digest' | 'at_once'
    changed_at: Date
  }
  'messages.consent': {
    area_id: number
    id: string
    receiver_kind: 'home' | 'account' | 'person'
    receiver_id: string
    channel: 'mail' | 'sms' | 'wechat' | 'push'
    answer: 'given' | 'refused' | 'withdrawn'
    purpose: string
    text_version: number
    how: 'own-page' | 'counter' | 'telephone' | 'door' | 'paper'
    at: Date
    seq: Generated<number>
    noted_by: string | null
    until_on: string | null
    guardian_sealed: Buffer | null
    guardian_relation: 'mother' | 'father' | 'guardian' | null
    fourteen_on: string | null
  }
  'messages.device': {
    area_id: number
    id: string
    receiver_kind: 'home' | 'account' | 'person'
    receiver_id: string
    endpoint_hash: Buffer
    subscription_sealed: Buffer
    lang: 'zh' | 'en'
    made_at: Date
  }
  'messages.message': {
    area_id: number
    id: string
    fact_id: string
    receiver_kind: 'home' | 'account' | 'person'
    receiver_id: string
    kind: string
    need_number: string | null
    category: string | null
    sending_id: string | null
    made_at: Date
    read_at: Date | null
    gathering_id: string | null
    signup_id: string | null
    starts_at: Date | null
    vanguard_id: string | null
    visit_id: string | null
  }
  'messages.sending': {
    area_id: number
    id: string
    receiver_kind: 'home' | 'account' | 'person'
    receiver_id: string
    channel: 'mail' | 'sms' | 'wechat' | 'push'
    state: 'waiting' | 'sent' | 'delivered' | 'rehearsed' | 'cancelled' | 'unreached'
    why: 'consent' | 'dead' | 'refused' | 'day' | 'reported' | 'overtaken' | null
    due_at: Date
    next_try_at: Date | null
    first_tried_at: Date | null
    tries: Generated<number>
    last_error: string | null
    made_at: Date
    over_at: Date | null
    settled_at: Date | null
    settled_by: string | null
    settled_how: 'telephone' | 'poster' | 'door' | null
  }
  'needs.need': {
    area_id: number
    id: string
    year: number
    seq: number
    form_hash: Buffer
    category: string
    term: 'question' | 'ordinary' | 'complex'
    words: string | null
    title: string | null
    on_board: boolean
    channel: 'web' | 'telephone' | 'door' | 'paper'
    taken_by: string | null
    home_id: string | null
    asker_sealed: Buffer | null
    asker_phone_hash: Buffer | null
    reply_by: 'none' | 'page' | 'telephone' | 'door'
    follow_hash: Buffer
    follow_misses: Generated<number>
    follow_locked_until: Date | null
    compound_id: string | null
    building_id: string | null
    spot: string | null
    state: 'submitted' | 'accepted' | 'needs_info' | 'assigned' | 'in_progress' | 'waiting_external' | 'resolved' | 'reopened' | 'confirmed' | 'closed_no_reply' | 'closed_unresolved' | 'referred' | 'merged' | 'withdrawn'
    assignee_role: 'staff' | 'property' | 'owners' | 'partner' | 'team' | null
    assignee_id: string | null
    assigned_at: Date | null
    answer_due_at: Date | null
    taken_at: Date | null
    submitted_at: Date
    contacted_at: Date | null
    contact_minutes: number | null
    contact_due_at: Date
    due_at: Date
    resolved_at: Date | null
    resolved_by: string | null
    closed_at: Date | null
    result: string | null
    result_on_board: Generated<boolean>
    solved: boolean | null
    answered_by: 'asker' | 'committee' | null
    satisfaction: 'very' | 'satisfied' | 'neutral' | 'unsatisfied' | null
    reopenings: Generated<number>
    version: Generated<number>
    paused_at: Date | null
    paused_minutes: Generated<number>
    external_body: string | null
    asked_on: string | null
    next_check_on: string | null
    extensions: Generated<number>
    referred_to: 'emergency' | 'hotline' | 'court' | 'petition' | 'elsewhere' | null
    unresolved_why: 'owners-decide' | 'no-money' | 'not-allowed' | 'beyond-us' | 'no-agreement' | 'other' | null
    hotline_ref: string | null
    merged_into: string | null
    dispute: Generated<boolean>
    handler_id: string | null
    shown_to: string | null
    shown_until: Date | null
    ally_id: string | null
  }
  'needs.picture': {
    area_id: number
    need_id: string
    file_id: string
    stage: 'before' | 'after'
    position: number
    is_public: Generated<boolean>
  }
  'needs.reply': {
    area_id: number
    id: string
    title: string
    words: string
    version: Generated<number>
    made_at: Date
    retired_at: Date | null
  }
  'needs.search_text': {
    area_id: number
    side: 'board' | 'desk'
    need_id: string
    said: string
    spelt: string
    letters: string
  }
  'needs.step': {
    area_id: number
    id: string
    need_id: string
    form_id: string | null
    no: Generated<number>
    act: string
    about: string | null
    from_state: string | null
    to_state: string
    actor_kind: 'asker' | 'committee' | 'property' | 'owners' | 'partner' | 'team' | 'auto'
    actor_id: string | null
    actor_name: string | null
    note: string | null
    note_for: Generated<'desk' | 'asker'>
    is_public: boolean
    at: Date
    body: string | null
    until_on: string | null
  }
  'needs.v_need': {
    area_id: number
    id: string
    year: number
    seq: number
    category: string
    term: string
    compound_id: string
    building_id: string
    state: string
    channel: string
    reply_possible: boolean
    assignee_role: string
    board_title: string
    on_board: boolean
    submitted_at: Date
    contact_minutes: number
    contact_due_at: Date
    contacted_at: Date
    due_at: Date
    resolved_at: Date
    closed_at: Date
    solved: boolean
    answered_by: string
    satisfaction: string
    reopenings: number
    paused_at: Date
    paused_minutes: number
    extensions: number
  }
  'partners.ally': {
    area_id: number
    id: string
    kind: 'partner' | 'team'
    name: string
    does: string | null
    contact_sealed: Buffer | null
    lead_id: string | null
    version: Generated<number>
    made_at: Date
    ended_at: Date | null
  }
  'partners.v_ally': {
    area_id: number
    id: string
    kind: string
    name: string
    lead_id: string
    ended_at: Date
  }
  'people.alias': {
    area_id: number
    id: string
    person_id: string
    merge_id: string
    name: string
    home_id: string | null
    building_id: string | null
  }
  'people.building': {
    area_id: number
    id: string
    compound_id: string
    name: string
    plan_x: number | null
    plan_y: number | null
    position: Generated<number>
    made_at: Date
    version: Generated<number>
  }
  'people.card': {
    area_id: number
    id: string
    home_id: string
    account_id: string
    code_hash: Buffer
    state: 'printed' | 'handed_over' | 'revoked'
    printed_by: string
    printed_at: Date
    handed_by: string | null
    handed_at: Date | null
    revoked_at: Date | null
  }
  'people.compound': {
    area_id: number
    id: string
    name: string
    address: string | null
    plan: string | null
    position: Generated<number>
    made_at: Date
    version: Generated<number>
  }
  'people.home': {
    area_id: number
    id: string
    building_id: string
    unit: Generated<string>
    room: string
    made_at: Date
    version: Generated<number>
  }
  'people.import': {
    area_id: number
    id: string
    file_name: string
    file_sha256: Buffer
    rows_sealed: Buffer | null
    refused_sealed: Buffer | null
    mapping: ColumnType<Json, string, string>
    state: 'read' | 'mapped' | 'confirmed' | 'done' | 'cancelled'
    done_count: Generated<number>
    result: ColumnType<Json, string | undefined, string>
    job_id: string | null
    account_id: string
    made_at: Date
    changed_at: Date
    undone_at: Date | null
  }
  'people.import_change': {
    area_id: number
    id: string
    import_id: string
    person_id: string
    kind: 'new' | 'changed'
    version_after: number
    home_before: string | null
    building_before: string | null
    import_before: string | null
    phones_before: Generated<string[]>
    made_at: Date
  }
  'people.merge': {
    area_id: number
    id: string
    kept_id: string
    gone_id: string
    moved: ColumnType<Json, string | undefined, string>
    not_back: ColumnType<Json | null, string | null, string | null>
    before_sealed: Buffer | null
    made_by: string
    made_at: Date
    undone_by: string | null
    undone_at: Date | null
  }
  'people.opening': {
    area_id: number
    id: string
    person_id: string
    field: string
    reason: string
    account_id: string
    at: Date
    role: string | null
  }
  'people.person': {
    area_id: number
    id: string
    name: string
    pinyin: string
    home_id: string | null
    building_id: string | null
    state: Generated<'here' | 'left'>
    left_at: Date | null
    import_id: string | null
    made_at: Date
    changed_at: Date
    version: Generated<number>
  }
  'people.person_key': {
    area_id: number
    part: number
    key: string
    person_id: string
  }
  'people.phone': {
    area_id: number
    id: string
    person_id: string
    position: number
    number_sealed: Buffer
    number_hash: Buffer
  }
  'people.v_building': {
    area_id: number
    id: string
    compound_id: string
    name: string
    plan_x: number
    plan_y: number
    position: number
    compound_name: string
    compound_position: number
  }
  'people.v_compound': {
    area_id: number
    id: string
    name: string
    plan: string
    position: number
  }
  'people.v_home': {
    area_id: number
    id: string
    building_id: string
    unit: string
    room: string
    building_name: string
    compound_id: string
    compound_name: string
  }
  'platform.area': {
    id: Generated<number>
    code: string
    name: string
    telephone: string | null
    hours: string | null
    address: string | null
    notice_nobody_on_duty: string | null
    demo: Generated<boolean>
    made_at: Date
    changed_at: Date
    version: Generated<number>
    service_day_hours: Generated<number>
    service_dispute_days: Generated<number>
    service_later_days: Generated<number>
  }
  'platform.calendar_day': {
    day: string
    kind: 'off' | 'work'
    name: string
    source: string
  }
  'platform.calendar_year': {
    year: number
    source: string
    loaded_at: Date
  }
  'platform.counter': {
    area_id: number
    name: string
    year: number
    value: number
  }
  'platform.delivery': {
    area_id: number
    fact_id: string
    listener: string
    tries: number
    last_error: string
    next_try_at: Date | null
  }
  'platform.fact': {
    area_id: number
    id: string
    name: string
    subject_id: string | null
    actor_id: string | null
    actor_kind: 'guest' | 'household' | 'account' | 'auto'
    at: Date
    detail: ColumnType<Json, string | undefined, string>
    seal_no: number | null
    delivered_at: Date | null
    seq: Generated<number>
  }
  'platform.file': {
    area_id: number
    id: string
    kind: 'picture' | 'sheet'
    media_type: string
    bytes: number
    sha256: Buffer
    small_bytes: number | null
    small_sha256: Buffer | null
    width: number | null
    height: number | null
    made_at: Date
    made_by: string | null
  }
  'platform.job': {
    area_id: number
    id: string
    name: string
    account_id: string | null
    input: ColumnType<Json, string, string>
    state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
    done_count: Generated<number>
    total_count: number | null
    note: string | null
    result: ColumnType<Json | null, string | null, string | null>
    cancel_asked: Generated<boolean>
    made_at: Date
    changed_at: Date
  }
  'platform.role_grant': {
    area_id: number
    id: string
    account_id: string
    role: 'staff' | 'director' | 'secretary' | 'owners' | 'property' | 'volunteer' | 'privacy' | 'technical'
    compound_id: string | null
    building_id: string | null
    starts_on: string
    ends_on: string | null
    delegated_by: string | null
    reason: string | null
    made_at: Date
    ended_at: Date | null
  }
  'platform.seal': {
    area_id: number
    no: number
    fact_count: number
    previous_hash: Buffer
    hash: Buffer
    sealed_at: Date
    entries: string
  }
  'privacy.emergency': {
    area_id: number
    id: string
    home_id: string
    person_id: string | null
    reason_sealed: Buffer | null
    fields: Generated<string[]>
    state: 'asked' | 'open' | 'refused' | 'ended'
    asked_by: string
    asked_role: string
    asked_at: Date
    answered_by: string | null
    answered_at: Date | null
    open_until: Date | null
    told_at: Date | null
    told_by: string | null
    told_how: 'telephone' | 'door' | 'paper' | null
    version: Generated<number>
  }
  'privacy.request': {
    area_id: number
    id: string
    person_id: string
    home_id: string | null
    kind: 'correct' | 'delete' | 'complain'
    channel: 'card' | 'counter' | 'telephone' | 'paper'
    state: 'received' | 'verified' | 'in_progress' | 'fulfilled' | 'refused' | 'withdrawn' | 'appealed'
    words_sealed: Buffer | null
    answer_sealed: Buffer | null
    refused_why: 'not-them' | 'must-keep' | 'not-stored' | 'other' | null
    asked_at: Date
    asked_by: string | null
    due_at: Date
    verified_at: Date | null
    verified_by: string | null
    closed_at: Date | null
    closed_by: string | null
    version: Generated<number>
  }
  'vanguard.ask': {
    area_id: number
    id: string
    gathering_id: string
    volunteer_id: string
    kind: 'day' | 'gap'
    shift_id: string | null
    answer: 'yes' | 'no' | null
    answered_how: 'link' | 'inbox' | 'telephone' | 'counter' | 'sms' | null
    answered_at: Date | null
    answered_by: string | null
    by_id: string | null
    at: Date
    version: Generated<number>
  }
  'vanguard.certificate': {
    area_id: number
    id: string
    no: string
    check_hash: Buffer
    volunteer_id: string
    holder_sealed: Buffer
    from_on: string
    to_on: string
    minutes: number
    lines: ColumnType<Json, string, string>
    issuer: string
    handler: string
    issued_by: string | null
    issued_at: Date
    withdrawn_at: Date | null
    withdrawn_why: string | null
  }
  'vanguard.certificate_ask': {
    area_id: number
    id: string
    volunteer_id: string
    from_on: string
    to_on: string
    state: 'open' | 'issued' | 'withdrawn'
    certificate_id: string | null
    at: Date
    settled_at: Date | null
  }
  'vanguard.counter': {
    area_id: number
    id: string
    stall_id: string
    device: string
    letter: string
    by_id: string | null
    at: Date
  }
  'vanguard.free_time': {
    area_id: number
    id: string
    volunteer_id: string
    weekday: number
    from_minute: number
    to_minute: number
  }
  'vanguard.hazard': {
    area_id: number
    id: string
    stall_id: string
    need_id: string | null
    kind: 'gas' | 'wiring' | 'water' | 'fire' | 'other'
    by_id: string | null
    at: Date
  }
  'vanguard.help_call': {
    area_id: number
    id: string
    gathering_id: string
    stall_id: string | null
    asked_at: Date
    at: Date
    by_id: string | null
    there_at: Date | null
    there_by: string | null
    there_as: 'lead' | 'committee' | 'helper' | 'own' | null
  }
  'vanguard.membership': {
    area_id: number
    id: string
    team_id: string
    volunteer_id: string
    joined_at: Date
    left_at: Date | null
  }
  'vanguard.passing_on': {
    area_id: number
    id: string
    volunteer_id: string
    purpose: 'record' | 'time-bank'
    how: 'self' | 'paper'
    at: Date
    by_id: string | null
    ended_at: Date | null
  }
  'vanguard.place': {
    area_id: number
    id: string
    shift_id: string
    volunteer_id: string
    during: string
    state: 'proposed' | 'given' | 'accepted' | 'declined' | 'swapped' | 'cancelled'
    standing: Generated<boolean>
    from_place_id: string | null
    briefed_at: Date | null
    briefed_by: string | null
    by_id: string | null
    told_at: Date | null
    at: Date
    version: Generated<number>
  }
  'vanguard.programme': {
    area_id: number
    id: string
    team_id: string
    weather: string | null
    takes_wishes: Generated<boolean>
    version: Generated<number>
    made_by: string | null
    made_at: Date
    ended_at: Date | null
  }
  'vanguard.roster': {
    area_id: number
    id: string
    from_on: string
    to_on: string
    state: 'solving' | 'proposed' | 'published' | 'dropped' | 'failed'
    outcome: ColumnType<Json | null, string | null, string | null>
    by_id: string | null
    at: Date
    published_at: Date | null
    version: Generated<number>
    programme_id: string | null
    job_id: string | null
  }
  'vanguard.service': {
    area_id: number
    id: string
    volunteer_id: string
    own_account: string | null
    gathering_id: string | null
    place_id: string | null
    content: string
    starts_at: Date
    ends_at: Date
    break_minutes: Generated<number>
    minutes: number
    assumed: Generated<boolean>
    state: 'proposed' | 'confirmed' | 'disputed' | 'void'
    standing: Generated<boolean>
    confirmed_by: string | null
    confirmed_at: Date | null
    entered_by: string | null
    reason: string | null
    dispute: string | null
    disputed_at: Date | null
    settled_by: string | null
    settled_at: Date | null
    settled_words: string | null
    version: Generated<number>
    at: Date
    set_right: string | null
    looked_at: Date | null
  }
  'vanguard.shift': {
    area_id: number
    id: string
    gathering_id: string
    stall_id: string | null
    title: string
    starts_at: Date
    ends_at: Date
    break_minutes: Generated<number>
    need: number
    skill: string | null
    needs_insurance: Generated<boolean>
    briefing: string | null
    state: Generated<'open' | 'cancelled'>
    version: Generated<number>
    made_at: Date
    day_at: Date | null
  }
  'vanguard.sign': {
    area_id: number
    id: string
    place_id: string
    what: 'arrived' | 'left' | 'absent' | 'cleared'
    device: string | null
    device_at: Date
    ahead_ms: number
    at: Date
    by_id: string | null
  }
  'vanguard.skill': {
    area_id: number
    id: string
    volunteer_id: string
    skill: 'haircut' | 'appliances' | 'electrics' | 'plumbing' | 'gas' | 'sewing' | 'first-aid' | 'health' | 'law' | 'phones' | 'company' | 'photos' | 'cooking' | 'other'
    qualification: string | null
    expires_on: string | null
    seen_by: string | null
    seen_at: Date | null
    ended_at: Date | null
  }
  'vanguard.stall': {
    area_id: number
    id: string
    gathering_id: string
    usual_id: string | null
    need_id: string | null
    service: 'haircut' | 'repair' | 'utilities' | 'cleaning' | 'sewing' | 'health' | 'law' | 'phones' | 'company' | 'desk' | 'wish' | 'other'
    title: string
    spot: string | null
    starts_at: Date
    ends_at: Date
    state: 'planned' | 'open' | 'closed' | 'dropped'
    reason: string | null
    served: Generated<number>
    visits: Generated<number>
    opened_at: Date | null
    closed_at: Date | null
    version: Generated<number>
    made_by: string | null
    made_at: Date
    day_at: Date | null
  }
  'vanguard.swap': {
    area_id: number
    id: string
    place_id: string
    to_volunteer_id: string | null
    state: 'open' | 'accepted' | 'refused' | 'withdrawn' | 'expired'
    taken_by: string | null
    at: Date
    settled_at: Date | null
    version: Generated<number>
  }
  'vanguard.tap': {
    area_id: number
    id: string
    stall_id: string
    ticket_id: string
    what: 'given' | 'called' | 'served' | 'gone' | 'undone'
    letter: string | null
    no: number | null
    visit_id: string | null
    device: string | null
    device_at: Date
    ahead_ms: number
    at: Date
    by_id: string | null
    undoes: string | null
  }
  'vanguard.ticket': {
    area_id: number
    id: string
    stall_id: string
    letter: string | null
    no: number | null
    visit_id: string | null
    state: 'waiting' | 'called' | 'served' | 'gone' | 'undone'
    given_at: Date
    at: Date
    conflict: Generated<boolean>
  }
  'vanguard.training': {
    area_id: number
    id: string
    volunteer_id: string
    title: string
    service: string | null
    on_day: string
    minutes: number
    by_id: string | null
    at: Date
  }
  'vanguard.usual_stall': {
    area_id: number
    id: string
    programme_id: string
    service: 'haircut' | 'repair' | 'utilities' | 'cleaning' | 'sewing' | 'health' | 'law' | 'phones' | 'company' | 'desk' | 'wish' | 'other'
    title: string
    spot: string | null
    from_minute: Generated<number>
    lasts: number
    need: number
    skill: string | null
    needs_insurance: Generated<boolean>
    briefing: string | null
    no: number
    version: Generated<number>
    ended_at: Date | null
  }
  'vanguard.v_stall': {
    area_id: number
    id: string
    gathering_id: string
    service: string
    title: string
    spot: string
    starts_at: Date
    ends_at: Date
    state: string
    served: number
    visits: number
  }
  'vanguard.v_volunteer': {
    area_id: number
    id: string
    account_id: string
    person_id: string
    state: string
    under_18: boolean
  }
  'vanguard.volunteer': {
    area_id: number
    id: string
    account_id: string | null
    person_id: string | null
    name_sealed: Buffer
    phone_sealed: Buffer | null
    phone_hash: Buffer | null
    agreed_at: Date
    agreed_how: 'paper' | 'spoken' | 'self'
    under_18: Generated<boolean>
    guardian_sealed: Buffer | null
    guardian_agreed_at: Date | null
    asked_by: Generated<'message' | 'telephone' | 'paper'>
    most_a_week: Generated<number>
    most_a_month: Generated<number>
    wants: Generated<string[]>
    may_not: Generated<string[]>
    note_sealed: Buffer | null
    insured_until: string | null
    state: 'active' | 'paused' | 'left'
    paused_until: string | null
    left_at: Date | null
    key_no: Generated<number>
    version: Generated<number>
    made_by: string | null
    made_at: Date
    forgotten_at: Date | null
  }
  'vanguard.wish_to_help': {
    area_id: number
    id: string
    name_sealed: Buffer
    phone_sealed: Buffer
    phone_hash: Buffer
    skills: Generated<string[]>
    note_sealed: Buffer | null
    under_18: Generated<boolean>
    guardian_sealed: Buffer | null
    state: 'new' | 'taken' | 'declined'
    volunteer_id: string | null
    settled_by: string | null
    settled_at: Date | null
    at: Date
    version: Generated<number>
  }
}
