-- Needs: what somebody asked for, and what became of it.
create schema needs;
---
create table needs.need (
  area_id int not null references platform.area (id),
  id uuid not null,
  year int not null,
  seq int not null,
  -- What the form said when it came, as a keyed hash: tells a retry from another wish sent under the same id.
  form_hash bytea not null,
  category text not null constraint need_category_form check (category ~ '^[a-z][a-z-]{1,29}$'),
  term text not null constraint need_term check (term in ('question', 'ordinary', 'complex')),
  -- The asker's own sentence, never public; null when a picture says it.
  words text constraint need_words_length check (char_length(words) between 1 and 2000),
  title text constraint need_title_length check (char_length(title) between 1 and 60),
  on_board boolean not null,
  channel text not null constraint need_channel check (channel in ('web', 'telephone', 'door', 'paper')),
  taken_by text,
  home_id uuid,
  asker_sealed bytea,
  asker_phone_hash bytea,
  reply_by text not null constraint need_reply_by check (reply_by in ('none', 'page', 'telephone', 'door')),
  follow_hash bytea not null,
  follow_misses int not null default 0,
  follow_locked_until timestamptz,
  compound_id uuid,
  building_id uuid,
  spot text constraint need_spot_length check (char_length(spot) between 1 and 60),
  state text not null constraint need_state check (state in
    ('submitted', 'accepted', 'assigned', 'in_progress', 'resolved', 'reopened', 'confirmed', 'closed_no_reply', 'withdrawn')),
  assignee_role text constraint need_assignee_role check (assignee_role in ('staff', 'property', 'owners')),
  assignee_id text,
  assigned_at timestamptz,
  answer_due_at timestamptz,
  taken_at timestamptz,
  submitted_at timestamptz not null,
  contacted_at timestamptz,
  contact_minutes int constraint need_contact_minutes check (contact_minutes >= 0),
  contact_due_at timestamptz not null,
  due_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  closed_at timestamptz,
  result text constraint need_result_length check (char_length(result) between 1 and 2000),
  result_on_board boolean not null default false,
  solved boolean,
  answered_by text constraint need_answered_by check (answered_by in ('asker', 'committee')),
  satisfaction text constraint need_satisfaction check (satisfaction in ('very', 'satisfied', 'neutral', 'unsatisfied')),
  reopenings int not null default 0,
  version int not null default 1,
  primary key (area_id, id),
  constraint need_number_once unique (area_id, year, seq),
  constraint need_contacted check ((contacted_at is null) = (contact_minutes is null)),
  constraint need_assigned check (state not in ('assigned', 'in_progress')
    or (assignee_role is not null and assigned_at is not null and answer_due_at is not null)),
  constraint need_taken check (state <> 'in_progress' or taken_at is not null),
  constraint need_resolved check ((state in ('resolved', 'confirmed', 'closed_no_reply')) = (resolved_at is not null)),
  constraint need_result check (resolved_at is null or result is not null),
  constraint need_closed check ((state in ('confirmed', 'closed_no_reply', 'withdrawn')) = (closed_at is not null)),
  constraint need_answered check ((state = 'confirmed') = (solved is not null) and (solved is null) = (answered_by is null)),
  constraint need_praise_is_own check (satisfaction is null or answered_by is not distinct from 'asker')
);
---
select platform.distribute('needs.need');
---
alter table needs.need add constraint need_of_home foreign key (area_id, home_id) references people.home (area_id, id);
---
alter table needs.need add constraint need_of_compound foreign key (area_id, compound_id) references people.compound (area_id, id);
---
alter table needs.need add constraint need_of_building foreign key (area_id, building_id) references people.building (area_id, id);
---
create index need_by_due on needs.need (area_id, due_at);
---
create index need_results on needs.need (area_id, resolved_at desc, year desc, seq desc) where on_board and resolved_at is not null;
---
create index need_newest on needs.need (area_id, submitted_at desc, year desc, seq desc);
---
create index need_by_category on needs.need (area_id, category, submitted_at desc, year desc, seq desc);
---
create index need_by_compound on needs.need (area_id, compound_id, submitted_at desc, year desc, seq desc);
---
create index need_by_home on needs.need (area_id, home_id, submitted_at desc) where home_id is not null;
---
create index need_by_phone on needs.need (area_id, asker_phone_hash) where asker_phone_hash is not null;
---
create index need_open_due on needs.need (area_id, due_at, year, seq) where resolved_at is null and closed_at is null;
---
create index need_open_place on needs.need (area_id, compound_id, building_id) where resolved_at is null and closed_at is null;
---
create index need_contact_waiting on needs.need (area_id, contact_due_at)
  where contacted_at is null and resolved_at is null and closed_at is null and reply_by <> 'none';
