-- Somebody who helps on a vanguard day asked for help, and who said first that they are there.
create table vanguard.help_call (
  area_id int not null references platform.area (id),
  id uuid not null,
  gathering_id uuid not null,
  -- Null: at none of the stalls, or it is not known at which.
  stall_id uuid,
  -- When it was asked by our clock; `at` is when it reached us.
  asked_at timestamptz not null,
  at timestamptz not null,
  by_id text,
  there_at timestamptz,
  there_by text,
  -- own: whoever asked says that it is all right.
  there_as text constraint help_call_there_as check (there_as in ('lead', 'committee', 'helper', 'own')),
  primary key (area_id, id),
  constraint help_call_there check ((there_at is null) = (there_as is null))
);
---
select platform.distribute('vanguard.help_call');
---
alter table vanguard.help_call add constraint help_call_of foreign key (area_id, gathering_id) references gatherings.gathering (area_id, id);
---
alter table vanguard.help_call add constraint help_call_at_stall foreign key (area_id, stall_id) references vanguard.stall (area_id, id);
---
create index help_call_by_day on vanguard.help_call (area_id, gathering_id);
---
alter table vanguard.help_call enable row level security;
---
alter table vanguard.help_call force row level security;
---
create policy own_area on vanguard.help_call using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, delete on vanguard.help_call to jinlin_app;
---
-- That it was asked is never rewritten.
grant update (there_at, there_by, there_as) on vanguard.help_call to jinlin_app;
