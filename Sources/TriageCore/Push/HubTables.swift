/// The tables of a hub, and the views that people with SQL and `triage records stats --from` ask.
enum HubTables {
    /// **Shape**: SQL; what is there already stays.
    static let definition = """
        create unlogged table if not exists incoming (
        batch text not null, kind text not null, id uuid, sum text not null, line text not null);
        create index if not exists incoming_batch on incoming (batch);
        create table if not exists flow_file (
        file text not null, digest text not null, content text not null,
        received timestamptz not null default now(), primary key (file, digest));
        create table if not exists record (
        id uuid primary key, sum text, line text, record jsonb, flow text, version text, agent text, channel text,
        opened timestamptz, closed timestamptz, outcome text, kind text, clock text,
        received timestamptz not null default now());
        create index if not exists record_closed on record (closed);
        create table if not exists record_erased (
        id uuid primary key, erased_at timestamptz, erased_by text, reason text, batch text,
        received timestamptz not null default now());
        create index if not exists record_erased_batch on record_erased (batch);
        create table if not exists record_conflict (
        id uuid not null, sum text not null, line text not null,
        received timestamptz not null default now(), primary key (id, sum));
        create table if not exists record_refused (
        sum text primary key, id uuid, line bytea not null, reason text not null,
        received timestamptz not null default now());
        create or replace view enquiry as
        select id, flow, version, agent, channel, opened, closed,
        extract(epoch from closed - opened)::double precision as duration,
        outcome, kind, clock, record->'facts' as facts, record->'trail' as trail, received
        from record where line is not null;
        create or replace view enquiry_fact as
        select id, flow, closed, fact.key as fact, fact.value as value
        from record cross join lateral jsonb_each(record->'facts') as fact
        where line is not null;
        create or replace view enquiry_visit as
        select id, flow, closed, number, visit->>'node' as node, (visit->>'round')::int as round,
        (visit->>'at')::double precision as at, (visit->>'took')::double precision as took, visit->'answers' as answers
        from record cross join lateral jsonb_array_elements(record->'trail') with ordinality as visits (visit, number)
        where line is not null and visit->>'node' is not null;

        """
}
