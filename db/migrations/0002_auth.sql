-- Accounts, sessions and limits. Global: an account and its sessions are found before the area is known.
-- The first five tables are those of better-auth 1.7 (username and two-factor plugins) with our own columns at their end.
create schema auth;
---
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  username text,
  two_factor_enabled boolean not null default false,
  kind text not null default 'account' constraint user_kind check (kind in ('account', 'household')),
  home_area int references platform.area (id),
  home_id uuid,
  -- Until when the password is a printed one-time password; null once its owner chose another.
  one_time_until timestamptz,
  -- Belongs to an invented person: the only kind a one-click sign-in opens.
  demo boolean not null default false,
  constraint user_email_once unique (email),
  constraint user_username_once unique (username),
  constraint user_household_home check ((kind = 'household') = (home_id is not null))
);
---
create index user_by_area on auth."user" (home_area, kind);
---
create unique index user_household_once on auth."user" (home_area, home_id) where home_id is not null;
---
create table auth.session (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  token text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- Null until the session was settled: such a session opens nothing.
  area int references platform.area (id),
  device text,
  -- Minutes without a request after which it asks for the password again; null never.
  idle_minutes int,
  ends_at timestamptz,
  last_seen_at timestamptz,
  locked_at timestamptz,
  constraint session_token_once unique (token)
);
---
create index session_by_user on auth.session (user_id);
---
create table auth.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth."user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint account_once unique (user_id, provider_id)
);
---
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
---
create index verification_by_identifier on auth.verification (identifier);
---
create table auth.two_factor (
  id text primary key,
  user_id text not null references auth."user" (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count int not null default 0,
  locked_until timestamptz,
  constraint two_factor_once unique (user_id)
);
---
-- How often something was tried in a span of time. The key is a keyed hash: no name, address or code stands here in clear.
create table auth.attempt (
  key_hash bytea primary key,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  count int not null
);
---
grant usage on schema auth to jinlin_app;
---
grant select, insert, update, delete on auth."user", auth.session, auth.account, auth.verification, auth.two_factor, auth.attempt to jinlin_app;
