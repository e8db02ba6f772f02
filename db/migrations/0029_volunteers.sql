-- Somebody who says at the front door that they want to help; staff talk with them and take them in, or not.
create table vanguard.wish_to_help (
  area_id int not null references platform.area (id),
  id uuid not null,
  name_sealed bytea not null,
  phone_sealed bytea not null,
  phone_hash bytea not null,
  -- What they say they can (services.rules.ts).
  skills text[] not null default '{}',
  note_sealed bytea,
  under_18 boolean not null default false,
  guardian_sealed bytea,
  state text not null constraint wish_state check (state in ('new', 'taken', 'declined')),
  -- Who they became.
  volunteer_id uuid,
  settled_by text,
  settled_at timestamptz,
  at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  constraint wish_guardian check (not under_18 or guardian_sealed is not null),
  constraint wish_taken check ((state = 'taken') = (volunteer_id is not null)),
  constraint wish_settled check ((state = 'new') = (settled_at is null))
);
---
select platform.distribute('vanguard.wish_to_help');
---
alter table vanguard.wish_to_help add constraint wish_volunteer foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create index wish_by_state on vanguard.wish_to_help (area_id, state, at);
---
create index wish_by_phone on vanguard.wish_to_help (area_id, phone_hash);
---
alter table vanguard.wish_to_help enable row level security;
---
alter table vanguard.wish_to_help force row level security;
---
create policy own_area on vanguard.wish_to_help using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on vanguard.wish_to_help to jinlin_app;
---
-- Ninety days after somebody left, their name, telephone, guardian, account and entry of the roster are taken out.
alter table vanguard.volunteer add column forgotten_at timestamptz;
---
create index volunteer_to_forget on vanguard.volunteer (area_id, left_at) where left_at is not null and forgotten_at is null;
