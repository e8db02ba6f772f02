-- What needs are found by. One row for everybody's eyes ('board': the title staff gave, a result on the board), one for those who work on
-- the need ('desk': the asker's words too). Whether somebody may see a need is asked of the need itself, never of these rows.
create table needs.search_text (
  area_id int not null references platform.area (id),
  side text not null constraint search_text_side check (side in ('board', 'desk')),
  need_id uuid not null,
  -- The letters as they are compared; when the need says something else by now, the row finds nothing.
  said text not null,
  -- The same, syllable by syllable.
  spelt text not null,
  -- Pinyin without gaps, and initials.
  letters text not null,
  primary key (area_id, side, need_id)
);
---
select platform.distribute('needs.search_text');
---
alter table needs.search_text add constraint search_text_of_need foreign key (area_id, need_id) references needs.need (area_id, id) on delete cascade;
---
alter table needs.search_text enable row level security;
---
alter table needs.search_text force row level security;
---
create policy own_area on needs.search_text using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on needs.search_text to jinlin_app;
