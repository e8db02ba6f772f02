-- Needs that are one matter go on under one number; what is between neighbours stays with its handlers.
-- The need this one goes on in. Never itself, never a chain: what others were merged into is not merged away.
alter table needs.need add column merged_into uuid;
---
alter table needs.need add constraint need_of_merged foreign key (area_id, merged_into) references needs.need (area_id, id);
---
create index need_by_merged on needs.need (area_id, merged_into) where merged_into is not null;
---
-- Between neighbours: seen by the asker, the director and the account named here, and by nobody else.
alter table needs.need add column dispute boolean not null default false;
---
alter table needs.need add column handler_id text;
---
alter table needs.need add constraint need_dispute_hidden check (not (dispute and (on_board or result_on_board)));
---
alter table needs.need add constraint need_handler check (handler_id is null or dispute);
---
alter table needs.need add constraint need_dispute_stays check (not dispute or assignee_role is null or assignee_role = 'staff');
---
alter table needs.need add constraint need_dispute_alone check (not (dispute and merged_into is not null));
---
create index need_disputes on needs.need (area_id, submitted_at desc, year desc, seq desc) where dispute;
---
alter table needs.need drop constraint need_state;
---
alter table needs.need add constraint need_state check (state in
  ('submitted', 'accepted', 'needs_info', 'assigned', 'in_progress', 'waiting_external', 'resolved', 'reopened', 'confirmed',
   'closed_no_reply', 'closed_unresolved', 'referred', 'merged', 'withdrawn'));
---
alter table needs.need drop constraint need_closed;
---
alter table needs.need add constraint need_closed check (
  (state in ('confirmed', 'closed_no_reply', 'closed_unresolved', 'referred', 'merged', 'withdrawn')) = (closed_at is not null));
---
alter table needs.need add constraint need_merged check ((state = 'merged') = (merged_into is not null));
---
alter table needs.need add constraint need_merged_other check (merged_into <> id);
---
-- What is between neighbours is in no figure: a number, a state and a day may already tell who.
create or replace view needs.v_need with (security_invoker = true) as
  select area_id, id, year, seq, category, term, compound_id, building_id, state, channel, reply_by <> 'none' as reply_possible, assignee_role,
    case when on_board then title end as board_title, on_board, submitted_at, contact_minutes, contact_due_at, contacted_at, due_at, resolved_at,
    closed_at, solved, answered_by, satisfaction, reopenings, paused_at, paused_minutes, extensions
  from needs.need
  where not dispute;
---
-- Sentences staff keep for answering: no person in them. Retired ones stay, so that nobody wonders what was once sent.
create table needs.reply (
  area_id int not null references platform.area (id),
  id uuid not null,
  title text not null constraint reply_title_length check (char_length(title) between 1 and 20),
  words text not null constraint reply_words_length check (char_length(words) between 1 and 300),
  version int not null default 1,
  made_at timestamptz not null,
  retired_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('needs.reply');
---
alter table needs.reply enable row level security;
---
alter table needs.reply force row level security;
---
create policy own_area on needs.reply using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update on needs.reply to jinlin_app;
