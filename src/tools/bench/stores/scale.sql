-- Measures how PostgreSQL finds reports by term and by day at scale, on made-up term arrays.
-- Run on an empty database: psql -v rows=200000 -f src/tools/bench/stores/scale.sql ADDRESS
-- 100 terms a report, as skewed as words are (the cube of a uniform number), ten years of days.
\timing on
\set QUIET on
set max_parallel_workers_per_gather = 0;
\echo '== load, one table partitioned by year'
create table reports (document bigint, day integer not null, terms integer[] not null) partition by range (day);
select format('create table reports_%s partition of reports for values from (%s) to (%s)', n, n * 365, (n + 1) * 365) from generate_series(0, 9) n \gexec
insert into reports select n, (n * 7919) % 3650, array(select distinct (power(random() + 0 * n, 3) * 400000)::integer from generate_series(1, 100)) from generate_series(1, :rows) n;
\echo '== indexes: inverted (GIN) over terms; day (btree); full text (GIN over tsvector) of the same terms'
create index on reports using gin (terms);
create index on reports (day);
alter table reports add column words tsvector;
update reports set words = array_to_tsvector(array(select 't' || t from unnest(terms) t));
create index on reports using gin (words);
vacuum analyze reports;
\echo '== sizes of table and indexes'
select pg_size_pretty(sum(pg_relation_size(relid))) from pg_partition_tree('reports') where isleaf;
select am.amname || ' ' || a.attname as index, pg_size_pretty(sum(pg_relation_size(c.oid))) from pg_class c join pg_am am on am.oid = c.relam join pg_index i on i.indexrelid = c.oid join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] where c.relkind = 'i' and c.relname like 'reports_%' group by 1;
\echo '== a window of eleven days, all of it (day index)'
select count(*), sum(cardinality(terms)) from reports where day between 1000 and 1010;
select count(*), sum(cardinality(terms)) from reports where day between 2000 and 2010;
\echo '== twenty rarer terms without a window (GIN over terms)'
select count(*) from reports where terms && array(select 200000 + 9000 * n from generate_series(1, 20) n);
select count(*) from reports where terms && array(select 200001 + 9000 * n from generate_series(1, 20) n);
\echo '== the same by full text'
select count(*) from reports where words @@ (select string_agg('t' || 200000 + 9000 * n, '|')::tsquery from generate_series(1, 20) n);
select count(*) from reports where words @@ (select string_agg('t' || 200001 + 9000 * n, '|')::tsquery from generate_series(1, 20) n);
\echo '== the same with neither (a scan of the table)'
set enable_bitmapscan = off; set enable_indexscan = off;
select count(*) from reports where terms && array(select 200000 + 9000 * n from generate_series(1, 20) n);
