-- Gatherings: every occasion on which neighbours meet, with its time, venue, places and who was there.
create schema gatherings;
---
-- Ranges of time beside equal ids in one exclusion constraint.
create extension if not exists btree_gist with schema platform;
---
create table gatherings.venue (
  area_id int not null references platform.area (id),
  id uuid not null,
  compound_id uuid,
  building_id uuid,
  kind text not null constraint venue_kind check (kind in ('pavilion', 'classroom', 'hall', 'outdoor')),
  name text not null constraint venue_name_length check (char_length(name) between 1 and 40),
  -- How to find it: 「2号楼底层，进门左手」.
  whereabouts text constraint venue_whereabouts check (char_length(whereabouts) between 1 and 120),
  capacity int not null constraint venue_capacity check (capacity between 1 and 2000),
  step_free boolean not null,
  rain text not null constraint venue_rain check (rain in ('indoor', 'roofed', 'open')),
  -- Minutes of the day by weekday, 0 Sunday: {"1": [[510, 690], [810, 1020]]}. A weekday that is missing is closed.
  open_hours jsonb not null,
  equipment text constraint venue_equipment check (char_length(equipment) between 1 and 300),
  about text constraint venue_about check (char_length(about) between 1 and 600),
  -- The short code on its notice, and the key its rotating code is made with.
  code text not null constraint venue_code check (code ~ '^[0-9A-Z]{4,8}$'),
  check_in_key bytea not null,
  version int not null default 1,
  made_at timestamptz not null,
  -- Given up for good; what happened there stays.
  ended_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('gatherings.venue');
---
alter table gatherings.venue add constraint venue_of_compound foreign key (area_id, compound_id) references people.compound (area_id, id);
---
alter table gatherings.venue add constraint venue_of_building foreign key (area_id, building_id) references people.building (area_id, id);
---
create unique index venue_name_once on gatherings.venue (area_id, name) where ended_at is null;
---
create unique index venue_code_once on gatherings.venue (area_id, code);
---
create table gatherings.venue_picture (
  area_id int not null references platform.area (id),
  -- The id of the file.
  id uuid not null,
  venue_id uuid not null,
  alt text not null constraint venue_picture_alt check (char_length(alt) between 1 and 80),
  no int not null,
  primary key (area_id, id)
);
---
select platform.distribute('gatherings.venue_picture');
---
alter table gatherings.venue_picture add constraint picture_of_venue foreign key (area_id, venue_id) references gatherings.venue (area_id, id);
---
create table gatherings.series (
  area_id int not null references platform.area (id),
  id uuid not null,
  title text not null constraint series_title check (char_length(title) between 1 and 60),
  -- Either a rule of RFC 5545 without a start (FREQ=WEEKLY;BYDAY=TH), or a day of the lunar year (8-15).
  rule text constraint series_rule check (char_length(rule) between 1 and 200),
  lunar text constraint series_lunar check (lunar ~ '^[0-9]{1,2}-[0-9]{1,2}$'),
  starts_on date not null,
  until_on date,
  -- Minute of the day in Shanghai, and how many minutes it lasts.
  minute int not null constraint series_minute check (minute between 0 and 1439),
  lasts int not null constraint series_lasts check (lasts between 5 and 960),
  -- What becomes of a date that falls on a day off, or on a make-up workday for a rule that means the weekend.
  on_holiday text not null constraint series_on_holiday check (on_holiday in ('skip', 'move', 'keep')),
  -- What each gathering of it is, as its form says it (planning/plan.rules.ts).
  plan jsonb not null,
  -- Gatherings are laid out up to here; the clock goes on from it.
  laid_until date,
  made_by text,
  version int not null default 1,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id),
  constraint series_one_rule check ((rule is null) <> (lunar is null)),
  constraint series_span check (until_on >= starts_on)
);
---
select platform.distribute('gatherings.series');
---
create table gatherings.gathering (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- Which of a series it is: the day the rule gave, also when it was moved. `own`: changed by itself, left alone by changes of all.
  series_id uuid,
  series_on date,
  own boolean not null default false,
  title text not null constraint gathering_title check (char_length(title) between 1 and 60),
  kind text not null constraint gathering_kind check (kind in
    ('class', 'talk', 'lecture', 'clinic', 'reading', 'handicraft', 'festival', 'hobby', 'meeting', 'hearing', 'vanguard', 'service', 'other')),
  purpose text not null constraint gathering_purpose check (purpose in ('deliberation', 'learning', 'leisure', 'service')),
  audience text not null constraint gathering_audience check (audience in
    ('everybody', 'older', 'youth', 'family', 'new-work', 'special-care')),
  effort text constraint gathering_effort check (effort in ('e1', 'e2', 'e3', 'e4', 'e5')),
  about text constraint gathering_about check (char_length(about) between 1 and 2000),
  -- The account that leads it.
  leader_id text,
  venue_id uuid,
  -- Where, when it is at no venue of ours.
  elsewhere text constraint gathering_elsewhere check (char_length(elsewhere) between 1 and 80),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null constraint gathering_state check (state in
    ('planned', 'published', 'held', 'evidenced', 'cancelled', 'postponed', 'paused')),
  reason_kind text constraint gathering_reason_kind check (reason_kind in
    ('holiday', 'weather', 'venue', 'leader', 'too-few', 'displaced', 'other')),
  reason text constraint gathering_reason check (char_length(reason) between 1 and 300),
  -- The gathering that takes place instead.
  instead_id uuid,
  sign_up text not null constraint gathering_sign_up check (sign_up in ('none', 'first-come', 'draw')),
  capacity int constraint gathering_capacity check (capacity between 1 and 2000),
  opens_at timestamptz,
  closes_at timestamptz,
  -- Hours somebody from the waiting list has for saying yes.
  reply_hours int not null default 24 constraint gathering_reply_hours check (reply_hours between 1 and 168),
  -- Most places one sign-up may take: a family.
  party_most int not null default 1 constraint gathering_party_most check (party_most between 1 and 6),
  -- Children come: guardians' consent, whoever fetches them, two adults present.
  for_minors boolean not null default false,
  walk_ins boolean not null default true,
  -- Seats given or offered. The last guard: whatever the program thinks, there are never more than the capacity.
  taken int not null default 0,
  -- The last number of the queue that was given.
  queued int not null default 0,
  draw_seed text,
  draw_at timestamptz,
  drawn_at timestamptz,
  alerted_at timestamptz,
  -- What the roll-call came to: on the list and there; how many there were in all, and how that is known.
  present int not null default 0 constraint gathering_present check (present >= 0),
  counted int constraint gathering_counted check (counted between 0 and 20000),
  count_method text constraint gathering_count_method check (count_method in ('count', 'ticket', 'estimate')),
  -- Persons present (人次): whoever is on the list, and the rest of a number that was counted. An estimate is not counted.
  attendances int not null generated always as
    (greatest(present, case when count_method = 'estimate' then 0 else coalesce(counted, 0) end)) stored,
  held_at timestamptz,
  -- Nobody closed it: it ended when it was planned to.
  assumed boolean not null default false,
  confirmed_by text,
  confirmed_at timestamptz,
  version int not null default 1,
  made_by text,
  made_at timestamptz not null,
  published_at timestamptz,
  primary key (area_id, id),
  constraint gathering_time check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours'),
  constraint gathering_place check ((venue_id is null) or (elsewhere is null)),
  constraint gathering_given_up check ((state in ('cancelled', 'postponed', 'paused')) = (reason_kind is not null)),
  constraint gathering_reason_said check (reason_kind is distinct from 'other' or reason is not null),
  constraint gathering_held check ((state in ('held', 'evidenced')) = (held_at is not null)),
  constraint gathering_seats check (sign_up = 'none' or capacity is not null),
  constraint gathering_full check (taken >= 0 and taken <= coalesce(capacity, taken)),
  constraint gathering_draw check (sign_up <> 'draw' or (draw_seed is not null and closes_at is not null)),
  constraint gathering_count check ((counted is null) = (count_method is null)),
  constraint gathering_of_rule check ((series_id is null) = (series_on is null))
);
---
select platform.distribute('gatherings.gathering');
---
alter table gatherings.gathering add constraint gathering_of_series foreign key (area_id, series_id) references gatherings.series (area_id, id);
---
alter table gatherings.gathering add constraint gathering_at_venue foreign key (area_id, venue_id) references gatherings.venue (area_id, id);
---
alter table gatherings.gathering add constraint gathering_instead foreign key (area_id, instead_id) references gatherings.gathering (area_id, id);
---
create unique index gathering_of_series_once on gatherings.gathering (area_id, series_id, series_on) where series_id is not null;
---
create index gathering_by_time on gatherings.gathering (area_id, starts_at, id);
---
create index gathering_by_venue on gatherings.gathering (area_id, venue_id, starts_at) where venue_id is not null;
---
-- Who has a venue when: a gathering, or nobody because it is closed. Two that stand never touch the same minute of one venue.
create table gatherings.booking (
  area_id int not null references platform.area (id),
  -- The id of the gathering, or one of its own for a closure.
  id uuid not null,
  venue_id uuid not null,
  gathering_id uuid,
  during tstzrange not null constraint booking_during check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  standing boolean not null,
  -- Of a closure: why.
  reason text constraint booking_reason check (char_length(reason) between 1 and 300),
  made_by text,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint booking_closure check ((gathering_id is null) = (reason is not null)),
  constraint booking_clash exclude using gist (area_id with =, venue_id with =, during with &&) where (standing)
);
---
select platform.distribute('gatherings.booking');
---
alter table gatherings.booking add constraint booking_of_venue foreign key (area_id, venue_id) references gatherings.venue (area_id, id);
---
alter table gatherings.booking add constraint booking_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
-- A gathering that had to leave its venue to one that goes first, or because the venue closed: why, what was offered, what became of it.
create table gatherings.displacement (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  by_gathering_id uuid,
  reason text not null constraint displacement_reason check (char_length(reason) between 1 and 300),
  -- Free times and venues offered instead: [{"venueId", "startsAt", "endsAt"}].
  offers jsonb not null,
  choice text constraint displacement_choice check (choice in ('moved', 'cancelled')),
  made_by text,
  made_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  primary key (area_id, id),
  constraint displacement_settled check ((choice is null) = (settled_at is null))
);
---
select platform.distribute('gatherings.displacement');
---
alter table gatherings.displacement add constraint displacement_of foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table gatherings.displacement add constraint displacement_by foreign key (area_id, by_gathering_id) references gatherings.gathering (area_id, id);
---
-- Places kept for a building, a compound or a group of a gathering.
create table gatherings.quota (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  compound_id uuid,
  building_id uuid,
  audience text constraint quota_audience check (audience in ('older', 'youth', 'family', 'new-work', 'special-care')),
  seats int not null constraint quota_seats check (seats between 1 and 2000),
  taken int not null default 0,
  primary key (area_id, id),
  constraint quota_full check (taken between 0 and seats),
  constraint quota_of_one check (num_nonnulls(compound_id, building_id, audience) = 1)
);
---
select platform.distribute('gatherings.quota');
---
alter table gatherings.quota add constraint quota_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table gatherings.quota add constraint quota_of_compound foreign key (area_id, compound_id) references people.compound (area_id, id);
---
alter table gatherings.quota add constraint quota_of_building foreign key (area_id, building_id) references people.building (area_id, id);
---
create index quota_by_gathering on gatherings.quota (area_id, gathering_id);
---
-- One sign-up: a person or a family, by themselves or by somebody for them.
create table gatherings.signup (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  -- What the form said, as a keyed hash: tells a retry from another under the same id.
  form_hash bytea not null,
  home_id uuid,
  -- Name and telephone of whoever signed up, as they wrote it.
  contact_sealed bytea,
  phone_hash bytea,
  building_id uuid,
  audience text constraint signup_audience check (audience in ('older', 'youth', 'family', 'new-work', 'special-care')),
  quota_id uuid,
  channel text not null constraint signup_channel check (channel in ('card', 'web', 'telephone', 'counter', 'door', 'paper')),
  -- Who did it, where it was not the one who comes.
  by_whom text not null constraint signup_by_whom check (by_whom in ('self', 'staff', 'relative', 'neighbour')),
  by_id text,
  by_sealed bytea,
  seats int not null constraint signup_seats check (seats between 1 and 6),
  state text not null constraint signup_state check (state in
    ('requested', 'confirmed', 'waitlisted', 'offered', 'cancelled', 'expired')),
  queue_no int not null,
  -- First of this kind for whoever comes: goes first in a draw.
  first_time boolean not null default true,
  draw_no int,
  offered_until timestamptz,
  follow_hash bytea not null,
  follow_misses int not null default 0,
  follow_locked_until timestamptz,
  -- The start they were reminded of; another start is another reminder.
  reminded_for timestamptz,
  version int not null default 1,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id),
  constraint signup_queue_once unique (area_id, gathering_id, queue_no),
  constraint signup_offer check ((state = 'offered') = (offered_until is not null)),
  constraint signup_ended check ((state in ('cancelled', 'expired')) = (ended_at is not null)),
  constraint signup_for_another check ((by_whom = 'self') or (by_id is not null) or (by_sealed is not null))
);
---
select platform.distribute('gatherings.signup');
---
alter table gatherings.signup add constraint signup_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table gatherings.signup add constraint signup_of_home foreign key (area_id, home_id) references people.home (area_id, id);
---
alter table gatherings.signup add constraint signup_of_building foreign key (area_id, building_id) references people.building (area_id, id);
---
alter table gatherings.signup add constraint signup_of_quota foreign key (area_id, quota_id) references gatherings.quota (area_id, id);
---
create index signup_by_home on gatherings.signup (area_id, home_id) where home_id is not null;
---
create index signup_offered on gatherings.signup (area_id, offered_until) where offered_until is not null;
---
-- Each who comes by a sign-up. Children are known by their age only; a name where the guardian gave one.
create table gatherings.member (
  area_id int not null references platform.area (id),
  id uuid not null,
  signup_id uuid not null,
  gathering_id uuid not null,
  no int not null,
  age text not null constraint member_age check (age in ('adult', 'under-4', '4-6', '7-13', '14-17')),
  person_id uuid,
  name_sealed bytea,
  -- Who it is, as a keyed hash: nobody sits twice.
  who_hash bytea,
  guardian_ok boolean,
  pick_up_sealed bytea,
  photo_ok boolean not null default false,
  -- Whether the sign-up stands.
  stands boolean not null,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint member_no_once unique (area_id, signup_id, no),
  constraint member_guardian check (not stands or age in ('adult', '14-17') or coalesce(guardian_ok, false))
);
---
select platform.distribute('gatherings.member');
---
alter table gatherings.member add constraint member_of_signup foreign key (area_id, signup_id) references gatherings.signup (area_id, id) on delete cascade;
---
create unique index member_once on gatherings.member (area_id, gathering_id, who_hash) where stands and who_hash is not null;
---
create index member_by_person on gatherings.member (area_id, person_id) where person_id is not null;
---
-- What was noted at a roll-call, as it came. Nothing is rewritten: a correction is a mark of its own, with its reason.
create table gatherings.mark (
  area_id int not null references platform.area (id),
  -- Made by the device, also without a network: a mark sent twice is one.
  id uuid not null,
  gathering_id uuid not null,
  -- Who it is about: a member of a sign-up, or the walk-in this id stands for; null for a number.
  member_id uuid,
  walk_in_id uuid,
  what text not null constraint mark_what check (what in ('arrived', 'left', 'absent', 'cleared', 'number')),
  method text not null constraint mark_method check (method in ('signin', 'ticket', 'count', 'estimate')),
  source text not null constraint mark_source check (source in ('list', 'code', 'paper', 'number')),
  number int constraint mark_number check (number between 0 and 20000),
  name_sealed bytea,
  corrects uuid,
  reason text constraint mark_reason check (char_length(reason) between 1 and 200),
  device text constraint mark_device check (char_length(device) between 1 and 40),
  -- When by the device, when here, and how far the device's clock was ahead (milliseconds) as it was sent.
  device_at timestamptz not null,
  at timestamptz not null,
  ahead_ms bigint not null,
  by_id text,
  primary key (area_id, id),
  constraint mark_about check ((what = 'number') = (number is not null)
    and num_nonnulls(member_id, walk_in_id) = case when what = 'number' then 0 else 1 end),
  constraint mark_correction check (corrects is null or reason is not null)
);
---
select platform.distribute('gatherings.mark');
---
alter table gatherings.mark add constraint mark_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
create index mark_by_gathering on gatherings.mark (area_id, gathering_id, at);
---
-- How each stands after the marks: what the roll-call shows and figures count.
create table gatherings.presence (
  area_id int not null references platform.area (id),
  -- The member's id, or the walk-in's.
  id uuid not null,
  gathering_id uuid not null,
  walk_in boolean not null,
  person_id uuid,
  who_hash bytea,
  name_sealed bytea,
  state text not null constraint presence_state check (state in ('present', 'left', 'absent', 'cleared')),
  method text not null,
  arrived_at timestamptz,
  left_at timestamptz,
  -- Two devices said different things; the leader looks at it.
  conflict boolean not null default false,
  mark_id uuid not null,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('gatherings.presence');
---
alter table gatherings.presence add constraint presence_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
create index presence_by_gathering on gatherings.presence (area_id, gathering_id);
---
create index presence_by_person on gatherings.presence (area_id, person_id) where person_id is not null;
---
-- After it: what was said or done, in words about matters.
create table gatherings.note (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  kind text not null constraint note_kind check (kind in ('minutes', 'note')),
  words text not null constraint note_words check (char_length(words) between 1 and 8000),
  is_public boolean not null,
  by_id text,
  version int not null default 1,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('gatherings.note');
---
alter table gatherings.note add constraint note_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
create index note_by_gathering on gatherings.note (area_id, gathering_id);
---
create table gatherings.photo (
  area_id int not null references platform.area (id),
  -- The id of the file.
  id uuid not null,
  gathering_id uuid not null,
  -- `sheet`: the paper with the signatures, evidence for the committee only.
  kind text not null constraint photo_kind check (kind in ('photo', 'sheet')),
  alt text constraint photo_alt check (char_length(alt) between 1 and 80),
  faces text not null constraint photo_faces check (faces in ('none', 'agreed', 'not-asked')),
  is_public boolean not null,
  by_id text,
  at timestamptz not null,
  primary key (area_id, id),
  -- Shown to everybody only without faces, or when everybody on it agreed.
  constraint photo_consent check (not is_public or (kind = 'photo' and faces in ('none', 'agreed')))
);
---
select platform.distribute('gatherings.photo');
---
alter table gatherings.photo add constraint photo_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
create index photo_by_gathering on gatherings.photo (area_id, gathering_id);
---
-- What those who came thought of it. Nobody knows who said which; a paper box is counted in one row.
create table gatherings.feedback (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  how text not null constraint feedback_how check (how in ('link', 'tablet', 'paper')),
  good int not null constraint feedback_good check (good between 0 and 2000),
  fair int not null constraint feedback_fair check (fair between 0 and 2000),
  poor int not null constraint feedback_poor check (poor between 0 and 2000),
  words text constraint feedback_words check (char_length(words) between 1 and 500),
  -- The day only: a moment would tell who.
  on_day date not null,
  by_id text,
  primary key (area_id, id),
  constraint feedback_one check (how = 'paper' or (good + fair + poor = 1 and by_id is null))
);
---
select platform.distribute('gatherings.feedback');
---
alter table gatherings.feedback add constraint feedback_of_gathering foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
create index feedback_by_gathering on gatherings.feedback (area_id, gathering_id);
---
-- The private address of somebody's own calendar. Taken back, it opens nothing any more.
create table gatherings.feed_key (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- Of an account, a household's too.
  account_id text not null,
  key_hash bytea not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('gatherings.feed_key');
---
create unique index feed_key_once on gatherings.feed_key (area_id, key_hash);
---
create unique index feed_key_one_each on gatherings.feed_key (area_id, account_id) where ended_at is null;
---
alter table gatherings.venue enable row level security;
---
alter table gatherings.venue force row level security;
---
create policy own_area on gatherings.venue using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.venue_picture enable row level security;
---
alter table gatherings.venue_picture force row level security;
---
create policy own_area on gatherings.venue_picture using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.series enable row level security;
---
alter table gatherings.series force row level security;
---
create policy own_area on gatherings.series using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.gathering enable row level security;
---
alter table gatherings.gathering force row level security;
---
create policy own_area on gatherings.gathering using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.booking enable row level security;
---
alter table gatherings.booking force row level security;
---
create policy own_area on gatherings.booking using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.displacement enable row level security;
---
alter table gatherings.displacement force row level security;
---
create policy own_area on gatherings.displacement using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.quota enable row level security;
---
alter table gatherings.quota force row level security;
---
create policy own_area on gatherings.quota using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.signup enable row level security;
---
alter table gatherings.signup force row level security;
---
create policy own_area on gatherings.signup using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.member enable row level security;
---
alter table gatherings.member force row level security;
---
create policy own_area on gatherings.member using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.mark enable row level security;
---
alter table gatherings.mark force row level security;
---
create policy own_area on gatherings.mark using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.presence enable row level security;
---
alter table gatherings.presence force row level security;
---
create policy own_area on gatherings.presence using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.note enable row level security;
---
alter table gatherings.note force row level security;
---
create policy own_area on gatherings.note using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.photo enable row level security;
---
alter table gatherings.photo force row level security;
---
create policy own_area on gatherings.photo using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.feedback enable row level security;
---
alter table gatherings.feedback force row level security;
---
create policy own_area on gatherings.feedback using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table gatherings.feed_key enable row level security;
---
alter table gatherings.feed_key force row level security;
---
create policy own_area on gatherings.feed_key using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
-- What other modules may know: nobody's name.
create view gatherings.v_venue with (security_invoker = true) as
  select area_id, id, kind, name, compound_id, building_id, capacity, step_free, rain, ended_at from gatherings.venue;
---
create view gatherings.v_gathering with (security_invoker = true) as
  select area_id, id, series_id, series_on, title, kind, purpose, audience, effort, leader_id, venue_id, elsewhere, starts_at, ends_at,
    state, reason_kind, reason, sign_up, capacity, taken, closes_at, present, counted, count_method, attendances, held_at, assumed, published_at
  from gatherings.gathering;
---
grant usage on schema gatherings to jinlin_app;
---
-- What happened is not taken out of the record; a gathering that was never published may be.
grant select, insert, update on gatherings.venue, gatherings.series, gatherings.displacement, gatherings.feed_key to jinlin_app;
---
grant select, insert, update, delete on gatherings.gathering, gatherings.booking, gatherings.quota, gatherings.venue_picture,
  gatherings.signup, gatherings.member, gatherings.presence, gatherings.note, gatherings.photo to jinlin_app;
---
grant select, insert, delete on gatherings.mark, gatherings.feedback to jinlin_app;
---
-- A mark is never rewritten; a name on it can be taken off.
grant update (name_sealed, device) on gatherings.mark to jinlin_app;
---
grant select on gatherings.v_venue, gatherings.v_gathering to jinlin_app;
