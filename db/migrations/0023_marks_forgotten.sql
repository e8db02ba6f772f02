-- Forgetting chooses rows under a lock and empties names: both need the right to change these columns, and no others, of a mark.
grant update (member_id, walk_in_id, name_sealed, by_id, reason, device) on gatherings.mark to jinlin_app;
---
grant delete on gatherings.feed_key to jinlin_app;
