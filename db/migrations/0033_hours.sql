-- Hours: why times were set right, and when somebody last looked at what the roll says of them.
alter table vanguard.service add column set_right text constraint service_set_right check (char_length(set_right) between 1 and 300);
---
-- Notes of the roll that came later than this, and say something else, are shown until somebody looked at them.
alter table vanguard.service add column looked_at timestamptz;
---
-- What is not settled yet, and the lines of a day.
create index service_open on vanguard.service (area_id, starts_at) where state in ('proposed', 'disputed');
---
-- A certificate somebody asked for on their own page; staff issue it.
create table vanguard.certificate_ask (
  area_id int not null references platform.area (id),
  id uuid not null,
  volunteer_id uuid not null,
  from_on date not null,
  to_on date not null,
  state text not null constraint certificate_ask_state check (state in ('open', 'issued', 'withdrawn')),
  certificate_id uuid,
  at timestamptz not null,
  settled_at timestamptz,
  primary key (area_id, id),
  constraint certificate_ask_span check (to_on >= from_on),
  constraint certificate_ask_issued check ((state = 'issued') = (certificate_id is not null)),
  constraint certificate_ask_settled check ((state = 'open') = (settled_at is null))
);
---
select platform.distribute('vanguard.certificate_ask');
---
alter table vanguard.certificate_ask add constraint certificate_ask_of foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
alter table vanguard.certificate_ask add constraint certificate_ask_got foreign key (area_id, certificate_id) references vanguard.certificate (area_id, id);
---
create unique index certificate_ask_one_open on vanguard.certificate_ask (area_id, volunteer_id) where state = 'open';
---
-- Where a volunteer agreed that their record is passed on to (domain F12): nothing leaves without a row that did not end.
create table vanguard.passing_on (
  area_id int not null references platform.area (id),
  id uuid not null,
  volunteer_id uuid not null,
  -- record: the national record of volunteers; time-bank: hours for the time bank.
  purpose text not null constraint passing_on_purpose check (purpose in ('record', 'time-bank')),
  how text not null constraint passing_on_how check (how in ('self', 'paper')),
  at timestamptz not null,
  by_id text,
  ended_at timestamptz,
  primary key (area_id, id)
);
---
select platform.distribute('vanguard.passing_on');
---
alter table vanguard.passing_on add constraint passing_on_of foreign key (area_id, volunteer_id) references vanguard.volunteer (area_id, id);
---
create unique index passing_on_once on vanguard.passing_on (area_id, volunteer_id, purpose) where ended_at is null;
---
alter table vanguard.certificate_ask enable row level security;
---
alter table vanguard.certificate_ask force row level security;
---
create policy own_area on vanguard.certificate_ask using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
alter table vanguard.passing_on enable row level security;
---
alter table vanguard.passing_on force row level security;
---
create policy own_area on vanguard.passing_on using (area_id = platform.current_area()) with check (area_id = platform.current_area());
---
grant select, insert, update, delete on vanguard.certificate_ask, vanguard.passing_on to jinlin_app;
