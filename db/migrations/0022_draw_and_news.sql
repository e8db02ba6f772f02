-- A draw keeps what it was drawn from: places, entry codes, who was new, who was seated. Codes only; nobody is in it.
alter table gatherings.gathering add column drawn jsonb;
---
-- Who was rung or visited because no message reaches them, and when last: what happened since is to be told again.
alter table gatherings.signup add column rung_at timestamptz;
---
alter table gatherings.signup add column rung_how text constraint signup_rung_how check (rung_how in ('telephone', 'door'));
---
alter table gatherings.signup add column rung_by text;
---
-- A message is about a need, or about a gathering and perhaps the sign-up for it.
alter table messages.message alter column need_number drop not null;
---
alter table messages.message alter column category drop not null;
---
alter table messages.message add column gathering_id uuid;
---
alter table messages.message add column signup_id uuid;
---
-- The start it speaks of: a reminder of another start, or of none any more, is not sent.
alter table messages.message add column starts_at timestamptz;
---
alter table messages.message add constraint message_about check (
  num_nonnulls(need_number, gathering_id) = 1 and (need_number is null) = (category is null)
  and (gathering_id is not null or num_nonnulls(signup_id, starts_at) = 0)
);
---
create index message_by_gathering on messages.message (area_id, gathering_id) where gathering_id is not null;
---
alter table messages.choice drop constraint choice_topic;
---
alter table messages.choice add constraint choice_topic check (topic in ('question', 'progress', 'ending', 'work', 'gathering'));
---
-- Overtaken: what it would have said is true no longer.
alter table messages.sending drop constraint sending_why;
---
alter table messages.sending add constraint sending_why check (why in ('consent', 'dead', 'refused', 'day', 'reported', 'overtaken'));
