-- A roll, a list of sign-ups and a figure ask for the people of one gathering: without it, all of the area are read each time.
create index member_by_gathering on gatherings.member (area_id, gathering_id);
