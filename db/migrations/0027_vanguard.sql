-- The vanguard: teams that help, their skills and hours, the weekly day with its stalls, who comes when, and what was done.
create schema vanguard;
---
create table vanguard.volunteer (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- As far as they have one: their account, their line on the roster.
  account_id text,
  person_id uuid,
  name_sealed bytea not null,
  phone_sealed bytea,
  phone_hash bytea,
  -- Theirs was the wish to help: when they said so, and how (domain B11).
  agreed_at timestamptz not null,
  agreed_how text not null constraint volunteer_agreed_how check (agreed_how in ('paper', 'spoken', 'self')),
  -- Under 18 a guardian agrees (domain F6).
  under_18 boolean not null default false,
  guardian_sealed bytea,
  guardian_agreed_at timestamptz,
  -- How they want to be asked.
  asked_by text not null default 'message' constraint volunteer_asked_by check (asked_by in ('message', 'telephone', 'paper')),
  most_a_week int not null default 2 constraint volunteer_most_a_week check (most_a_week between 1 and 7),
  most_a_month int not null default 6 constraint volunteer_most_a_month check (most_a_month between 1 and 31),
  -- Services they would rather do, and those they may not (services.rules.ts).
  wants text[] not null default '{}',
  may_not text[] not null default '{}',
  -- What they said of themselves for being asked well: 「腰不好，不搬东西」.
  note_sealed bytea,
  insured_until date,
  state text not null constraint volunteer_state check (state in ('active', 'paused', 'left')),
  paused_until date,
  left_at timestamptz,
  -- Raised, their private address and what hangs on it is another.
  key_no int not null default 1,
  version int not null default 1,
  made_by text,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint volunteer_guardian check (not under_18 or (guardian_agreed_at is not null and guardian_sealed is not null)),
  constraint volunteer_left check ((state = 'left') = (left_at is not null)),
  constraint volunteer_paused check (state = 'paused' or paused_until is null)
);
---
select platform.distribute('vanguard.volunteer');
---
create unique index volunteer_account_once on vanguard.volunteer (area_id, account_id) where account_id is not null and state <> 'left';
---
create unique index volunteer_person_once on vanguard.volunteer (area_id, person_id) where person_id is not null and state <> 'left';
---
create index volunteer_by_phone on vanguard.volunteer (area_id, phone_hash) where phone_hash is not null;
---
-- Who belongs to which team (partners.ally), by their own will.
create table vanguard.membership (
  area_id int not null references platform.area (id),
  id uuid not null,
  team_id uuid not null,
  volunteer_id uuid not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.membership');
---
alter table vanguard.membership add constraint membership_of_team foreign key (area_id, team_id) references partners.ally (area_id, id);
---
alter table vanguard.membership add constraint membership_of_volunteer foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create unique index membership_once on vanguard.membership (area_id, team_id, volunteer_id) where left_at is null;
---
create index membership_by_volunteer on vanguard.membership (area_id, volunteer_id);
---
create table vanguard.skill (
  area_id int not null references platform.area (id),
  id uuid not null,
  volunteer_id uuid not null,
  skill text not null constraint skill_name check (skill in
    ('haircut', 'appliances', 'electrics', 'plumbing', 'gas', 'sewing', 'first-aid', 'health', 'law', 'phones', 'company', 'photos', 'cooking', 'other')),
  -- What stands on the paper somebody saw: 「低压电工证」; and until when it holds.
  qualification text constraint skill_qualification check (char_length(qualification) between 1 and 60),
  expires_on date,
  seen_by text,
  seen_at timestamptz,
  ended_at timestamptz,
  primary key (area_id, id),
  constraint skill_seen check ((seen_by is null) = (seen_at is null))
);
---
select platform.distribute('vanguard.skill');
---
alter table vanguard.skill add constraint skill_of_volunteer foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create unique index skill_once on vanguard.skill (area_id, volunteer_id, skill) where ended_at is null;
---
-- When somebody usually could, by weekday (0 Sunday) in minutes of the Shanghai day.
create table vanguard.free_time (
  area_id int not null references platform.area (id),
  id uuid not null,
  volunteer_id uuid not null,
  weekday int not null constraint free_time_weekday check (weekday between 0 and 6),
  from_minute int not null constraint free_time_from check (from_minute between 0 and 1439),
  to_minute int not null constraint free_time_to check (to_minute <= 1440),
  primary key (area_id, id),
  constraint free_time_span check (to_minute > from_minute)
);
---
select platform.distribute('vanguard.free_time');
---
alter table vanguard.free_time add constraint free_time_of foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create index free_time_by_volunteer on vanguard.free_time (area_id, volunteer_id);
---
-- Trained or briefed: for the record of the national system, and for tasks that ask for it.
create table vanguard.training (
  area_id int not null references platform.area (id),
  id uuid not null,
  volunteer_id uuid not null,
  title text not null constraint training_title check (char_length(title) between 1 and 60),
  service text,
  on_day date not null,
  minutes int not null constraint training_minutes check (minutes between 5 and 960),
  by_id text,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.training');
---
alter table vanguard.training add constraint training_of foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create index training_by_volunteer on vanguard.training (area_id, volunteer_id);
---
-- A vanguard day that comes again: a series of gatherings, the team that does it, and when it is left out.
create table vanguard.programme (
  area_id int not null references platform.area (id),
  -- The id of the series (gatherings.series).
  id uuid not null,
  team_id uuid not null,
  -- When the weather leaves it out, in words for everybody: 「暴雨或高温橙色预警以上」.
  weather text constraint programme_weather check (char_length(weather) between 1 and 120),
  -- Small wishes that wait are offered as stalls of its days.
  takes_wishes boolean not null default true,
  version int not null default 1,
  made_by text,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.programme');
---
alter table vanguard.programme add constraint programme_of_series foreign key (area_id, id) references gatherings.series (area_id, id);
---
alter table vanguard.programme add constraint programme_of_team foreign key (area_id, team_id) references partners.ally (area_id, id);
---
-- What each of its days usually has: a stall, how many volunteers it takes, and what they must bring.
create table vanguard.usual_stall (
  area_id int not null references platform.area (id),
  id uuid not null,
  programme_id uuid not null,
  service text not null constraint usual_stall_service check (service in
    ('haircut', 'repair', 'utilities', 'cleaning', 'sewing', 'health', 'law', 'phones', 'company', 'desk', 'wish', 'other')),
  title text not null constraint usual_stall_title check (char_length(title) between 1 and 40),
  spot text constraint usual_stall_spot check (char_length(spot) between 1 and 60),
  -- Minutes after the day begins, and how long.
  from_minute int not null default 0 constraint usual_stall_from check (from_minute between 0 and 900),
  lasts int not null constraint usual_stall_lasts check (lasts between 15 and 960),
  need int not null constraint usual_stall_need check (need between 0 and 20),
  skill text,
  needs_insurance boolean not null default false,
  -- What is told before it begins; with it, whoever comes was told.
  briefing text constraint usual_stall_briefing check (char_length(briefing) between 1 and 400),
  no int not null,
  version int not null default 1,
  ended_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.usual_stall');
---
alter table vanguard.usual_stall add constraint usual_stall_of foreign key (area_id, programme_id) references vanguard.programme (area_id, id);
---
-- One stall of one day. Its numbers are its own: they go on over midnight, and the next day's begin again.
create table vanguard.stall (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- The day: a gathering of the kind vanguard.
  gathering_id uuid not null,
  usual_id uuid,
  -- The small wish it answers.
  need_id uuid,
  service text not null constraint stall_service check (service in
    ('haircut', 'repair', 'utilities', 'cleaning', 'sewing', 'health', 'law', 'phones', 'company', 'desk', 'wish', 'other')),
  title text not null constraint stall_title check (char_length(title) between 1 and 40),
  spot text constraint stall_spot check (char_length(spot) between 1 and 60),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null constraint stall_state check (state in ('planned', 'open', 'closed', 'dropped')),
  -- Why it was dropped.
  reason text constraint stall_reason check (char_length(reason) between 1 and 200),
  -- 服务人次 of it: one person and one service is one.
  served int not null default 0 constraint stall_served check (served >= 0),
  -- Visits among them, as far as it was said who came for more than one.
  visits int not null default 0 constraint stall_visits check (visits >= 0),
  opened_at timestamptz,
  closed_at timestamptz,
  version int not null default 1,
  made_by text,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint stall_time check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours'),
  constraint stall_dropped check ((state = 'dropped') = (reason is not null))
);
---
select platform.distribute('vanguard.stall');
---
alter table vanguard.stall add constraint stall_of_day foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table vanguard.stall add constraint stall_of_usual foreign key (area_id, usual_id) references vanguard.usual_stall (area_id, id);
---
alter table vanguard.stall add constraint stall_of_need foreign key (area_id, need_id) references needs.need (area_id, id);
---
create unique index stall_usual_once on vanguard.stall (area_id, gathering_id, usual_id) where usual_id is not null;
---
create index stall_by_day on vanguard.stall (area_id, gathering_id);
---
-- A device that counts at a stall. Its letter stands before its numbers, so that two devices without a network never give the same one.
create table vanguard.counter (
  area_id int not null references platform.area (id),
  id uuid not null,
  stall_id uuid not null,
  device text not null constraint counter_device check (char_length(device) between 1 and 60),
  letter text not null constraint counter_letter check (letter ~ '^[A-Z]$'),
  by_id text,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.counter');
---
alter table vanguard.counter add constraint counter_of_stall foreign key (area_id, stall_id) references vanguard.stall (area_id, id);
---
create unique index counter_device_once on vanguard.counter (area_id, stall_id, device);
---
create unique index counter_letter_once on vanguard.counter (area_id, stall_id, letter);
---
-- What was tapped at a stall, never rewritten. A ticket has its id from the device; so has each tap, and sent twice it is one.
create table vanguard.tap (
  area_id int not null references platform.area (id),
  id uuid not null,
  stall_id uuid not null,
  ticket_id uuid not null,
  -- given: a number was handed out; called; served; gone: nobody came up; undone: that was a mistake.
  what text not null constraint tap_what check (what in ('given', 'called', 'served', 'gone', 'undone')),
  -- Of what was given: the letter of its counter and the number; none for whoever was served without one.
  letter text constraint tap_letter check (letter ~ '^[A-Z]$'),
  no int constraint tap_no check (no between 1 and 9999),
  -- The same person came for more than one service: the first ticket of theirs.
  visit_id uuid,
  device text,
  device_at timestamptz not null,
  ahead_ms bigint not null,
  at timestamptz not null,
  by_id text,
  primary key (area_id, id),
  constraint tap_numbered check ((letter is null) = (no is null))
);
---
select platform.distribute('vanguard.tap');
---
alter table vanguard.tap add constraint tap_of_stall foreign key (area_id, stall_id) references vanguard.stall (area_id, id);
---
create index tap_by_ticket on vanguard.tap (area_id, stall_id, ticket_id);
---
-- How each ticket stands after its taps. 服务人次 is the count of those served.
create table vanguard.ticket (
  area_id int not null references platform.area (id),
  id uuid not null,
  stall_id uuid not null,
  letter text,
  no int,
  visit_id uuid,
  state text not null constraint ticket_state check (state in ('waiting', 'called', 'served', 'gone', 'undone')),
  given_at timestamptz not null,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.ticket');
---
alter table vanguard.ticket add constraint ticket_of_stall foreign key (area_id, stall_id) references vanguard.stall (area_id, id);
---
create unique index ticket_no_once on vanguard.ticket (area_id, stall_id, letter, no) where no is not null;
---
create index ticket_by_stall on vanguard.ticket (area_id, stall_id, state, given_at);
---
-- Something dangerous a volunteer found at a stall or at a home, and the need it became.
create table vanguard.hazard (
  area_id int not null references platform.area (id),
  id uuid not null,
  stall_id uuid not null,
  need_id uuid,
  kind text not null constraint hazard_kind check (kind in ('gas', 'wiring', 'water', 'fire', 'other')),
  by_id text,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.hazard');
---
alter table vanguard.hazard add constraint hazard_of_stall foreign key (area_id, stall_id) references vanguard.stall (area_id, id);
---
alter table vanguard.hazard add constraint hazard_of_need foreign key (area_id, need_id) references needs.need (area_id, id);
---
-- A task of a day somebody has to be there for.
create table vanguard.shift (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  stall_id uuid,
  title text not null constraint shift_title check (char_length(title) between 1 and 40),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  break_minutes int not null default 0 constraint shift_break check (break_minutes between 0 and 240),
  need int not null constraint shift_need check (need between 0 and 40),
  -- At least one of them has it.
  skill text,
  needs_insurance boolean not null default false,
  briefing text constraint shift_briefing check (char_length(briefing) between 1 and 400),
  state text not null default 'open' constraint shift_state check (state in ('open', 'cancelled')),
  version int not null default 1,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint shift_time check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours')
);
---
select platform.distribute('vanguard.shift');
---
alter table vanguard.shift add constraint shift_of_day foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table vanguard.shift add constraint shift_of_stall foreign key (area_id, stall_id) references vanguard.stall (area_id, id);
---
create index shift_by_day on vanguard.shift (area_id, gathering_id);
---
create index shift_by_time on vanguard.shift (area_id, starts_at);
---
-- Somebody's place in a shift. Two that stand never touch: nobody is in two places at once.
create table vanguard.place (
  area_id int not null references platform.area (id),
  id uuid not null,
  shift_id uuid not null,
  volunteer_id uuid not null,
  during tstzrange not null constraint place_during check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  -- proposed: by the roster or by hand, not told yet; given: told; accepted: said yes.
  state text not null constraint place_state check (state in ('proposed', 'given', 'accepted', 'declined', 'swapped', 'cancelled')),
  standing boolean not null generated always as (state in ('proposed', 'given', 'accepted')) stored,
  -- Of whom they took it over.
  from_place_id uuid,
  briefed_at timestamptz,
  briefed_by text,
  by_id text,
  told_at timestamptz,
  at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  constraint place_once exclude using gist (area_id with =, volunteer_id with =, during with &&) where (standing)
);
---
select platform.distribute('vanguard.place');
---
alter table vanguard.place add constraint place_of_shift foreign key (area_id, shift_id) references vanguard.shift (area_id, id);
---
alter table vanguard.place add constraint place_of_volunteer foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create index place_by_shift on vanguard.place (area_id, shift_id);
---
create index place_by_volunteer on vanguard.place (area_id, volunteer_id, at);
---
-- 「周四能来吗」: one question to one volunteer about one day.
create table vanguard.ask (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  volunteer_id uuid not null,
  -- day: everybody of the team is asked; gap: somebody is missing.
  kind text not null constraint ask_kind check (kind in ('day', 'gap')),
  shift_id uuid,
  answer text constraint ask_answer check (answer in ('yes', 'no')),
  answered_how text constraint ask_answered_how check (answered_how in ('link', 'inbox', 'telephone', 'counter', 'sms')),
  answered_at timestamptz,
  answered_by text,
  by_id text,
  at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  constraint ask_answered check (num_nulls(answer, answered_how, answered_at) in (0, 3))
);
---
select platform.distribute('vanguard.ask');
---
alter table vanguard.ask add constraint ask_of_day foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table vanguard.ask add constraint ask_of_volunteer foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create unique index ask_once on vanguard.ask (area_id, gathering_id, volunteer_id, kind);
---
create index ask_by_volunteer on vanguard.ask (area_id, volunteer_id, at);
---
-- A place somebody would give away: to one person, or to whoever can do it. The first yes takes it.
create table vanguard.swap (
  area_id int not null references platform.area (id),
  id uuid not null,
  place_id uuid not null,
  to_volunteer_id uuid,
  state text not null constraint swap_state check (state in ('open', 'accepted', 'refused', 'withdrawn', 'expired')),
  -- Who took it.
  taken_by uuid,
  at timestamptz not null,
  settled_at timestamptz,
  version int not null default 1,
  primary key (area_id, id),
  constraint swap_taken check ((state = 'accepted') = (taken_by is not null)),
  constraint swap_settled check ((state = 'open') = (settled_at is null))
);
---
select platform.distribute('vanguard.swap');
---
alter table vanguard.swap add constraint swap_of_place foreign key (area_id, place_id) references vanguard.place (area_id, id);
---
alter table vanguard.swap add constraint swap_to foreign key (area_id, to_volunteer_id) references vanguard.volunteer (area_id, id);
---
alter table vanguard.swap add constraint swap_taken_by foreign key (area_id, taken_by) references vanguard.volunteer (area_id, id);
---
create unique index swap_one_open on vanguard.swap (area_id, place_id) where state = 'open';
---
-- What the solver proposed for some days, what it lacked, and what became of the proposal. Numbers and places, no names.
create table vanguard.roster (
  area_id int not null references platform.area (id),
  id uuid not null,
  from_on date not null,
  to_on date not null,
  state text not null constraint roster_state check (state in ('solving', 'proposed', 'published', 'dropped', 'failed')),
  -- {stage1, stage2, proven, missing: [{shiftId, missing}], unskilled: [shiftId]}
  outcome jsonb,
  by_id text,
  at timestamptz not null,
  published_at timestamptz,
  version int not null default 1,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.roster');
---
-- What whoever leads noted of a volunteer at a shift, never rewritten.
create table vanguard.sign (
  area_id int not null references platform.area (id),
  id uuid not null,
  place_id uuid not null,
  what text not null constraint sign_what check (what in ('arrived', 'left', 'absent', 'cleared')),
  device text,
  device_at timestamptz not null,
  ahead_ms bigint not null,
  at timestamptz not null,
  by_id text,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.sign');
---
alter table vanguard.sign add constraint sign_of_place foreign key (area_id, place_id) references vanguard.place (area_id, id);
---
create index sign_by_place on vanguard.sign (area_id, place_id);
---
-- Time somebody gave (志愿服务时长): from the roll of the shift, capped at its plan, confirmed by another person.
create table vanguard.service (
  area_id int not null references platform.area (id),
  -- The id of the place it came of; one of its own for time that was written down later.
  id uuid not null,
  volunteer_id uuid not null,
  -- The account of the volunteer, if any: who may never confirm it.
  own_account text,
  gathering_id uuid,
  place_id uuid,
  content text not null constraint service_content check (char_length(content) between 1 and 60),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  break_minutes int not null default 0 constraint service_break check (break_minutes >= 0),
  minutes int not null constraint service_minutes check (minutes between 0 and 960),
  -- Nobody noted the end: it was taken to be the planned one.
  assumed boolean not null default false,
  state text not null constraint service_state check (state in ('proposed', 'confirmed', 'disputed', 'void')),
  standing boolean not null generated always as (state <> 'void') stored,
  confirmed_by text,
  confirmed_at timestamptz,
  -- Written down later: by whom and why; another person confirms it.
  entered_by text,
  reason text constraint service_reason check (char_length(reason) between 1 and 300),
  dispute text constraint service_dispute check (char_length(dispute) between 1 and 500),
  disputed_at timestamptz,
  settled_by text,
  settled_at timestamptz,
  settled_words text constraint service_settled_words check (char_length(settled_words) between 1 and 500),
  version int not null default 1,
  at timestamptz not null,
  primary key (area_id, id),
  constraint service_time check (ends_at >= starts_at and ends_at <= starts_at + interval '16 hours'),
  constraint service_capped check (minutes <= extract(epoch from ends_at - starts_at) / 60 - break_minutes or minutes = 0),
  constraint service_confirmed check ((state = 'confirmed') <= (confirmed_by is not null and confirmed_at is not null)),
  constraint service_never_self check (confirmed_by is null or own_account is null or confirmed_by <> own_account),
  constraint service_second_person check (confirmed_by is null or entered_by is null or confirmed_by <> entered_by),
  constraint service_later check ((place_id is null) = (reason is not null)),
  constraint service_disputed check ((dispute is null) = (disputed_at is null)),
  constraint service_once exclude using gist (area_id with =, volunteer_id with =, tstzrange(starts_at, ends_at) with &&) where (standing)
);
---
select platform.distribute('vanguard.service');
---
alter table vanguard.service add constraint service_of_volunteer foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
alter table vanguard.service add constraint service_of_day foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table vanguard.service add constraint service_of_place foreign key (area_id, place_id) references vanguard.place (area_id, id);
---
create index service_by_volunteer on vanguard.service (area_id, volunteer_id, starts_at);
---
create index service_by_time on vanguard.service (area_id, starts_at);
---
-- A certificate somebody asked for (志愿服务记录证明): what it says stays as it was said.
create table vanguard.certificate (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- 2026-0012; with the code, whoever holds the paper checks it.
  no text not null constraint certificate_no check (no ~ '^[0-9]{4}-[0-9]{4,6}$'),
  check_hash bytea not null,
  volunteer_id uuid not null,
  holder_sealed bytea not null,
  from_on date not null,
  to_on date not null,
  minutes int not null constraint certificate_minutes check (minutes >= 0),
  -- [{on, content, minutes}]
  lines jsonb not null,
  issuer text not null constraint certificate_issuer check (char_length(issuer) between 1 and 60),
  handler text not null constraint certificate_handler check (char_length(handler) between 1 and 40),
  issued_by text,
  issued_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_why text constraint certificate_withdrawn_why check (char_length(withdrawn_why) between 1 and 200),
  primary key (area_id, id),
  constraint certificate_span check (to_on >= from_on),
  constraint certificate_withdrawn check ((withdrawn_at is null) = (withdrawn_why is null))
);
---
select platform.distribute('vanguard.certificate');
---
alter table vanguard.certificate add constraint certificate_of foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create unique index certificate_no_once on vanguard.certificate (area_id, no);
---
create index certificate_by_volunteer on vanguard.certificate (area_id, volunteer_id);
---
alter table vanguard.volunteer enable row level security;
---
alter table vanguard.volunteer force row level security;
---
create policy own_area on vanguard.volunteer using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.membership enable row level security;
---
alter table vanguard.membership force row level security;
---
create policy own_area on vanguard.membership using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.skill enable row level security;
---
alter table vanguard.skill force row level security;
---
create policy own_area on vanguard.skill using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.free_time enable row level security;
---
alter table vanguard.free_time force row level security;
---
create policy own_area on vanguard.free_time using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.training enable row level security;
---
alter table vanguard.training force row level security;
---
create policy own_area on vanguard.training using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.programme enable row level security;
---
alter table vanguard.programme force row level security;
---
create policy own_area on vanguard.programme using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.usual_stall enable row level security;
---
alter table vanguard.usual_stall force row level security;
---
create policy own_area on vanguard.usual_stall using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.stall enable row level security;
---
alter table vanguard.stall force row level security;
---
create policy own_area on vanguard.stall using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.counter enable row level security;
---
alter table vanguard.counter force row level security;
---
create policy own_area on vanguard.counter using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.tap enable row level security;
---
alter table vanguard.tap force row level security;
---
create policy own_area on vanguard.tap using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.ticket enable row level security;
---
alter table vanguard.ticket force row level security;
---
create policy own_area on vanguard.ticket using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.hazard enable row level security;
---
alter table vanguard.hazard force row level security;
---
create policy own_area on vanguard.hazard using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.shift enable row level security;
---
alter table vanguard.shift force row level security;
---
create policy own_area on vanguard.shift using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.place enable row level security;
---
alter table vanguard.place force row level security;
---
create policy own_area on vanguard.place using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.ask enable row level security;
---
alter table vanguard.ask force row level security;
---
create policy own_area on vanguard.ask using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.swap enable row level security;
---
alter table vanguard.swap force row level security;
---
create policy own_area on vanguard.swap using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.roster enable row level security;
---
alter table vanguard.roster force row level security;
---
create policy own_area on vanguard.roster using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.sign enable row level security;
---
alter table vanguard.sign force row level security;
---
create policy own_area on vanguard.sign using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.service enable row level security;
---
alter table vanguard.service force row level security;
---
create policy own_area on vanguard.service using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.certificate enable row level security;
---
alter table vanguard.certificate force row level security;
---
create policy own_area on vanguard.certificate using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
-- What other modules may know: nobody's name.
create view vanguard.v_stall with (security_invoker = true) as
  select area_id, id, gathering_id, service, title, spot, starts_at, ends_at, state, served, visits from vanguard.stall;
---
create view vanguard.v_volunteer with (security_invoker = true) as
  select area_id, id, account_id, person_id, state, under_18 from vanguard.volunteer;
---
grant usage on schema vanguard to jinlin_app;
---
grant select, insert, update, delete on vanguard.volunteer, vanguard.membership, vanguard.skill, vanguard.free_time, vanguard.training, vanguard.place,
  vanguard.ask, vanguard.swap, vanguard.shift, vanguard.stall, vanguard.usual_stall, vanguard.ticket to jinlin_app;
---
grant select, insert, update on vanguard.programme, vanguard.roster, vanguard.service, vanguard.certificate to jinlin_app;
---
-- What was tapped, noted or found is never rewritten.
grant select, insert, delete on vanguard.counter, vanguard.tap, vanguard.hazard, vanguard.sign to jinlin_app;
---
grant select on vanguard.v_stall, vanguard.v_volunteer to jinlin_app;
