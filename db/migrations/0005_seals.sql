-- The order in which facts were written (ids order them by the clock only), and what each seal covers, fact by fact.
alter table platform.fact add column seq bigint generated always as identity;
---
drop index platform.fact_not_sealed;
---
drop index platform.fact_not_delivered;
---
create index fact_not_sealed on platform.fact (area_id, seq) where seal_no is null;
---
create index fact_not_delivered on platform.fact (area_id, seq) where delivered_at is null;
---
-- One line a fact: id, name and checksum, so that a fact that was changed or taken away can be named.
alter table platform.seal add column entries text not null;
---
create index delivery_due on platform.delivery (area_id, next_try_at) where next_try_at is not null;
---
create index job_open on platform.job (area_id, id) where state in ('waiting', 'running');
