-- A message can be about a line of hours, which belongs to no gathering where it was written down later: of which day, never how much.
alter table messages.message drop constraint message_volunteering;
---
alter table messages.message add constraint message_volunteering check (vanguard_id is null or (need_number is null and visit_id is null));
---
alter table messages.message drop constraint message_about;
---
alter table messages.message add constraint message_about check (
  num_nonnulls(need_number, gathering_id, visit_id) <= 1 and (need_number is null) = (category is null)
  and (gathering_id is not null or signup_id is null) and (num_nonnulls(gathering_id, visit_id, vanguard_id) >= 1 or starts_at is null)
);
---
-- How hours that volunteers give are counted: customs of the place (domain B11). Most hours of one day; days in which a volunteer may
-- say that a confirmed line is wrong, never under seven; days in which what was not noted can be written down.
alter table platform.area
  add column service_day_hours int not null default 8 constraint area_service_day check (service_day_hours between 2 and 12),
  add column service_dispute_days int not null default 7 constraint area_service_dispute check (service_dispute_days between 7 and 60),
  add column service_later_days int not null default 90 constraint area_service_later check (service_later_days between 7 and 365);
