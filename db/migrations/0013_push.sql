-- A further way out of the house: a line on the screen of a device whose browser was asked to show it.
create table messages.device (
  area_id int not null references platform.area (id),
  id uuid not null,
  receiver_kind text not null constraint device_receiver_kind check (receiver_kind in ('home', 'account', 'person')),
  receiver_id text not null,
  -- The same browser again is the same device.
  endpoint_hash bytea not null,
  -- Where its push service takes messages for it, and the keys they are closed with.
  subscription_sealed bytea not null,
  lang text not null constraint device_lang check (lang in ('zh', 'en')),
  made_at timestamptz not null,
  primary key (area_id, id),
  constraint device_once unique (area_id, receiver_kind, receiver_id, endpoint_hash)
);
---
select platform.distribute('messages.device');
---
alter table messages.device enable row level security;
---
alter table messages.device force row level security;
---
create policy own_area on messages.device using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on messages.device to jinlin_app;
---
alter table messages.consent drop constraint consent_channel;
---
alter table messages.consent add constraint consent_channel check (channel in ('mail', 'sms', 'wechat', 'push'));
---
alter table messages.choice drop constraint choice_channel;
---
alter table messages.choice add constraint choice_channel check (channel in ('mail', 'sms', 'wechat', 'push'));
---
alter table messages.sending drop constraint sending_channel;
---
alter table messages.sending add constraint sending_channel check (channel in ('mail', 'sms', 'wechat', 'push'));
