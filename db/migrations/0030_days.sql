-- A small wish is one stall of a day, whoever offers it and however often it is pressed.
create unique index stall_need_once on vanguard.stall (area_id, gathering_id, need_id) where need_id is not null and state <> 'dropped';
---
-- Retention holds the rows it takes out (select … for update), which asks for the right to change a column of them.
grant update (device) on vanguard.counter, vanguard.tap, vanguard.sign to jinlin_app;
