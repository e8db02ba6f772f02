-- After a gathering: what a note said before it was corrected, and names that can be taken out again.
create table gatherings.note_before (
  area_id int not null references platform.area (id),
  id uuid not null,
  note_id uuid not null,
  -- The version these words were, who had written them, and when they were corrected.
  version int not null,
  words text not null constraint note_before_words check (char_length(words) between 1 and 8000),
  is_public boolean not null,
  by_id text,
  corrected_at timestamptz not null,
  primary key (area_id, id),
  constraint note_before_once unique (area_id, note_id, version)
);
---
select platform.distribute('gatherings.note_before');
---
alter table gatherings.note_before add constraint note_before_of foreign key (area_id, note_id) references gatherings.note (area_id, id);
---
alter table gatherings.note_before enable row level security;
---
alter table gatherings.note_before force row level security;
---
create policy own_area on gatherings.note_before using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert on gatherings.note_before to jinlin_app;
---
-- A sign-up whose names were forgotten no longer knows who made it for somebody.
alter table gatherings.signup drop constraint signup_for_another;
---
alter table gatherings.signup add constraint signup_for_another
  check (by_whom = 'self' or by_id is not null or by_sealed is not null or contact_sealed is null);
---
-- A mark is never rewritten; the name of a walk-in can be taken out of it.
grant update (name_sealed) on gatherings.mark to jinlin_app;
