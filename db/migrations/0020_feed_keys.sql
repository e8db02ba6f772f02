-- An address that was taken back is forgotten after a month (retention): only its own rows may go.
grant delete on gatherings.feed_key to jinlin_app;
