-- What is said of a photo can be put right; of two who do it at once the second sees what the first wrote.
alter table gatherings.photo add column version int not null default 1;
