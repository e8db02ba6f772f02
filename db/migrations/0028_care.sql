-- Care: company for elders who asked for it. Restricted: opened case by case with a reason, shown to whoever goes there only while they go.
create schema care;
---
create table care.plan (
  area_id int not null references platform.area (id),
  id uuid not null,
  person_id uuid not null,
  building_id uuid,
  state text not null constraint plan_state check (state in ('draft', 'consented', 'paused', 'ended')),
  -- What they agreed to, themselves or through whoever may speak for them, and how (domain F4).
  agreed_at timestamptz,
  agreed_by text constraint plan_agreed_by check (agreed_by in ('self', 'agent')),
  agreed_how text constraint plan_agreed_how check (agreed_how in ('paper', 'spoken')),
  agent_sealed bytea,
  -- Why company is wanted, in their words.
  reason_sealed bytea,
  -- What whoever goes there should know: 「耳背，敲门重一点」.
  advice_sealed bytea,
  means text not null constraint plan_means check (means in ('visit', 'telephone', 'knock')),
  -- On these weekdays (0 Sunday), or every so many days.
  weekdays int[] constraint plan_weekdays check (cardinality(weekdays) between 1 and 7),
  every_days int constraint plan_every_days check (every_days between 1 and 60),
  -- In heat and cold weeks every so many days; null: as always.
  season_days int constraint plan_season_days check (season_days between 1 and 14),
  from_minute int not null constraint plan_from check (from_minute between 0 and 1439),
  to_minute int not null constraint plan_to check (to_minute <= 1440),
  -- Whom to ring when nobody answers: name, telephone, how close.
  contact_sealed bytea,
  holder_id text not null,
  starts_on date not null,
  laid_until date,
  paused_until date,
  ended_at timestamptz,
  ended_why text constraint plan_ended_why check (char_length(ended_why) between 1 and 200),
  version int not null default 1,
  made_by text,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint plan_rhythm check ((weekdays is null) <> (every_days is null)),
  constraint plan_hours check (to_minute > from_minute),
  constraint plan_agreed check (state = 'draft' or (agreed_at is not null and agreed_by is not null and agreed_how is not null)),
  constraint plan_agent check (agreed_by is distinct from 'agent' or agent_sealed is not null),
  constraint plan_ended check ((state = 'ended') = (ended_at is not null))
);
---
select platform.distribute('care.plan');
---
create unique index plan_person_once on care.plan (area_id, person_id) where state <> 'ended';
---
-- Who goes there: one who usually does, and who stands in.
create table care.pairing (
  area_id int not null references platform.area (id),
  id uuid not null,
  plan_id uuid not null,
  volunteer_id uuid not null,
  part text not null constraint pairing_part check (part in ('main', 'substitute')),
  accepted_at timestamptz,
  made_by text,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('care.pairing');
---
alter table care.pairing add constraint pairing_of_plan foreign key (area_id, plan_id) references care.plan (area_id, id);
---
alter table care.pairing add constraint pairing_of_volunteer foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create unique index pairing_once on care.pairing (area_id, plan_id, volunteer_id) where ended_at is null;
---
create unique index pairing_one_main on care.pairing (area_id, plan_id) where ended_at is null and part = 'main';
---
create index pairing_by_volunteer on care.pairing (area_id, volunteer_id) where ended_at is null;
---
create table care.visit (
  area_id int not null references platform.area (id),
  id uuid not null,
  plan_id uuid not null,
  due_on date not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  means text not null constraint visit_means check (means in ('visit', 'telephone', 'knock')),
  volunteer_id uuid,
  -- A member of staff goes instead.
  staff_id text,
  accepted_at timestamptz,
  state text not null constraint visit_state check (state in
    ('due', 'assigned', 'ok', 'needs-help', 'no-answer', 'escalated', 'resolved', 'declined', 'missed', 'skipped')),
  -- Seen or spoken with; well as far as one can tell; nothing is wanted.
  met boolean,
  well boolean,
  content boolean,
  note_sealed bytea,
  closed_at timestamptz,
  closed_by text,
  device_at timestamptz,
  first_try_at timestamptz,
  second_try_at timestamptz,
  escalated_at timestamptz,
  resolved_at timestamptz,
  -- What somebody decided in the end, and it was a person who did (domain F10).
  decision text constraint visit_decision check (decision in ('safe', 'contact-there', 'called-110', 'called-120', 'door-opened', 'away')),
  decided_by text,
  decided_words_sealed bytea,
  version int not null default 1,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint visit_time check (closes_at > opens_at),
  constraint visit_closed check ((state in ('ok', 'needs-help', 'declined')) <= (closed_at is not null)),
  constraint visit_escalated check ((state in ('escalated', 'resolved')) <= (escalated_at is not null)),
  constraint visit_resolved check ((state = 'resolved') = (resolved_at is not null)),
  constraint visit_decided check ((resolved_at is null) or (decision is not null and decided_by is not null))
);
---
select platform.distribute('care.visit');
---
alter table care.visit add constraint visit_of_plan foreign key (area_id, plan_id) references care.plan (area_id, id);
---
alter table care.visit add constraint visit_by foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create unique index visit_once on care.visit (area_id, plan_id, due_on);
---
create index visit_by_day on care.visit (area_id, due_on);
---
create index visit_by_volunteer on care.visit (area_id, volunteer_id, due_on) where volunteer_id is not null;
---
-- The ladder of an unanswered door: each step with its time and whoever took it.
create table care.step (
  area_id int not null references platform.area (id),
  id uuid not null,
  visit_id uuid not null,
  what text not null constraint step_what check (what in
    ('first-try', 'second-try', 'told-staff', 'rang-contact', 'asked-property', 'asked-neighbour', 'went-there', 'decided')),
  outcome text constraint step_outcome check (outcome in ('reached', 'not-reached')),
  words_sealed bytea,
  device_at timestamptz,
  by_id text,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('care.step');
---
alter table care.step add constraint step_of_visit foreign key (area_id, visit_id) references care.visit (area_id, id);
---
create index step_by_visit on care.step (area_id, visit_id);
---
-- Weeks of heat or cold somebody declared: the rhythm of plans rises.
create table care.season (
  area_id int not null references platform.area (id),
  id uuid not null,
  kind text not null constraint season_kind check (kind in ('heat', 'cold', 'storm')),
  from_on date not null,
  to_on date not null,
  by_id text,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id),
  constraint season_span check (to_on >= from_on and to_on <= from_on + 60)
);
---
select platform.distribute('care.season');
---
-- Every look at an elder's sealed words or address: who, why, in what. They may read it.
create table care.look (
  area_id int not null references platform.area (id),
  id uuid not null,
  plan_id uuid not null,
  visit_id uuid,
  field text not null constraint look_field check (field in ('plan', 'address', 'contact', 'note', 'sheet')),
  reason text not null constraint look_reason check (char_length(reason) between 1 and 200),
  by_id text,
  by_name text,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('care.look');
---
alter table care.look add constraint look_of_plan foreign key (area_id, plan_id) references care.plan (area_id, id);
---
create index look_by_plan on care.look (area_id, plan_id, at);
---
-- A printed list that lies sealed for outages: which, where it lies, when it was opened or destroyed. No names here.
create table care.sheet (
  area_id int not null references platform.area (id),
  id uuid not null,
  no int not null,
  plans int not null,
  lies_at text not null constraint sheet_lies_at check (char_length(lies_at) between 1 and 60),
  by_id text,
  at timestamptz not null,
  opened_at timestamptz,
  opened_by text,
  opened_why text constraint sheet_opened_why check (char_length(opened_why) between 1 and 200),
  destroyed_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('care.sheet');
---
create unique index sheet_no_once on care.sheet (area_id, no);
---
alter table care.plan enable row level security;
---
alter table care.plan force row level security;
---
create policy own_area on care.plan using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table care.pairing enable row level security;
---
alter table care.pairing force row level security;
---
create policy own_area on care.pairing using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table care.visit enable row level security;
---
alter table care.visit force row level security;
---
create policy own_area on care.visit using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table care.step enable row level security;
---
alter table care.step force row level security;
---
create policy own_area on care.step using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table care.season enable row level security;
---
alter table care.season force row level security;
---
create policy own_area on care.season using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table care.look enable row level security;
---
alter table care.look force row level security;
---
create policy own_area on care.look using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table care.sheet enable row level security;
---
alter table care.sheet force row level security;
---
create policy own_area on care.sheet using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant usage on schema care to jinlin_app;
---
grant select, insert, update, delete on care.plan, care.pairing, care.visit, care.step to jinlin_app;
---
grant select, insert, update on care.season, care.sheet to jinlin_app;
---
grant select, insert, delete on care.look to jinlin_app;
