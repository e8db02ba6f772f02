-- The director may let the secretary look at a matter between neighbours for some days (domain.md C3: G).
alter table needs.need add column shown_to text;
---
alter table needs.need add column shown_until timestamptz;
---
alter table needs.need add constraint need_shown check (
  (shown_to is null) = (shown_until is null) and (shown_to is null or dispute));
