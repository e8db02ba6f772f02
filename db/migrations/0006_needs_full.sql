-- Needs beyond the main path: a question to the asker, waiting for somebody outside, a later date, sent elsewhere, closed unsolved.
alter table needs.need add column paused_at timestamptz;
---
-- Working minutes the clock has stood still in all; the due date was moved by as many.
alter table needs.need add column paused_minutes int not null default 0;
---
alter table needs.need add constraint need_paused_minutes check (paused_minutes >= 0);
---
-- Whom outside the need waits for, or waited for last: an organisation, never a person.
alter table needs.need add column external_body text;
---
alter table needs.need add constraint need_external_length check (char_length(external_body) between 1 and 60);
---
alter table needs.need add column asked_on date;
---
alter table needs.need add column next_check_on date;
---
alter table needs.need add column extensions int not null default 0;
---
alter table needs.need add constraint need_extensions check (extensions >= 0);
---
alter table needs.need add column referred_to text;
---
alter table needs.need add constraint need_referred_to check (referred_to in ('emergency', 'hotline', 'court', 'petition', 'elsewhere'));
---
alter table needs.need add column unresolved_why text;
---
alter table needs.need add constraint need_unresolved_why check (unresolved_why in ('owners-decide', 'no-money', 'not-allowed', 'beyond-us', 'no-agreement', 'other'));
---
-- The number of a 12345 work order; never public.
alter table needs.need add column hotline_ref text;
---
alter table needs.need add constraint need_hotline_ref check (hotline_ref ~ '^[0-9A-Za-z-]{1,30}$');
---
alter table needs.need drop constraint need_state;
---
alter table needs.need add constraint need_state check (state in
  ('submitted', 'accepted', 'needs_info', 'assigned', 'in_progress', 'waiting_external', 'resolved', 'reopened', 'confirmed',
   'closed_no_reply', 'closed_unresolved', 'referred', 'withdrawn'));
---
alter table needs.need drop constraint need_assigned;
---
alter table needs.need add constraint need_assigned check (state not in ('assigned', 'in_progress', 'waiting_external')
  or (assignee_role is not null and assigned_at is not null and answer_due_at is not null));
---
alter table needs.need drop constraint need_taken;
---
alter table needs.need add constraint need_taken check (state not in ('in_progress', 'waiting_external') or taken_at is not null);
---
alter table needs.need drop constraint need_closed;
---
alter table needs.need add constraint need_closed check (
  (state in ('confirmed', 'closed_no_reply', 'closed_unresolved', 'referred', 'withdrawn')) = (closed_at is not null));
---
-- The clock stands still here and nowhere else.
alter table needs.need add constraint need_paused check ((state in ('needs_info', 'waiting_external')) = (paused_at is not null));
---
alter table needs.need add constraint need_external_whole check (
  (external_body is null) = (asked_on is null) and (external_body is null) = (next_check_on is null));
---
alter table needs.need add constraint need_external check (state <> 'waiting_external' or external_body is not null);
---
alter table needs.need add constraint need_referred check ((state = 'referred') = (referred_to is not null));
---
alter table needs.need add constraint need_unresolved check ((state = 'closed_unresolved') = (unresolved_why is not null));
---
-- Whom outside it waits for, and the day a line promises (the next check, the later due date). Everybody may read both.
alter table needs.step add column body text;
---
alter table needs.step add constraint step_body_length check (char_length(body) between 1 and 60);
---
alter table needs.step add column until_on date;
---
drop index needs.need_handed_over;
---
create index need_handed_over on needs.need (area_id, assignee_role, due_at, year, seq)
  where state in ('assigned', 'in_progress', 'waiting_external');
---
create index need_by_hotline on needs.need (area_id, hotline_ref) where hotline_ref is not null;
---
create or replace view needs.v_need with (security_invoker = true) as
  select area_id, id, year, seq, category, term, compound_id, building_id, state, channel, reply_by <> 'none' as reply_possible, assignee_role,
    case when on_board then title end as board_title, on_board, submitted_at, contact_minutes, contact_due_at, contacted_at, due_at, resolved_at,
    closed_at, solved, answered_by, satisfaction, reopenings, paused_at, paused_minutes, extensions
  from needs.need;
