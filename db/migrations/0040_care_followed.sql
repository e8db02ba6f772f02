-- An elder noted as moved away: nobody goes there until somebody of the committee ends the plan, or the note is taken back.
alter table care.plan add column moved_at timestamptz;
---
-- 「本周不用」: nobody comes up to this day, whatever is laid out anew meanwhile.
alter table care.plan add column quiet_until date;
---
-- Volunteers who cannot go this once: it went to the next.
alter table care.visit add column not_by uuid[];
---
-- Somebody of the committee took it over by hand: it is given to nobody else by the clock.
alter table care.visit add column taken_at timestamptz;
---
-- The same hard weather is declared once, whoever presses first; what was declared twice so far ends but once.
alter table care.season no force row level security;
---
update care.season as s set ended_at = s.at where s.ended_at is null and exists (
  select from care.season e where e.area_id = s.area_id and e.kind = s.kind and e.ended_at is null and (e.at, e.id) < (s.at, s.id)
    and daterange(e.from_on, e.to_on, '[]') && daterange(s.from_on, s.to_on, '[]')
);
---
alter table care.season force row level security;
---
alter table care.season add constraint season_once
  exclude using gist (area_id with =, kind with =, daterange(from_on, to_on, '[]') with &&) where (ended_at is null);
