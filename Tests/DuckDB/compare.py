"""Counts the records of a home with DuckDB, and compares every figure with those of `triage records stats`.

usage: compare.py TRIAGE HOME
"""
import json
import os
import subprocess
import sys

import duckdb

triage, home = sys.argv[1:]
os.environ["TZ"] = "UTC"
db = duckdb.connect()
db.execute(
    f"""create table record as
    select id, flow, version, agent, channel, kind, outcome, facts, trail, origin, targets, messages, notes, backs,
      opened::timestamp as opened, closed::timestamp as closed,
      floor((epoch_ms(closed::timestamp) - epoch_ms(opened::timestamp)) / 1000)::bigint as seconds
    from read_json('{home}/records/*.jsonl', format='newline_delimited', maximum_object_size=67108864, columns={{
      v:'INT', id:'VARCHAR', flow:'VARCHAR', version:'VARCHAR', agent:'VARCHAR', channel:'VARCHAR', kind:'VARCHAR',
      outcome:'VARCHAR', opened:'VARCHAR', closed:'VARCHAR', clock:'VARCHAR', facts:'JSON', trail:'JSON',
      origin:'JSON', targets:'JSON', messages:'JSON', notes:'JSON', backs:'JSON'}})
    where id is not null and clock is null"""
)
db.execute(
    """create table visit as
    select id, kind, n, entry->>'node' as node, floor((entry->>'took')::double)::bigint as seconds, entry,
      row_number() over (partition by id order by n desc) = 1 as last
    from (select id, kind, unnest(trail::json[]) as entry, generate_subscripts(trail::json[], 1) as n from record)
    where entry->>'node' is not null"""
)
failed = 0


def stats(*words):
    command = [triage, "records", "stats", "--home", home, "--format", "json", *words]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def same(name, ours, theirs):
    global failed
    if ours != theirs:
        failed += 1
        print(f"{name}: {str(ours)[:300]}, by DuckDB {str(theirs)[:300]}")


figures = """count(*), quantile_disc(seconds, 0.5), quantile_disc(seconds, 0.9),
  count(*) filter (where kind = 'abandoned')"""
groups = {
    "flow": "flow", "outcome": "outcome", "kind": "kind", "agent": "agent", "channel": "channel",
    "version": "flow || ' ' || version", "day": "strftime(closed, '%Y-%m-%d')",
    "week": "strftime(date_trunc('week', closed), '%Y-%m-%d')", "hour": "strftime(closed, '%H')",
    "weekday": "isodow(closed)::varchar",
}
compared = 0
for name, key in groups.items():
    theirs = {row[0]: row[1:] for row in db.execute(f"select {key}, {figures} from record group by 1").fetchall()}
    ours = {g["name"]: (g["calls"], g["median"], g["p90"], g["abandoned"]) for g in stats("--by", name)["groups"]}
    same(name, ours, theirs)
    compared += 4 * len(theirs)
last = figures.replace("kind = 'abandoned'", "kind = 'abandoned' and last")
theirs = {row[0]: row[1:] for row in db.execute(f"select node, {last} from visit group by 1").fetchall()}
ours = {g["name"]: (g["visits"], g["median"], g["p90"], g["abandoned"]) for g in stats("--by", "node")["groups"]}
same("node", ours, theirs)
compared += 4 * len(theirs)
for fact, in db.execute("select distinct unnest(json_keys(facts)) from record order by 1 limit 12").fetchall():
    path = f"$.\"{fact}\""
    if db.execute("select count(*) from record where json_type(facts, ?) in ('ARRAY', 'OBJECT')", [path]).fetchone()[0]:
        continue
    key = f"facts->>'{path}'"
    theirs = {row[0]: row[1:] for row in db.execute(f"select {key}, {figures} from record group by 1").fetchall()}
    ours = stats("--by", "fact", fact)["groups"]
    same(f"fact {fact}", {g["name"]: (g["calls"], g["median"], g["p90"], g["abandoned"]) for g in ours}, theirs)
    compared += 4 * len(theirs)

all_ = stats()
one = lambda query: db.execute(query).fetchone()[0]
sums = {
    "notes": "select sum(json_array_length(notes)) from record",
    "messages.approved": """select count(*) from (select unnest(messages::json[]) as m from record)
      where m->>'leftOut' is null""",
    "messages.leftOut": """select count(*) from (select unnest(messages::json[]) as m from record)
      where m->>'leftOut' is not null""",
    "steps.ticked": """select count(*) from (select unnest((entry->'steps')::json[]) as s from visit)
      where s->>'ticked' = 'true'""",
    "steps.skipped": """select count(*) from (select unnest((entry->'steps')::json[]) as s from visit)
      where s->>'ticked' = 'false'""",
    "backs": "select coalesce(sum(json_array_length(backs)), 0) from record",
    "backs.calls": "select count(*) from record where json_array_length(backs) > 0",
    "picked": "select count(*) from visit where entry->>'picked' = 'true'",
    "facts.asked": """select sum(len(regexp_extract_all(origin::varchar, ':"asked"'))) from record""",
    "facts.told": """select sum(len(regexp_extract_all(origin::varchar, ':"(told|hook:[^"]*)"'))) from record""",
}
for name, query in sums.items():
    same(name, all_[name], one(query) or 0)
    compared += 1
hours = [[0] * 24 for _ in range(7)]
for day, hour, calls in db.execute(
    "select isodow(closed), hour(closed), count(*) from record group by 1, 2"
).fetchall():
    hours[day - 1][hour] = calls
same("hours", all_["hours"], hours)
targets = {
    name: {"met": met, "missed": missed}
    for name, met, missed in db.execute(
        """select k, count(*) filter (where v->>'met' = 'true'), count(*) filter (where v->>'met' <> 'true')
        from (select unnest(json_keys(targets)) as k, targets from record), lateral (select targets->k as v)
        group by 1"""
    ).fetchall()
}
same("targets", all_["targets"], targets)
compared += 168 + 2 * len(targets)
for where, query in [
    ("duration > duration('5m')", "seconds * 1000 > 300000 or epoch_ms(closed) - epoch_ms(opened) > 300000"),
    ("kind == 'resolved' && agent.endsWith('7')", "kind = 'resolved' and agent like '%7'"),
    ("trail.size() > 8", "json_array_length(trail) > 8"),
    ("notes.size() > 0", "json_array_length(notes) > 0"),
]:
    same(where, stats("--where", where, "--by", "flow")["calls"], one(f"select count(*) from record where {query}"))
    compared += 1
print(f"{compared} figures of {one('select count(*) from record')} records compared, {failed} of the tables differ")
sys.exit(failed != 0)
