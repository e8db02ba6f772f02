-- Somebody who was written down twice. One entry stays; who, when and what of the other was led over to it is kept.
create table people.merge (
  area_id int not null references platform.area (id),
  id uuid not null,
  kept_id uuid not null,
  -- No key of people.person: that entry is gone, and its id leads to the one that stays.
  gone_id uuid not null,
  -- How many rows of which table, and after it was taken back: how many could not be put back.
  moved jsonb not null default '{}',
  not_back jsonb,
  -- Both as they stood and every row that was led over, for taking it back; emptied after its time.
  before_sealed bytea,
  made_by text not null,
  made_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (area_id, id),
  constraint merge_undone check ((undone_at is null) = (undone_by is null))
);
---
select platform.distribute('people.merge');
---
alter table people.merge add constraint merge_of_person foreign key (area_id, kept_id)
  references people.person (area_id, id) on delete cascade;
---
create unique index merge_once on people.merge (area_id, gone_id) where undone_at is null;
---
create index merge_by_kept on people.merge (area_id, kept_id);
---
-- How somebody was also written down before two entries became one: a list that still says so means the one who stays.
create table people.alias (
  area_id int not null references platform.area (id),
  id uuid not null,
  person_id uuid not null,
  merge_id uuid not null,
  name text not null,
  -- No keys: a door may be taken away, and then the alias means nobody.
  home_id uuid,
  building_id uuid,
  primary key (area_id, id)
);
---
select platform.distribute('people.alias');
---
alter table people.alias add constraint alias_of_person foreign key (area_id, person_id)
  references people.person (area_id, id) on delete cascade;
---
create index alias_by_person on people.alias (area_id, person_id);
---
create index alias_by_home on people.alias (area_id, home_id);
---
alter table people.merge enable row level security;
---
alter table people.merge force row level security;
---
create policy own_area on people.merge using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table people.alias enable row level security;
---
alter table people.alias force row level security;
---
create policy own_area on people.alias using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on people.merge, people.alias to jinlin_app;
---
-- A look at somebody's number follows them; when, who and why stay as they were written.
grant update (person_id) on people.opening to jinlin_app;
---
-- An answer follows its person likewise; what was answered stays as it was.
grant update (receiver_id) on messages.consent to jinlin_app;