---
create index need_handed_over on needs.need (area_id, assignee_role, due_at, year, seq) where state in ('assigned', 'in_progress');
---
create index need_asker_silent on needs.need (area_id, resolved_at) where state = 'resolved';
---
-- One row for each thing done to a need; the timeline people read. Never changed.
create table needs.step (
  area_id int not null references platform.area (id),
  id uuid not null,
  need_id uuid not null,
  -- The id the form brought: a second press of it is the same act.
  form_id uuid,
  -- The need's version after it, which orders the timeline also where two things happened in one moment.
  no int not null default 1,
  act text not null,
  -- One word more, where the act needs it: to whom, by which channel, solved or not.
  about text constraint step_about_form check (about ~ '^[a-z][a-z_-]{1,29}$'),
  from_state text,
  to_state text not null,
  actor_kind text not null constraint step_actor_kind check (actor_kind in ('asker', 'committee', 'property', 'owners', 'auto')),
  actor_id text,
  actor_name text,
  note text constraint step_note_length check (char_length(note) between 1 and 2000),
  -- Who may read the note: the desk only, or the asker as well. Nobody else ever.
  note_for text not null default 'desk' constraint step_note_for check (note_for in ('desk', 'asker')),
  -- Whether everybody may see that this happened, without the note.
  is_public boolean not null,
  at timestamptz not null,
  primary key (area_id, id)
);
---
select platform.distribute('needs.step');
---
alter table needs.step add constraint step_of_need foreign key (area_id, need_id) references needs.need (area_id, id) on delete cascade;
---
create index step_by_need on needs.step (area_id, need_id, no, at);
---
create table needs.picture (
  area_id int not null references platform.area (id),
  need_id uuid not null,
  file_id uuid not null,
  stage text not null constraint picture_stage check (stage in ('before', 'after')),
  position int not null,
  is_public boolean not null default false,
  primary key (area_id, need_id, file_id)
);
---
select platform.distribute('needs.picture');
---
alter table needs.picture add constraint picture_of_need foreign key (area_id, need_id) references needs.need (area_id, id) on delete cascade;
---
alter table needs.picture add constraint picture_of_file foreign key (area_id, file_id) references platform.file (area_id, id);
---
-- What figures and reports may know of a need: no words of the asker, nobody's name. The title is staff's own and shown only if it is public.
create view needs.v_need with (security_invoker = true) as
  select area_id, id, year, seq, category, term, compound_id, building_id, state, channel, reply_by <> 'none' as reply_possible, assignee_role,
    case when on_board then title end as board_title, on_board, submitted_at, contact_minutes, contact_due_at, contacted_at, due_at, resolved_at,
    closed_at, solved, answered_by, satisfaction, reopenings
  from needs.need;
---
alter table needs.need enable row level security;
---
alter table needs.need force row level security;
---
create policy own_area on needs.need using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table needs.step enable row level security;
---
alter table needs.step force row level security;
---
create policy own_area on needs.step using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table needs.picture enable row level security;
---
alter table needs.picture force row level security;
---
create policy own_area on needs.picture using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant usage on schema needs to jinlin_app;
---
grant select, insert, update on needs.need to jinlin_app;
---
grant select, insert on needs.step to jinlin_app;
---
grant select, insert, update, delete on needs.picture to jinlin_app;
---
grant select on needs.v_need to jinlin_app;
