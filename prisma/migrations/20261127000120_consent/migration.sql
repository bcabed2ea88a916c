-- Who has said what about being written to, and how we know. The person behind a subject is one row that can go; the proofs stay.
create table consent_subject (
  id uuid primary key,
  hash text not null unique,
  created_at timestamptz(3) not null default current_timestamp
);

create table consent_proof (
  id uuid primary key,
  subject_id uuid not null,
  medium text not null,
  topic text not null,
  says text not null,
  at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  way text not null,
  language text,
  wording text,
  wording_version text,
  evidence text,
  actor text not null
);
create unique index consent_proof_identity on consent_proof (subject_id, medium, topic, says, at, way);

create function refuse_consent_change() returns trigger language plpgsql as $$
begin
  raise exception 'proofs of consent are only ever added';
end $$;
create trigger consent_proof_stays before update or delete on consent_proof for each row execute function refuse_consent_change();

-- Consents that are each good for one message of a template.
create table one_time_consent (
  id uuid primary key,
  medium text not null,
  address_hash text not null,
  template_id text not null,
  given_at timestamptz(3) not null,
  spent_at timestamptz(3),
  spent_by uuid,
  void_at timestamptz(3)
);
create index one_time_consent_open on one_time_consent (address_hash, template_id, given_at) where spent_at is null and void_at is null;
create index one_time_consent_spent_by on one_time_consent (spent_by);

alter table reach add column topics_off text[] not null default '{}';
alter table reach add column since timestamptz(3);
update reach set since = updated_at;

-- what was chosen before proofs were kept is carried over as what it is
insert into consent_subject (id, hash)
  select gen_random_uuid(), phone_hash from (select phone_hash from reach union select phone_hash from preference where topics_off <> '{}') known;
insert into consent_proof (id, subject_id, medium, topic, says, at, received_at, way, evidence, actor)
  select gen_random_uuid(), s.id, r.medium, 'all', r.consent, r.updated_at, r.updated_at, 'carried_over', left(r.reason, 200), 'system'
  from reach r join consent_subject s on s.hash = r.phone_hash;
insert into consent_proof (id, subject_id, medium, topic, says, at, received_at, way, actor)
  select gen_random_uuid(), s.id, 'any', t.topic, 'out', p.updated_at, p.updated_at, 'carried_over', 'system'
  from preference p join consent_subject s on s.hash = p.phone_hash cross join unnest(p.topics_off) as t(topic);
