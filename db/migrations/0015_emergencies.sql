-- Two persons open what one alone may not: somebody asks with a reason, another confirms, and it ends by itself.
create table privacy.emergency (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- The door it is about, as the one who asks knows it; whose fields they are is said by the one who confirms.
  home_id uuid not null,
  person_id uuid,
  reason_sealed bytea,
  -- Exactly what is asked for, and once it is confirmed exactly what is open.
  fields text[] not null default '{}',
  state text not null constraint emergency_state check (state in ('asked', 'open', 'refused', 'ended')),
  asked_by text not null,
  asked_role text not null,
  asked_at timestamptz not null,
  answered_by text,
  answered_at timestamptz,
  open_until timestamptz,
  -- Told to the person afterwards: when, by whom, how.
  told_at timestamptz,
  told_by text,
  told_how text constraint emergency_told_how check (told_how in ('telephone', 'door', 'paper')),
  version int not null default 1,
  primary key (area_id, id),
  constraint emergency_two check (answered_by is null or answered_by <> asked_by),
  constraint emergency_open check (state <> 'open' or (person_id is not null and answered_by is not null and open_until is not null)),
  constraint emergency_told check ((told_at is null) = (told_by is null) and (told_at is null) = (told_how is null))
);
---
select platform.distribute('privacy.emergency');
---
create index emergency_newest on privacy.emergency (area_id, asked_at desc, id desc);
---
create index emergency_by_person on privacy.emergency (area_id, person_id) where person_id is not null;
---
alter table privacy.emergency enable row level security;
---
alter table privacy.emergency force row level security;
---
create policy own_area on privacy.emergency using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on privacy.emergency to jinlin_app;
