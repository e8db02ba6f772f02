-- The ground every module stands on. Statements are parted by a line of three dashes and sent one by one.
create schema platform;
---
-- One place sets the area of a transaction; on a cluster only this body changes.
create function platform.set_area(a int) returns void language plpgsql as
$$ begin execute format('set local jinlin.area = %L', a); end $$;
---
create function platform.current_area() returns int language sql stable as
$$ select nullif(current_setting('jinlin.area', true), '')::int $$;
---
-- Called once for each tenant table; empty on one machine, distributes the table by area on a cluster.
create function platform.distribute(t regclass) returns void language plpgsql as $$ begin return; end $$;
---
create table platform.area (
  id int primary key generated always as identity,
  code text not null constraint area_code_form check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null constraint area_name_length check (char_length(name) between 1 and 40),
  telephone text,
  hours text,
  address text,
  notice_nobody_on_duty text,
  demo boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint area_code_once unique (code)
);
---
-- Numbers people read aloud (诉求 2024-0312) are counted here, by area and year.
create table platform.counter (
  area_id int not null references platform.area (id),
  name text not null,
  year int not null,
  value int not null,
  primary key (area_id, name, year)
);
---
select platform.distribute('platform.counter');
---
-- One row for each thing that happened, written in the transaction of the change. Never changed: the server may only mark it sealed and delivered.
create table platform.fact (
  area_id int not null references platform.area (id),
  id uuid not null,
  name text not null,
  subject_id uuid,
  actor_id text,
  actor_kind text not null constraint fact_actor_kind check (actor_kind in ('guest', 'household', 'account', 'auto')),
  at timestamptz not null,
  detail jsonb not null default '{}',
  seal_no int,
  delivered_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('platform.fact');
---
create index fact_by_subject on platform.fact (area_id, subject_id, id);
---
create index fact_not_sealed on platform.fact (area_id, id) where seal_no is null;
---
create index fact_not_delivered on platform.fact (area_id, id) where delivered_at is null;
---
-- A batch of facts under one hash that also covers the hash before it.
create table platform.seal (
  area_id int not null references platform.area (id),
  no int not null,
  fact_count int not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (area_id, no)
);
---
select platform.distribute('platform.seal');
---
-- A listener that could not take a fact: tried again later, shown on the desk.
create table platform.delivery (
  area_id int not null references platform.area (id),
  fact_id uuid not null,
  listener text not null,
  tries int not null,
  last_error text not null,
  next_try_at timestamptz,
  primary key (area_id, fact_id, listener)
);
---
select platform.distribute('platform.delivery');
---
alter table platform.delivery add constraint delivery_of_fact foreign key (area_id, fact_id) references platform.fact (area_id, id);
---
-- What an account may do here: a role, perhaps for one compound or building only, perhaps until a day.
create table platform.role_grant (
  area_id int not null references platform.area (id),
  id uuid not null,
  account_id text not null,
  role text not null constraint role_grant_role check (role in ('staff', 'director', 'secretary', 'owners', 'property', 'volunteer', 'privacy', 'technical')),
  compound_id uuid,
  building_id uuid,
  starts_on date not null,
  ends_on date,
  delegated_by text,
  reason text,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id),
  constraint role_grant_order check (ends_on is null or ends_on >= starts_on),
  constraint delegation_ends check (delegated_by is null or ends_on is not null)
);
---
select platform.distribute('platform.role_grant');
---
create index role_grant_by_account on platform.role_grant (area_id, account_id) where ended_at is null;
---
-- A picture or paper on disk; bytes live beside the database under the name of their checksum.
create table platform.file (
  area_id int not null references platform.area (id),
  id uuid not null,
  kind text not null constraint file_kind check (kind in ('picture', 'sheet')),
  media_type text not null,
  bytes int not null constraint file_bytes check (bytes > 0),
  sha256 bytea not null,
  small_bytes int,
  small_sha256 bytea,
  width int,
  height int,
  made_at timestamptz not null,
  made_by text,
  primary key (area_id, id)
);
---
select platform.distribute('platform.file');
---
-- Work that takes longer than a page: its progress, result and cancel wish. Delivery is the queue's business.
create table platform.job (
  area_id int not null references platform.area (id),
  id uuid not null,
  name text not null,
  account_id text,
  input jsonb not null,
  state text not null constraint job_state check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done_count int not null default 0,
  total_count int,
  note text,
  result jsonb,
  cancel_asked boolean not null default false,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('platform.job');
---
create index job_by_time on platform.job (area_id, made_at desc);
---
-- Days off and make-up workdays as the State Council announces them each year; the same for all areas.
create table platform.calendar_day (
  day date primary key,
  kind text not null constraint calendar_day_kind check (kind in ('off', 'work')),
  name text not null,
  source text not null
);
---
-- Years whose announcement is loaded: another year is unknown, never "without holidays".
create table platform.calendar_year (
  year int primary key,
  source text not null,
  loaded_at timestamptz not null
);
---
alter table platform.counter enable row level security;
---
alter table platform.counter force row level security;
---
create policy own_area on platform.counter using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table platform.fact enable row level security;
---
alter table platform.fact force row level security;
---
create policy own_area on platform.fact using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table platform.seal enable row level security;
---
alter table platform.seal force row level security;
---
create policy own_area on platform.seal using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table platform.delivery enable row level security;
---
alter table platform.delivery force row level security;
---
create policy own_area on platform.delivery using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table platform.role_grant enable row level security;
---
alter table platform.role_grant force row level security;
---
create policy own_area on platform.role_grant using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table platform.file enable row level security;
---
alter table platform.file force row level security;
---
create policy own_area on platform.file using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table platform.job enable row level security;
---
alter table platform.job force row level security;
---
create policy own_area on platform.job using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant usage on schema platform to jinlin_app;
---
-- So that /readyz can say whether the database is at the program's level.
grant usage on schema ledger to jinlin_app;
---
grant select on ledger.migration to jinlin_app;
---
grant execute on function platform.set_area(int), platform.current_area() to jinlin_app;
---
grant select, insert, update on platform.area to jinlin_app;
---
grant select, insert, update on platform.counter to jinlin_app;
---
grant select, insert on platform.fact to jinlin_app;
---
grant update (seal_no, delivered_at) on platform.fact to jinlin_app;
---
grant select, insert on platform.seal to jinlin_app;
---
grant select, insert, update, delete on platform.delivery to jinlin_app;
---
grant select, insert, update on platform.role_grant to jinlin_app;
---
grant select, insert, delete on platform.file to jinlin_app;
---
grant select, insert, update, delete on platform.job to jinlin_app;
---
grant select, insert, update, delete on platform.calendar_day, platform.calendar_year to jinlin_app;
