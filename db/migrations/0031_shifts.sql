-- A roster is made for the days of one programme.
alter table vanguard.roster add column programme_id uuid;
---
alter table vanguard.roster add constraint roster_of_programme foreign key (area_id, programme_id) references vanguard.programme (area_id, id);
---
alter table vanguard.roster add column job_id uuid;
---
create index roster_by_day on vanguard.roster (area_id, programme_id, from_on);
---
-- What a message to a volunteer speaks of: a question, or a place. It stands beside the day, which is its gathering.
alter table messages.message add column vanguard_id uuid;
---
alter table messages.message add constraint message_volunteering check (vanguard_id is null or gathering_id is not null);
---
alter table messages.choice drop constraint choice_topic;
---
alter table messages.choice add constraint choice_topic check (topic in ('question', 'progress', 'ending', 'work', 'gathering', 'vanguard'));
