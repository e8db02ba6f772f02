-- One consent. What leaves the house asks `messages.consent`; the answers that stood in `privacy.consent` were read by nobody.
-- From here on one person can be told besides their household, once they agreed, and staff may take the answer down.
alter table messages.message drop constraint message_receiver_kind;
---
alter table messages.message add constraint message_receiver_kind check (receiver_kind in ('home', 'account', 'person'));
---
alter table messages.address drop constraint address_receiver_kind;
---
alter table messages.address add constraint address_receiver_kind check (receiver_kind in ('home', 'account', 'person'));
---
alter table messages.sending drop constraint sending_receiver_kind;
---
alter table messages.sending add constraint sending_receiver_kind check (receiver_kind in ('home', 'account', 'person'));
---
alter table messages.consent drop constraint consent_receiver_kind;
---
alter table messages.consent add constraint consent_receiver_kind check (receiver_kind in ('home', 'account', 'person'));
---
alter table messages.consent drop constraint consent_how;
---
-- own-page: said by the receiver with their own card or account; anything else was taken down by somebody of the committee.
alter table messages.consent add constraint consent_how check (how in ('own-page', 'counter', 'telephone', 'door', 'paper'));
---
-- Who took it down, the last day it holds, and for a child who spoke: name sealed, relation, and the day they turn fourteen.
alter table messages.consent
  add column noted_by text,
  add column until_on date,
  add column guardian_sealed bytea,
  add column guardian_relation text constraint consent_guardian check (guardian_relation in ('mother', 'father', 'guardian')),
  add column fourteen_on date;
---
alter table messages.consent add constraint consent_for_child check (
  (guardian_sealed is null) = (fourteen_on is null)
  and (guardian_sealed is null or guardian_relation is not null)
  and (guardian_relation is null or answer = 'given')
  and (fourteen_on is null or until_on < fourteen_on)
);
---
-- From this moment on nothing may go to an address; then it is deleted. Null: until the consent is taken back.
alter table messages.address add column ends_at timestamptz;
---
create index address_ending on messages.address (area_id, ends_at) where ends_at is not null;
---
-- A person's answers go with the person; nobody rewrites one.
grant delete on messages.consent to jinlin_app;
---
-- The owner of the tables is held to the areas as well; for carrying the old answers over, all of them are read at once.
alter table privacy.consent no force row level security;
---
alter table messages.consent no force row level security;
---
-- Version 0 of the text: a yes to it opened no channel and named no address, so it opens none now; a no keeps its ninety days.
-- What was superseded was a yes where it had a last day. Reminders on a telephone were never built: the facts about them stay.
insert into messages.consent (area_id, id, receiver_kind, receiver_id, channel, answer, purpose, text_version, how, at, noted_by, until_on, guardian_relation)
select area_id, id, 'person', subject_id::text,
  case purpose when 'message-sms' then 'sms' when 'message-email' then 'mail' else 'wechat' end,
  answer, 'news of own needs', 0,
  case channel when 'card' then 'own-page' when 'page' then 'own-page' else channel end,
  at, noted_by, case answer when 'given' then until_on end, case when answer = 'given' and by_guardian then 'guardian' end
from (
  select area_id, id, subject_id, purpose, channel, noted_by, until_on, by_guardian, said_at as at,
    case when until_on is null then 'refused' else 'given' end as answer
  from privacy.consent
  where subject_kind = 'person' and purpose in ('message-sms', 'message-email', 'message-wechat')
  union all
  select area_id, gen_random_uuid(), subject_id, purpose, channel, noted_by, null, false, ended_at, 'withdrawn'
  from privacy.consent
  where subject_kind = 'person' and purpose in ('message-sms', 'message-email', 'message-wechat') and state = 'withdrawn'
) as said
order by at
on conflict (area_id, id) do nothing;
---
alter table messages.consent force row level security;
---
drop table privacy.consent;
