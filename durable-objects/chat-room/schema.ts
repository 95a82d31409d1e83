/** Additive only: an object may wake up under newer code at any time. */
export const schema = [
  `create table if not exists events (
     seq integer primary key, by text not null, id text not null, k text not null, target integer, json text not null, now text,
     unique (by, id)) strict`,
  "create index if not exists events_messages on events (seq) where k = 'message'",
  "create index if not exists events_target on events (target) where k = 'edited'",
  "create table if not exists withdrawn (seq integer primary key, json text not null) strict",
  "create table if not exists pins (seq integer primary key, at integer not null) strict",
  "create table if not exists reads (person text primary key, up_to integer not null) strict",
  "create table if not exists sanctions (person text primary key, muted_until integer, banned integer not null) strict",
  "create table if not exists spoke (person text primary key, at integer not null) strict",
  "create table if not exists people (id text primary key, json text not null) strict",
  // Files that a person has put into the room: `used` is the message that carries one.
  `create table if not exists offers (
     media text primary key, person text not null, at integer not null, json text not null, used integer) strict`,
  "create index if not exists offers_used on offers (used) where used is not null",
  "create table if not exists delivered (person text primary key, up_to integer not null) strict",
  "create table if not exists seen (person text primary key, at integer not null) strict",
  "create table if not exists passes (pass text primary key, person text not null, session text not null, until integer not null, json text not null) strict",
  "create index if not exists passes_person on passes (person)",
  "create index if not exists passes_until on passes (until)",
  "create table if not exists written (person text primary key, day integer not null, used integer not null) strict",
  "create table if not exists meta (name text primary key, value integer not null) strict",
];
