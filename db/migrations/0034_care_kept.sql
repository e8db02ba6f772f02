-- Whoever was asked and did not want company is not asked again for 90 days: their draft ends refused, and nothing was agreed to.
alter table care.plan add column refused_at timestamptz;
---
alter table care.plan drop constraint plan_agreed;
---
alter table care.plan add constraint plan_agreed check (
  state = 'draft' or (agreed_at is not null and agreed_by is not null and agreed_how is not null)
  or (state = 'ended' and refused_at is not null)
);
---
create index plan_by_holder on care.plan (area_id, holder_id) where state <> 'ended';
---
-- From when to when nobody came because the elder wanted a rest: figures count those days apart.
create table care.pause (
  area_id int not null references platform.area (id),
  id uuid not null,
  plan_id uuid not null,
  from_on date not null,
  -- The first day on which somebody comes again; null: until they say so.
  until_on date,
  by_id text,
  at timestamptz not null,
  primary key (area_id, id),
  constraint pause_span check (until_on is null or until_on >= from_on)
);
---
select platform.distribute('care.pause');
---
alter table care.pause add constraint pause_of_plan foreign key (area_id, plan_id) references care.plan (area_id, id);
---
create index pause_by_plan on care.pause (area_id, plan_id);
---
alter table care.pause enable row level security;
---
alter table care.pause force row level security;
---
create policy own_area on care.pause using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on care.pause to jinlin_app;
---
-- When whoever goes there was reminded of it on the day.
alter table care.visit add column told_at timestamptz;
---
create index visit_open on care.visit (area_id, closes_at) where state in ('due', 'assigned', 'no-answer', 'escalated', 'missed');
---
-- A message can be about a visit: only that there is one, and when. Never whose, never where.
alter table messages.message add column visit_id uuid;
---
alter table messages.message drop constraint message_about;
---
alter table messages.message add constraint message_about check (
  num_nonnulls(need_number, gathering_id, visit_id) <= 1 and (need_number is null) = (category is null)
  and (gathering_id is not null or signup_id is null) and (num_nonnulls(gathering_id, visit_id) = 1 or starts_at is null)
);
