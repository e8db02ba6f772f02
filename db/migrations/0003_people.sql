-- People and places: compound → building → home, the people known there, and the cards their households sign in with.
create schema people;
---
create table people.compound (
  area_id int not null references platform.area (id),
  id uuid not null,
  name text not null constraint compound_name_length check (char_length(name) between 1 and 40),
  address text,
  plan text,
  position int not null default 0,
  made_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  constraint compound_once unique (area_id, name)
);
---
select platform.distribute('people.compound');
---
create table people.building (
  area_id int not null references platform.area (id),
  id uuid not null,
  compound_id uuid not null,
  name text not null constraint building_name_length check (char_length(name) between 1 and 40),
  plan_x int constraint building_plan_x check (plan_x between 0 and 1000),
  plan_y int constraint building_plan_y check (plan_y between 0 and 1000),
  position int not null default 0,
  made_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  constraint building_once unique (area_id, compound_id, name)
);
---
select platform.distribute('people.building');
---
alter table people.building add constraint building_of_compound foreign key (area_id, compound_id) references people.compound (area_id, id);
---
create table people.home (
  area_id int not null references platform.area (id),
  id uuid not null,
  building_id uuid not null,
  unit text not null default '',
  room text not null constraint home_room_length check (char_length(room) between 1 and 20),
  made_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  constraint home_once unique (area_id, building_id, unit, room)
);
---
select platform.distribute('people.home');
---
alter table people.home add constraint home_of_building foreign key (area_id, building_id) references people.building (area_id, id);
---
create index home_by_room on people.home (area_id, room, building_id);
---
-- The least that is needed to know whom one talks to: a name, a home, how to reach them. Nothing else has a place here.
create table people.person (
  area_id int not null references platform.area (id),
  id uuid not null,
  name text not null constraint person_name_length check (char_length(name) between 1 and 40),
  pinyin text not null,
  home_id uuid,
  -- Known only where nobody wrote down the door.
  building_id uuid,
  state text not null default 'here' constraint person_state check (state in ('here', 'left')),
  left_at timestamptz,
  import_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  constraint person_left check ((state = 'left') = (left_at is not null)),
  constraint person_one_place check (home_id is null or building_id is null)
);
---
select platform.distribute('people.person');
---
alter table people.person add constraint person_of_home foreign key (area_id, home_id) references people.home (area_id, id);
---
alter table people.person add constraint person_of_building foreign key (area_id, building_id) references people.building (area_id, id);
---
create index person_by_home on people.person (area_id, home_id);
---
create index person_by_building on people.person (area_id, building_id) where building_id is not null;
---
create index person_by_name on people.person (area_id, state, pinyin, id);
---
-- What a name is looked up by: characters, pinyin and initials, from the first character (part 0) or a later one (1); 2 for those
-- who moved away. One narrow index answers every search, and its cost depends on neither the areas nor the people beside it.
create table people.person_key (
  area_id int not null references platform.area (id),
  part int not null constraint person_key_part check (part in (0, 1, 2)),
  key text collate "C" not null,
  person_id uuid not null,
  primary key (area_id, part, key, person_id)
);
---
select platform.distribute('people.person_key');
---
alter table people.person_key add constraint key_of_person foreign key (area_id, person_id) references people.person (area_id, id) on delete cascade;
---
create index person_key_by_person on people.person_key (area_id, person_id);
---
-- Telephones are sealed one by one with a key that is not in the database, and found by a keyed hash.
create table people.phone (
  area_id int not null references platform.area (id),
  id uuid not null,
  person_id uuid not null,
  position int not null,
  number_sealed bytea not null,
  number_hash bytea not null,
  primary key (area_id, id),
  constraint phone_once unique (area_id, person_id, number_hash)
);
---
select platform.distribute('people.phone');
---
alter table people.phone add constraint phone_of_person foreign key (area_id, person_id) references people.person (area_id, id) on delete cascade;
---
create index phone_by_hash on people.phone (area_id, number_hash);
---
-- Who opened a sealed field, and why.
create table people.opening (
  area_id int not null references platform.area (id),
  id uuid not null,
  person_id uuid not null,
  field text not null,
  reason text not null,
  account_id text not null,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('people.opening');
---
alter table people.opening add constraint opening_of_person foreign key (area_id, person_id) references people.person (area_id, id) on delete cascade;
---
-- A printed sheet with a code: it opens a household's own page once somebody of the committee has handed it over in person.
create table people.card (
  area_id int not null references platform.area (id),
  id uuid not null,
  home_id uuid not null,
  account_id text not null,
  code_hash bytea not null,
  state text not null constraint card_state check (state in ('printed', 'handed_over', 'revoked')),
  printed_by text not null,
  printed_at timestamptz not null,
  handed_by text,
  handed_at timestamptz,
  revoked_at timestamptz,
  primary key (area_id, id),
  constraint card_code_once unique (area_id, code_hash)
);
---
select platform.distribute('people.card');
---
alter table people.card add constraint card_of_home foreign key (area_id, home_id) references people.home (area_id, id);
---
create unique index card_one_living on people.card (area_id, home_id) where state <> 'revoked';
---
-- One run of a roster import: what came in, how its columns were read, what became of each row.
create table people.import (
  area_id int not null references platform.area (id),
  id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  -- The sheets as read; gone as soon as the run is over.
  rows_sealed bytea,
  -- The refused rows with their reasons, for the one who loads the list; gone with the next run or after a week.
  refused_sealed bytea,
  mapping jsonb not null,
  state text not null constraint import_state check (state in ('read', 'mapped', 'confirmed', 'done', 'cancelled')),
  -- Rows that are in; a run that was killed goes on behind them.
  done_count int not null default 0,
  result jsonb not null default '{}',
  job_id uuid,
  account_id text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('people.import');
---
alter table people.compound enable row level security;
---
alter table people.compound force row level security;
---
create policy own_area on people.compound using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.building enable row level security;
---
alter table people.building force row level security;
---
create policy own_area on people.building using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.home enable row level security;
---
alter table people.home force row level security;
---
create policy own_area on people.home using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.person enable row level security;
---
alter table people.person force row level security;
---
create policy own_area on people.person using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.person_key enable row level security;
---
alter table people.person_key force row level security;
---
create policy own_area on people.person_key using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.phone enable row level security;
---
alter table people.phone force row level security;
---
create policy own_area on people.phone using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.opening enable row level security;
---
alter table people.opening force row level security;
---
create policy own_area on people.opening using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.card enable row level security;
---
alter table people.card force row level security;
---
create policy own_area on people.card using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.import enable row level security;
---
alter table people.import force row level security;
---
create policy own_area on people.import using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
create view people.v_building with (security_invoker = true) as
  select b.area_id, b.id, b.compound_id, b.name, b.plan_x, b.plan_y, b.position, c.name as compound_name, c.position as compound_position
  from people.building b join people.compound c on c.area_id = b.area_id and c.id = b.compound_id;
---
create view people.v_compound with (security_invoker = true) as
  select area_id, id, name, plan, position from people.compound;
---
create view people.v_home with (security_invoker = true) as
  select h.area_id, h.id, h.building_id, h.unit, h.room, b.name as building_name, b.compound_id, c.name as compound_name
  from people.home h
  join people.building b on b.area_id = h.area_id and b.id = h.building_id
  join people.compound c on c.area_id = b.area_id and c.id = b.compound_id;
---
grant usage on schema people to jinlin_app;
---
grant select, insert, update, delete on people.compound, people.building, people.home, people.person, people.person_key, people.phone, people.card, people.import to jinlin_app;
---
grant select, insert on people.opening to jinlin_app;
---
grant select on people.v_building, people.v_compound, people.v_home to jinlin_app;
