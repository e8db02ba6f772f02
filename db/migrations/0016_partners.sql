-- Who stands by the committee: partners of the circle, and teams of volunteers. A need can be handed to either.
create schema partners;
---
create table partners.ally (
  area_id int not null references platform.area (id),
  id uuid not null,
  kind text not null constraint ally_kind check (kind in ('partner', 'team')),
  -- An organisation's or a team's, never a person's: everybody reads it where a need is in their hands.
  name text not null constraint ally_name_length check (char_length(name) between 1 and 40),
  does text constraint ally_does_length check (char_length(does) between 1 and 120),
  -- Whom to call at a partner's.
  contact_sealed bytea,
  -- The account that leads a team.
  lead_id text,
  version int not null default 1,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (area_id, id),
  constraint ally_lead check ((kind = 'team') = (lead_id is not null)),
  constraint ally_contact check (kind = 'partner' or contact_sealed is null)
);
---
select platform.distribute('partners.ally');
---
create unique index ally_name_once on partners.ally (area_id, kind, name) where ended_at is null;
---
-- What others may know of them: no contact.
create view partners.v_ally with (security_invoker = true) as
  select area_id, id, kind, name, lead_id, ended_at from partners.ally;
---
alter table partners.ally enable row level security;
---
alter table partners.ally force row level security;
---
create policy own_area on partners.ally using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant usage on schema partners to jinlin_app;
---
-- Ended, never deleted: needs of years ago say who had them in hand.
grant select, insert, update on partners.ally to jinlin_app;
---
grant select on partners.v_ally to jinlin_app;
---
alter table needs.need add column ally_id uuid;
---
alter table needs.need add constraint need_of_ally foreign key (area_id, ally_id) references partners.ally (area_id, id);
---
create index need_by_ally on needs.need (area_id, ally_id) where ally_id is not null;
---
alter table needs.need drop constraint need_assignee_role;
---
alter table needs.need add constraint need_assignee_role check (assignee_role in ('staff', 'property', 'owners', 'partner', 'team'));
---
alter table needs.need add constraint need_ally check (coalesce(assignee_role in ('partner', 'team'), false) = (ally_id is not null));
---
alter table needs.step drop constraint step_actor_kind;
---
alter table needs.step add constraint step_actor_kind
  check (actor_kind in ('asker', 'committee', 'property', 'owners', 'partner', 'team', 'auto'));
