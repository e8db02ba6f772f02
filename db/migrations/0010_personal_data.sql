-- What a person may do about their own data: ask, consent, take back. And what makes a deletion whole.
create schema privacy;
---
-- Somebody wants to see, correct or delete what is stored about them, or complains. Words and answer are sealed: whoever watches
-- over the requests sees that there is one and when it is due, not what it says.
create table privacy.request (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- No key of people.person: the request outlives the person whose deletion it asks for, as an id that leads nowhere.
  person_id uuid not null,
  home_id uuid,
  kind text not null constraint request_kind check (kind in ('correct', 'delete', 'complain')),
  channel text not null constraint request_channel check (channel in ('card', 'counter', 'telephone', 'paper')),
  state text not null constraint request_state check (state in ('received', 'verified', 'in_progress', 'fulfilled', 'refused', 'withdrawn', 'appealed')),
  words_sealed bytea,
  answer_sealed bytea,
  refused_why text constraint request_refused_why check (refused_why in ('not-them', 'must-keep', 'not-stored', 'other')),
  asked_at timestamptz not null,
  asked_by text,
  due_at timestamptz not null,
  verified_at timestamptz,
  verified_by text,
  closed_at timestamptz,
  closed_by text,
  version int not null default 1,
  primary key (area_id, id),
  constraint request_refused check ((state in ('refused', 'appealed')) = (refused_why is not null)),
  constraint request_closed check ((state in ('fulfilled', 'refused', 'withdrawn')) = (closed_at is not null)),
  constraint request_verified check (state not in ('verified', 'in_progress', 'fulfilled') or verified_at is not null)
);
---
select platform.distribute('privacy.request');
---
create index request_by_person on privacy.request (area_id, person_id, asked_at desc);
---
create index request_open on privacy.request (area_id, due_at) where closed_at is null;
---
create unique index request_once on privacy.request (area_id, person_id, kind) where closed_at is null;
---
-- A yes or no to one purpose, in the words of one version of its three lines. Rows are not overwritten: another answer is another row.
create table privacy.consent (
  area_id int not null references platform.area (id),
  id uuid not null,
  subject_kind text not null constraint consent_subject check (subject_kind in ('person', 'home', 'need')),
  subject_id uuid not null,
  purpose text not null constraint consent_purpose check (purpose ~ '^[a-z][a-z-]{1,29}$'),
  state text not null constraint consent_state check (state in ('given', 'refused', 'withdrawn', 'superseded')),
  text_version int not null,
  channel text not null constraint consent_channel check (channel in ('card', 'counter', 'telephone', 'paper', 'page')),
  by_guardian boolean not null default false,
  said_at timestamptz not null,
  noted_by text,
  until_on date,
  ended_at timestamptz,
  primary key (area_id, id),
  constraint consent_ended check ((state in ('withdrawn', 'superseded')) = (ended_at is not null))
);
---
select platform.distribute('privacy.consent');
---
create index consent_by_subject on privacy.consent (area_id, subject_kind, subject_id, purpose, said_at desc);
---
create unique index consent_one_living on privacy.consent (area_id, subject_kind, subject_id, purpose) where state in ('given', 'refused');
---
-- In which role somebody opened a sealed field.
alter table people.opening add column role text;
---
-- The words of an asker who is deleted leave the timeline; that something happened stays.
grant update (note) on needs.step to jinlin_app;
---
alter table privacy.request enable row level security;
---
alter table privacy.request force row level security;
---
create policy own_area on privacy.request using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table privacy.consent enable row level security;
---
alter table privacy.consent force row level security;
---
create policy own_area on privacy.consent using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant usage on schema privacy to jinlin_app;
---
grant select, insert, update, delete on privacy.request, privacy.consent to jinlin_app;
---
-- What an import did to each person, so that all of it can be taken back: where they lived before, and which telephones they had.
create table people.import_change (
  area_id int not null references platform.area (id),
  id uuid not null,
  import_id uuid not null,
  person_id uuid not null,
  kind text not null constraint import_change_kind check (kind in ('new', 'changed')),
  -- The person's version after it: another one now says that somebody has edited them since.
  version_after int not null,
  home_before uuid,
  building_before uuid,
  import_before uuid,
  phones_before uuid[] not null default '{}',
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint import_change_once unique (area_id, import_id, person_id)
);
---
select platform.distribute('people.import_change');
---
alter table people.import_change add constraint import_change_of_person foreign key (area_id, person_id)
  references people.person (area_id, id) on delete cascade;
---
create index import_change_by_person on people.import_change (area_id, person_id);
---
alter table people.import_change enable row level security;
---
alter table people.import_change force row level security;
---
create policy own_area on people.import_change using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on people.import_change to jinlin_app;
---
alter table people.import add column undone_at timestamptz;
