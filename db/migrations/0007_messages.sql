-- Messages: one for each event and receiver in the inbox; what leaves the house, by which channel, and only with consent.
create schema messages;
---
create table messages.message (
  area_id int not null references platform.area (id),
  id uuid not null,
  -- The fact it tells of: told twice, it is still one message.
  fact_id uuid not null,
  receiver_kind text not null constraint message_receiver_kind check (receiver_kind in ('home', 'account')),
  -- A home's id or an account's id.
  receiver_id text not null,
  kind text not null constraint message_kind_form check (kind ~ '^[a-z][a-z-]{1,29}$'),
  -- All it says: the number people read aloud and the subject. Never words or names.
  need_number text not null constraint message_need_number check (need_number ~ '^20[0-9]{2}-[0-9]{4,7}$'),
  category text not null,
  -- What carries it outside, if anything does.
  sending_id uuid,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (area_id, id),
  constraint message_once unique (area_id, fact_id, receiver_kind, receiver_id, kind)
);
---
select platform.distribute('messages.message');
---
create index message_by_receiver on messages.message (area_id, receiver_kind, receiver_id, made_at desc, id desc);
---
create index message_unread on messages.message (area_id, receiver_kind, receiver_id) where read_at is null;
---
create index message_by_sending on messages.message (area_id, sending_id) where sending_id is not null;
---
-- What a receiver said about a channel: never changed, the newest holds.
create table messages.consent (
  area_id int not null references platform.area (id),
  id uuid not null,
  receiver_kind text not null constraint consent_receiver_kind check (receiver_kind in ('home', 'account')),
  receiver_id text not null,
  channel text not null constraint consent_channel check (channel in ('mail', 'sms', 'wechat')),
  answer text not null constraint consent_answer check (answer in ('given', 'refused', 'withdrawn')),
  -- What it was asked for, the version of the sentence that was read, and where the answer was given.
  purpose text not null,
  text_version int not null,
  how text not null constraint consent_how check (how in ('own-page')),
  at timestamptz not null,
  seq bigint generated always as identity,
  primary key (area_id, id)
);
---
select platform.distribute('messages.consent');
---
create index consent_newest on messages.consent (area_id, receiver_kind, receiver_id, channel, seq desc);
---
-- Where a channel leads, sealed; gone with the consent.
create table messages.address (
  area_id int not null references platform.area (id),
  id uuid not null,
  receiver_kind text not null constraint address_receiver_kind check (receiver_kind in ('home', 'account')),
  receiver_id text not null,
  channel text not null constraint address_channel check (channel in ('mail', 'sms', 'wechat')),
  address_sealed bytea not null,
  lang text not null constraint address_lang check (lang in ('zh', 'en')),
  -- Since when nothing arrives there any more.
  dead_at timestamptz,
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint address_one_each unique (area_id, receiver_kind, receiver_id, channel)
);
---
select platform.distribute('messages.address');
---
-- By person and topic: which channel besides the inbox, and whether at once or with the morning's others.
create table messages.choice (
  area_id int not null references platform.area (id),
  receiver_kind text not null constraint choice_receiver_kind check (receiver_kind in ('home', 'account')),
  receiver_id text not null,
  topic text not null constraint choice_topic check (topic in ('question', 'progress', 'ending', 'work')),
  channel text constraint choice_channel check (channel in ('mail', 'sms', 'wechat')),
  pace text not null constraint choice_pace check (pace in ('digest', 'at_once')),
  changed_at timestamptz not null,
  primary key (area_id, receiver_kind, receiver_id, topic)
);
---
select platform.distribute('messages.choice');
---
-- The outbox: one line for each thing that is to leave the house, with one message in it or a morning's worth.
create table messages.sending (
  area_id int not null references platform.area (id),
  id uuid not null,
  receiver_kind text not null constraint sending_receiver_kind check (receiver_kind in ('home', 'account')),
  receiver_id text not null,
  channel text not null constraint sending_channel check (channel in ('mail', 'sms', 'wechat')),
  -- sent: the server at the other end took it; delivered: it says so itself. rehearsed: a demonstration, nothing left the house.
  state text not null constraint sending_state check (state in ('waiting', 'sent', 'delivered', 'rehearsed', 'cancelled', 'unreached')),
  why text constraint sending_why check (why in ('consent', 'dead', 'refused', 'day', 'reported')),
  due_at timestamptz not null,
  next_try_at timestamptz,
  first_tried_at timestamptz,
  tries int not null default 0,
  last_error text constraint sending_last_error check (char_length(last_error) <= 300),
  made_at timestamptz not null,
  over_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  settled_how text constraint sending_settled_how check (settled_how in ('telephone', 'poster', 'door')),
  primary key (area_id, id),
  constraint sending_waits check ((state = 'waiting') = (next_try_at is not null)),
  constraint sending_settled check ((settled_at is null) = (settled_how is null) and (settled_at is null or state = 'unreached'))
);
---
select platform.distribute('messages.sending');
---
-- Messages that leave at the same moment by the same channel travel together.
create unique index sending_together on messages.sending (area_id, receiver_kind, receiver_id, channel, due_at)
  where state = 'waiting' and tries = 0;
---
create index sending_due on messages.sending (area_id, next_try_at) where state = 'waiting';
---
create index sending_newest on messages.sending (area_id, made_at desc, id desc);
---
create index sending_unreached on messages.sending (area_id, over_at) where state = 'unreached' and settled_at is null;
---
alter table messages.message enable row level security;
---
alter table messages.message force row level security;
---
create policy own_area on messages.message using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table messages.consent enable row level security;
---
alter table messages.consent force row level security;
---
create policy own_area on messages.consent using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table messages.address enable row level security;
---
alter table messages.address force row level security;
---
create policy own_area on messages.address using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table messages.choice enable row level security;
---
alter table messages.choice force row level security;
---
create policy own_area on messages.choice using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table messages.sending enable row level security;
---
alter table messages.sending force row level security;
---
create policy own_area on messages.sending using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant usage on schema messages to jinlin_app;
---
grant select, insert, update, delete on messages.message, messages.address, messages.choice, messages.sending to jinlin_app;
---
grant select, insert on messages.consent to jinlin_app;
