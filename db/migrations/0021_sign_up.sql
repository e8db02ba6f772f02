-- Whoever signed up without an account finds it again by telephone and code.
create index signup_by_phone on gatherings.signup (area_id, phone_hash) where phone_hash is not null;
---
-- Who waits for a place, in their order: asked for with each place that comes free.
create index signup_waiting on gatherings.signup (area_id, gathering_id, queue_no) where state = 'waitlisted';
