-- A gathering has a place of its own: the compound, and perhaps the building. At a venue it is the venue's; at none somebody chose it.
alter table gatherings.gathering add column compound_id uuid;
---
alter table gatherings.gathering add column building_id uuid;
---
alter table gatherings.gathering add constraint gathering_building_of_one check (building_id is null or compound_id is not null);
---
alter table gatherings.gathering add constraint gathering_in_compound foreign key (area_id, compound_id) references people.compound (area_id, id);
---
alter table gatherings.gathering add constraint gathering_in_building foreign key (area_id, building_id) references people.building (area_id, id);
---
-- The same of a series: where each of its gatherings is that has no other venue.
alter table gatherings.series add column compound_id uuid;
---
alter table gatherings.series add column building_id uuid;
---
alter table gatherings.series add constraint series_building_of_one check (building_id is null or compound_id is not null);
---
alter table gatherings.series add constraint series_in_compound foreign key (area_id, compound_id) references people.compound (area_id, id);
---
alter table gatherings.series add constraint series_in_building foreign key (area_id, building_id) references people.building (area_id, id);
---
-- The owner of the tables is held to the areas as well; for filling the places in, those of all areas are read at once.
alter table gatherings.venue no force row level security;
---
alter table gatherings.booking no force row level security;
---
alter table gatherings.series no force row level security;
---
alter table gatherings.gathering no force row level security;
---
update gatherings.gathering as g set compound_id = v.compound_id, building_id = v.building_id
from gatherings.venue as v
where v.area_id = g.area_id and v.id = g.venue_id and v.compound_id is not null;
---
-- Whoever had to leave a venue and has no other yet stays where that venue is.
update gatherings.gathering as g set compound_id = v.compound_id, building_id = v.building_id
from gatherings.booking as b join gatherings.venue as v on v.area_id = b.area_id and v.id = b.venue_id
where b.area_id = g.area_id and b.id = g.id and g.venue_id is null and g.elsewhere is null and v.compound_id is not null;
---
update gatherings.series as s set compound_id = v.compound_id, building_id = v.building_id
from gatherings.venue as v
where v.area_id = s.area_id and v.id = (s.plan ->> 'venueId')::uuid and v.compound_id is not null;
---
alter table gatherings.venue force row level security;
---
alter table gatherings.booking force row level security;
---
alter table gatherings.series force row level security;
---
alter table gatherings.gathering force row level security;
---
create or replace view gatherings.v_gathering with (security_invoker = true) as
  select area_id, id, series_id, series_on, title, kind, purpose, audience, effort, leader_id, venue_id, elsewhere, starts_at, ends_at,
    state, reason_kind, reason, sign_up, capacity, taken, closes_at, present, counted, count_method, attendances, held_at, assumed, published_at,
    compound_id, building_id
  from gatherings.gathering;
