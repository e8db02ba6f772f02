-- A small wish is one stall of a day, whoever offers it and however often it is pressed.
create unique index stall_need_once on vanguard.stall (area_id, gathering_id, need_id) where need_id is not null and state <> 'dropped';
