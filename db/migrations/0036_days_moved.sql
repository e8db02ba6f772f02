-- When the day began as a stall and its shift were laid out against it: a day that is moved takes them along, once.
alter table vanguard.stall add column day_at timestamptz;
---
alter table vanguard.shift add column day_at timestamptz;
---
-- Which gathering takes place instead of one that was postponed: stalls, shifts and the team go along.
create or replace view gatherings.v_gathering with (security_invoker = true) as
  select area_id, id, series_id, series_on, title, kind, purpose, audience, effort, leader_id, venue_id, elsewhere, starts_at, ends_at,
    state, reason_kind, reason, sign_up, capacity, taken, closes_at, present, counted, count_method, attendances, held_at, assumed, published_at,
    compound_id, building_id, instead_id
  from gatherings.gathering;
---
create index gathering_by_instead on gatherings.gathering (area_id, instead_id) where instead_id is not null;
