-- What an undone tap takes back; and where two devices differ about a ticket. Which device gave numbers, as its taps say it.
alter table vanguard.tap add column undoes uuid;
---
alter table vanguard.tap add constraint tap_undoes check ((what = 'undone') = (undoes is not null));
---
alter table vanguard.ticket add column conflict boolean not null default false;
---
-- What was tapped or noted is never rewritten; which device it came from can be taken off, and a row past its time be held to be erased.
grant update (device) on vanguard.counter, vanguard.tap, vanguard.sign to jinlin_app;
