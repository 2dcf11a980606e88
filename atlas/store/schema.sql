-- The store: read-only once built. Comments are printed on the method page: unit and origin of every column.

CREATE TYPE level AS ENUM ('supranational', 'national', 'regional', 'local');
CREATE TYPE kind AS ENUM (
    'renewable_100', 'climate_emergency', 'neutrality', 'fossil_free', 'pilot', 'peak',
    'reduction', 'renewable_share', 'carbon_pricing'
);
CREATE TYPE status AS ENUM ('proposed', 'pledged', 'in_policy', 'in_law', 'achieved');
CREATE TYPE event AS ENUM (
    'announced', 'adopted', 'designated', 'amended', 'revoked', 'lapsed', 'achieved', 'none_found'
);
CREATE TYPE scope AS ENUM ('community', 'government_operations', 'sector', 'unspecified');
CREATE TYPE energy AS ENUM ('all', 'electricity', 'heat', 'transport', 'unspecified');
CREATE TYPE reuse AS ENUM ('open', 'share_alike', 'facts');
CREATE TYPE independence AS ENUM ('self_reported', 'network', 'third_party', 'government');
CREATE TYPE date_precision AS ENUM ('day', 'month', 'year');
CREATE TYPE place_precision AS ENUM ('point', 'seat', 'outline', 'source');
CREATE TYPE link_relation AS ENUM ('admin', 'agglomeration', 'successor');
CREATE TYPE continent AS ENUM ('AF', 'AS', 'EU', 'NA', 'SA', 'OC', 'AN');
CREATE TYPE source_role AS ENUM ('commitments', 'gazetteer');
CREATE TYPE row_outcome AS ENUM ('read', 'placed', 'unplaced', 'refused');

CREATE TABLE release (
    schema_version INTEGER NOT NULL,
    release_id VARCHAR NOT NULL,
    as_of DATE NOT NULL
);
COMMENT ON TABLE release IS 'One row: which release this is.';
COMMENT ON COLUMN release.schema_version IS 'Version of this schema; the app opens no other.';
COMMENT ON COLUMN release.release_id IS 'First ten hexadecimal digits of the SHA-256 of the register, the reference data and the schema.';
COMMENT ON COLUMN release.as_of IS 'Latest day any source of commitments speaks for.';

CREATE TABLE source (
    source_id VARCHAR PRIMARY KEY,
    role source_role NOT NULL,
    publisher VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    url VARCHAR NOT NULL CHECK (url LIKE 'http%'),
    as_of DATE,
    retrieved_on DATE,
    licence VARCHAR NOT NULL,
    reuse reuse NOT NULL,
    attribution VARCHAR NOT NULL,
    independence independence NOT NULL,
    fewest_rows INTEGER,
    most_rows INTEGER,
    CHECK (role = 'gazetteer' OR as_of IS NOT NULL)
);
COMMENT ON TABLE source IS 'Who says so: one row a source (data/sources).';
COMMENT ON COLUMN source.source_id IS 'Name of the source in this atlas.';
COMMENT ON COLUMN source.role IS 'commitments: what governments promise; gazetteer: where places are.';
COMMENT ON COLUMN source.publisher IS 'Who publishes it.';
COMMENT ON COLUMN source.title IS 'What it is called, with its version.';
COMMENT ON COLUMN source.url IS 'Where it is published.';
COMMENT ON COLUMN source.as_of IS 'Last day it speaks for; NULL only for gazetteers, whose title names the version.';
COMMENT ON COLUMN source.retrieved_on IS 'Day the file was obtained; NULL where that was not recorded.';
COMMENT ON COLUMN source.licence IS 'SPDX id where one exists; not stated where the publisher states none.';
COMMENT ON COLUMN source.reuse IS 'open: with attribution; share_alike: under the same terms; facts: public facts, attributed and linked.';
COMMENT ON COLUMN source.attribution IS 'How to credit it.';
COMMENT ON COLUMN source.independence IS 'Who speaks: the government of itself, its network, a third party, another government.';

COMMENT ON COLUMN source.fewest_rows IS 'Lowest number of rows a sound raw file has; NULL for gazetteers.';
COMMENT ON COLUMN source.most_rows IS 'Highest number of rows a sound raw file has; NULL for gazetteers.';

CREATE TABLE source_count (
    source_id VARCHAR NOT NULL REFERENCES source (source_id),
    outcome row_outcome NOT NULL,
    reason VARCHAR,
    rows INTEGER NOT NULL CHECK (rows >= 0)
);
COMMENT ON TABLE source_count IS 'What became of the rows of each source when the register was written.';
COMMENT ON COLUMN source_count.source_id IS 'The source.';
COMMENT ON COLUMN source_count.outcome IS 'read: rows of the raw file; placed: rows of one government with a place; unplaced: without; refused: no claim about one government.';
COMMENT ON COLUMN source_count.reason IS 'Why a row has no place or was refused; NULL for the others.';
COMMENT ON COLUMN source_count.rows IS 'Number of rows; a row may yield claims and refusals.';

CREATE TABLE place (
    place_id VARCHAR PRIMARY KEY,
    level level NOT NULL,
    name VARCHAR NOT NULL,
    name_zh VARCHAR,
    local_type VARCHAR,
    country VARCHAR,
    region_id VARCHAR,
    lat DOUBLE NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon DOUBLE NOT NULL CHECK (lon BETWEEN -180 AND 180),
    "precision" place_precision NOT NULL,
    population BIGINT CHECK (population >= 0),
    population_year SMALLINT CHECK (population_year BETWEEN 1950 AND 2100),
    population_source VARCHAR REFERENCES source (source_id),
    geonames_id BIGINT,
    CHECK (country IS NOT NULL OR level = 'supranational'),
    CHECK ((population IS NULL) = (population_source IS NULL))
);
COMMENT ON TABLE place IS 'One row a government''s place, however many sources speak of it.';
COMMENT ON COLUMN place.place_id IS 'ISO 3166-1 alpha-3 for a nation, ISO 3166-2 for a region, gn + GeoNames id for a local place, else <source_id>:<its id>.';
COMMENT ON COLUMN place.level IS 'Level of government.';
COMMENT ON COLUMN place.name IS 'English or the common Latin form; from the gazetteer.';
COMMENT ON COLUMN place.name_zh IS 'Simplified Chinese (zh-Hans); NULL where no source has one.';
COMMENT ON COLUMN place.local_type IS 'The place''s own word for itself; NULL where no source gives one.';
COMMENT ON COLUMN place.country IS 'ISO 3166-1 alpha-3; NULL only for supranational bodies.';
COMMENT ON COLUMN place.region_id IS 'ISO 3166-2 of the region it lies in; NULL where the gazetteer has none.';
COMMENT ON COLUMN place.lat IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN place.lon IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN place."precision" IS 'point: the place itself; seat: a town standing for a wider area; outline: a point inside the area; source: as a source gives it. All but point are approximate.';
COMMENT ON COLUMN place.population IS 'Residents; NULL where no source states it, never zero for unknown.';
COMMENT ON COLUMN place.population_year IS 'Calendar year of the population; NULL where its source states none.';
COMMENT ON COLUMN place.population_source IS 'Source of the population.';
COMMENT ON COLUMN place.geonames_id IS 'GeoNames id; NULL where the place is not in GeoNames.';

CREATE TABLE place_name (
    place_id VARCHAR NOT NULL REFERENCES place (place_id),
    name VARCHAR NOT NULL,
    lang VARCHAR NOT NULL,
    kind VARCHAR NOT NULL
);
COMMENT ON TABLE place_name IS 'Every name a place is found by.';
COMMENT ON COLUMN place_name.place_id IS 'The place.';
COMMENT ON COLUMN place_name.name IS 'The name, as written.';
COMMENT ON COLUMN place_name.lang IS 'BCP 47 tag; und where the gazetteer does not say.';
COMMENT ON COLUMN place_name.kind IS 'preferred, alternate, or reported: as a source of commitments prints it.';

CREATE TABLE place_link (
    child_id VARCHAR NOT NULL REFERENCES place (place_id),
    parent_id VARCHAR NOT NULL REFERENCES place (place_id),
    relation link_relation NOT NULL,
    PRIMARY KEY (child_id, parent_id, relation)
);
COMMENT ON TABLE place_link IS 'What lies in what.';
COMMENT ON COLUMN place_link.child_id IS 'The place within.';
COMMENT ON COLUMN place_link.parent_id IS 'The place around it: the region where known, else the nation.';
COMMENT ON COLUMN place_link.relation IS 'admin: part of; agglomeration: member of a metropolitan area; successor: replaced by.';

CREATE TABLE place_population (
    place_id VARCHAR NOT NULL REFERENCES place (place_id),
    source_id VARCHAR NOT NULL REFERENCES source (source_id),
    population BIGINT NOT NULL CHECK (population > 0),
    population_year SMALLINT CHECK (population_year BETWEEN 1950 AND 2100)
);
COMMENT ON TABLE place_population IS 'Populations as sources of commitments report them, side by side; place.population takes one only where the gazetteer has none.';
COMMENT ON COLUMN place_population.place_id IS 'The place.';
COMMENT ON COLUMN place_population.source_id IS 'Who says so.';
COMMENT ON COLUMN place_population.population IS 'Residents.';
COMMENT ON COLUMN place_population.population_year IS 'Calendar year of the figure; NULL where the source states none.';

CREATE TABLE place_above (
    child_id VARCHAR NOT NULL,
    ancestor_id VARCHAR NOT NULL,
    PRIMARY KEY (child_id, ancestor_id)
);
COMMENT ON TABLE place_above IS 'Every place with all that is known to be around it, through any number of links.';
COMMENT ON COLUMN place_above.child_id IS 'The place within.';
COMMENT ON COLUMN place_above.ancestor_id IS 'A place around it: its region, nation, county, agglomeration, or what is around those.';

CREATE TABLE place_doubt (
    child_id VARCHAR NOT NULL,
    around_id VARCHAR NOT NULL,
    PRIMARY KEY (child_id, around_id)
);
COMMENT ON TABLE place_doubt IS 'Pairs of places where no link says whether they overlap.';
COMMENT ON COLUMN place_doubt.child_id IS 'The place that may lie inside the other or overlap it.';
COMMENT ON COLUMN place_doubt.around_id IS 'The place that may be around it.';

CREATE TABLE place_overlap (
    place_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    PRIMARY KEY (place_id, other_id)
);
COMMENT ON TABLE place_overlap IS 'Places of one layer that overlap all the same: a city and its districts, two agglomerations with a common member.';
COMMENT ON COLUMN place_overlap.place_id IS 'One place.';
COMMENT ON COLUMN place_overlap.other_id IS 'The other.';

CREATE TABLE place_people (
    place_id VARCHAR PRIMARY KEY,
    country VARCHAR,
    layer UTINYINT NOT NULL CHECK (layer BETWEEN 0 AND 6),
    region_id VARCHAR,
    population BIGINT,
    at_least BIGINT NOT NULL,
    at_most BIGINT,
    bounded_by VARCHAR
);
COMMENT ON TABLE place_people IS 'What counting people once needs to know of a place.';
COMMENT ON COLUMN place_people.place_id IS 'The place.';
COMMENT ON COLUMN place_people.layer IS 'Places of one layer do not overlap: 0 bodies of nations, 1 nations, 2 regions, 3 agglomerations, 4 counties and the like, 5 the listed councils of the United Kingdom, 6 other local places.';
COMMENT ON COLUMN place_people.country IS 'ISO 3166-1 alpha-3, as in place.';
COMMENT ON COLUMN place_people.region_id IS 'The region of the first level it is or lies in; NULL where that is not known, or more than one.';
COMMENT ON COLUMN place_people.population IS 'Residents, as in place.';
COMMENT ON COLUMN place_people.at_least IS 'Residents; where no source states them, the most that known places of one layer inside it have together.';
COMMENT ON COLUMN place_people.at_most IS 'Residents; of a body of nations without a figure, those of all its members; NULL where not known.';
COMMENT ON COLUMN place_people.bounded_by IS 'The place of fewest residents known to be around it; NULL where none has a known population.';

CREATE TABLE programme (
    programme_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    name_zh VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    url VARCHAR NOT NULL
);
COMMENT ON TABLE programme IS 'National pilot programmes (data/reference/programme.csv).';
COMMENT ON COLUMN programme.programme_id IS 'Name of the programme in this atlas.';
COMMENT ON COLUMN programme.name IS 'English name.';
COMMENT ON COLUMN programme.name_zh IS 'Simplified Chinese name.';
COMMENT ON COLUMN programme.body IS 'The authority that runs it.';
COMMENT ON COLUMN programme.url IS 'Where it is described.';

CREATE TABLE network (
    network_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    name_zh VARCHAR NOT NULL,
    url VARCHAR NOT NULL
);
COMMENT ON TABLE network IS 'Networks and alliances of governments (data/reference/network.csv).';
COMMENT ON COLUMN network.network_id IS 'Name of the network in this atlas.';
COMMENT ON COLUMN network.name IS 'English name.';
COMMENT ON COLUMN network.name_zh IS 'Simplified Chinese name.';
COMMENT ON COLUMN network.url IS 'Where it is described.';

CREATE TABLE claim (
    claim_id VARCHAR PRIMARY KEY,
    place_id VARCHAR REFERENCES place (place_id),
    kind kind NOT NULL,
    event event NOT NULL,
    status status,
    event_on DATE,
    event_precision date_precision,
    target_year SMALLINT CHECK (target_year BETWEEN 1990 AND 2100),
    base_year SMALLINT CHECK (base_year BETWEEN 1950 AND 2030),
    value_pct DOUBLE CHECK (value_pct BETWEEN 0 AND 200),
    scope scope NOT NULL,
    energy energy CHECK ((energy IS NOT NULL) = (kind IN ('renewable_100', 'renewable_share'))),
    end_term VARCHAR,
    programme_id VARCHAR REFERENCES programme (programme_id),
    qualifier VARCHAR,
    reported_words VARCHAR CHECK (length(reported_words) <= 80),
    certainty VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES source (source_id),
    source_row VARCHAR NOT NULL,
    reported_name VARCHAR NOT NULL,
    url VARCHAR CHECK (url LIKE 'http%'),
    recorded_on DATE,
    place_method VARCHAR,
    place_confidence DOUBLE CHECK (place_confidence BETWEEN 0 AND 1),
    stands_from DATE NOT NULL,
    rank UTINYINT NOT NULL,
    precedence INTEGER NOT NULL,
    topic VARCHAR,
    source_bit UBIGINT NOT NULL,
    CHECK ((event_on IS NULL) = (event_precision IS NULL)),
    CHECK ((place_id IS NULL) = (place_method IS NULL))
);
COMMENT ON TABLE claim IS 'What one source says of one government''s promise; append-only, nothing merged.';
COMMENT ON COLUMN claim.claim_id IS 'Made of what is said, so that it stays when rows of the source move.';
COMMENT ON COLUMN claim.place_id IS 'Whose promise; NULL only while the place is not found, see table unresolved.';
COMMENT ON COLUMN claim.kind IS 'What is promised.';
COMMENT ON COLUMN claim.event IS 'What happened; none_found: the source checked and found no such promise.';
COMMENT ON COLUMN claim.status IS 'How firm it is; NULL where the source does not say, and for revocations and none_found.';
COMMENT ON COLUMN claim.event_on IS 'Day it happened, or the first day of the month or year; NULL where the source does not date it.';
COMMENT ON COLUMN claim.event_precision IS 'How much of event_on is known.';
COMMENT ON COLUMN claim.target_year IS 'Calendar year the promise falls due (peak: the year of the peak); NULL where none is stated.';
COMMENT ON COLUMN claim.base_year IS 'Calendar year a reduction counts from; NULL where none is stated.';
COMMENT ON COLUMN claim.value_pct IS 'Percent reduced, or percent of energy; NULL where the promise has none.';
COMMENT ON COLUMN claim.scope IS 'Whose emissions it covers.';
COMMENT ON COLUMN claim.energy IS 'Which energy a renewables promise covers; all: energy, no form of it; unspecified: the source does not say; NULL for other kinds.';
COMMENT ON COLUMN claim.end_term IS 'The word for neutrality the source records; NULL for other kinds.';
COMMENT ON COLUMN claim.programme_id IS 'The pilot programme; NULL for other kinds.';
COMMENT ON COLUMN claim.qualifier IS 'A word that bends the year or the figure, such as around or before; NULL where there is none.';
COMMENT ON COLUMN claim.reported_words IS 'The source''s own short label; NULL where its cell is blank.';
COMMENT ON COLUMN claim.certainty IS 'stated, or the source''s own doubt.';
COMMENT ON COLUMN claim.source_id IS 'Who says so.';
COMMENT ON COLUMN claim.source_row IS 'Where in the source: its own id of the row, or the row number of its sheet.';
COMMENT ON COLUMN claim.reported_name IS 'The government''s name as the source prints it.';
COMMENT ON COLUMN claim.url IS 'Evidence the source links; NULL where it links none.';
COMMENT ON COLUMN claim.recorded_on IS 'Day the source last edited the row; NULL where it does not say.';
COMMENT ON COLUMN claim.place_method IS 'How the place was found.';
COMMENT ON COLUMN claim.place_confidence IS 'How sure the place is, 0 to 1.';
COMMENT ON COLUMN claim.stands_from IS 'First day it surely stood: the last day of event_on''s month or year, else recorded_on, else the source''s as_of.';
COMMENT ON COLUMN claim.rank IS 'Place in the published rule, 1 first: law, adopted policy, network register, self-report, third party.';
COMMENT ON COLUMN claim.precedence IS 'Place among all claims by the published rule, 1 first: rank, then the newest; of equals the wider scope, the wider energy, the later year.';
COMMENT ON COLUMN claim.topic IS 'Smallest claim_id of the claims that answer one question with different figures, on whatever day; NULL where none is contradicted.';
COMMENT ON COLUMN claim.source_bit IS 'Two to the power of the number of its source: summed bit by bit, the set of sources.';

CREATE TABLE membership (
    network_id VARCHAR NOT NULL REFERENCES network (network_id),
    place_id VARCHAR REFERENCES place (place_id),
    joined_on DATE,
    joined_precision date_precision,
    as_of DATE NOT NULL,
    certainty VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL REFERENCES source (source_id),
    source_row VARCHAR NOT NULL,
    reported_name VARCHAR NOT NULL,
    url VARCHAR,
    place_method VARCHAR,
    place_confidence DOUBLE,
    stands_from DATE NOT NULL
);
COMMENT ON TABLE membership IS 'Who belongs to which network, as one source says.';
COMMENT ON COLUMN membership.network_id IS 'The network.';
COMMENT ON COLUMN membership.place_id IS 'The member; NULL only while the place is not found.';
COMMENT ON COLUMN membership.joined_on IS 'Day it joined, or the first day of the month or year; NULL where not stated.';
COMMENT ON COLUMN membership.joined_precision IS 'How much of joined_on is known.';
COMMENT ON COLUMN membership.as_of IS 'Last day the source speaks for.';
COMMENT ON COLUMN membership.certainty IS 'stated, or the source''s own doubt.';
COMMENT ON COLUMN membership.source_id IS 'Who says so.';
COMMENT ON COLUMN membership.source_row IS 'Where in the source.';
COMMENT ON COLUMN membership.reported_name IS 'The member''s name as the source prints it.';
COMMENT ON COLUMN membership.url IS 'Evidence the source links; NULL where it links none.';
COMMENT ON COLUMN membership.place_method IS 'How the place was found.';
COMMENT ON COLUMN membership.place_confidence IS 'How sure the place is, 0 to 1.';
COMMENT ON COLUMN membership.stands_from IS 'First day it surely was a member: the last day of joined_on''s month or year, else the source''s as_of.';

CREATE TABLE unresolved (
    source_id VARCHAR NOT NULL REFERENCES source (source_id),
    source_row VARCHAR NOT NULL,
    reported_name VARCHAR NOT NULL,
    country VARCHAR,
    level level,
    reason VARCHAR NOT NULL,
    candidates VARCHAR
);
COMMENT ON TABLE unresolved IS 'Rows without a place, or with a promise the atlas cannot hold, each with its reason.';
COMMENT ON COLUMN unresolved.source_id IS 'The source.';
COMMENT ON COLUMN unresolved.source_row IS 'Where in the source.';
COMMENT ON COLUMN unresolved.reported_name IS 'The name as printed.';
COMMENT ON COLUMN unresolved.country IS 'ISO 3166-1 alpha-3; NULL where the source does not say.';
COMMENT ON COLUMN unresolved.level IS 'Level of government; NULL where the source does not say.';
COMMENT ON COLUMN unresolved.reason IS 'Why there is no place.';
COMMENT ON COLUMN unresolved.candidates IS 'Place ids considered, likeliest first, separated by spaces; NULL where there were none.';

CREATE TABLE published_total (
    fact_id VARCHAR PRIMARY KEY,
    document VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    value BIGINT NOT NULL,
    unit VARCHAR NOT NULL,
    note VARCHAR
);
COMMENT ON TABLE published_total IS 'Counts printed in the founding documents, for comparison (data/reference/published_total.csv).';
COMMENT ON COLUMN published_total.fact_id IS 'Name of the figure in this atlas.';
COMMENT ON COLUMN published_total.document IS 'The founding document.';
COMMENT ON COLUMN published_total.as_of IS 'ISO 8601 day, month or year it speaks for.';
COMMENT ON COLUMN published_total.kind IS 'What is counted.';
COMMENT ON COLUMN published_total.level IS 'Levels of government counted, in the document''s words.';
COMMENT ON COLUMN published_total.scope IS 'Where: world, or a nation''s name.';
COMMENT ON COLUMN published_total.value IS 'The printed figure.';
COMMENT ON COLUMN published_total.unit IS 'Unit of the figure.';
COMMENT ON COLUMN published_total.note IS 'What qualifies it; NULL where nothing does.';

CREATE TABLE account (
    fact_id VARCHAR PRIMARY KEY REFERENCES published_total (fact_id),
    as_of DATE NOT NULL,
    query VARCHAR NOT NULL,
    held_low BIGINT CHECK (held_low >= 0),
    held_high BIGINT CHECK (held_high >= held_low),
    held_without_place BIGINT,
    held_undated BIGINT,
    difference BIGINT,
    reason_en VARCHAR NOT NULL,
    reason_zh VARCHAR NOT NULL,
    CHECK ((held_low IS NULL) = (held_without_place IS NULL) AND (held_low IS NULL) = (difference IS NULL)),
    CHECK ((held_low IS NULL) = (query = 'not_held'))
);
COMMENT ON TABLE account IS 'What the register holds beside each published total, on the day that speaks for.';
COMMENT ON COLUMN account.fact_id IS 'The published total.';
COMMENT ON COLUMN account.as_of IS 'Day the register is asked about: the last of the total''s month or year.';
COMMENT ON COLUMN account.query IS 'Name of the rule that counts (data/reference/account_question.csv); not_held: the register has no such facts.';
COMMENT ON COLUMN account.held_low IS 'What the register holds, in the total''s unit; the lower bound of people; NULL where it cannot answer.';
COMMENT ON COLUMN account.held_high IS 'The same; the upper bound of people; NULL where it cannot answer, or of people where nothing bounds them.';
COMMENT ON COLUMN account.held_without_place IS 'Governments of which a source says the same and whose place is not found; not among those held.';
COMMENT ON COLUMN account.held_undated IS 'Places of which the register knows the same, undated, and only from a later day; they may or may not be in the published count, so no part of the difference.';
COMMENT ON COLUMN account.difference IS 'The published value less what is held, from the nearer bound; 0 within the bounds; NULL where the register cannot answer.';
COMMENT ON COLUMN account.reason_en IS 'Why they differ, in English (data/reference/account_reason.csv).';
COMMENT ON COLUMN account.reason_zh IS 'Why they differ, in simplified Chinese.';

CREATE TABLE account_part (
    fact_id VARCHAR NOT NULL REFERENCES account (fact_id),
    part VARCHAR NOT NULL,
    amount BIGINT NOT NULL,
    note_en VARCHAR NOT NULL,
    note_zh VARCHAR NOT NULL,
    PRIMARY KEY (fact_id, part)
);
COMMENT ON TABLE account_part IS 'The difference between a published total and the register in parts that sum up to it.';
COMMENT ON COLUMN account_part.fact_id IS 'The published total.';
COMMENT ON COLUMN account_part.part IS 'What it is; unexplained: the rest.';
COMMENT ON COLUMN account_part.amount IS 'In the unit of the total; above zero: published and not held.';
COMMENT ON COLUMN account_part.note_en IS 'What it means, in English (data/reference/account_part_note.csv).';
COMMENT ON COLUMN account_part.note_zh IS 'What it means, in simplified Chinese.';

CREATE TABLE namesake (
    place_id VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (place_id, other_id)
);
COMMENT ON TABLE namesake IS 'Two governments of one name on nearly one spot that are rightly two places (data/reference/namesake.csv).';
COMMENT ON COLUMN namesake.place_id IS 'One of them; not every one is in this release.';
COMMENT ON COLUMN namesake.other_id IS 'The other.';
COMMENT ON COLUMN namesake.why IS 'Why they are two.';

CREATE TABLE word (
    list VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    label_en VARCHAR NOT NULL,
    label_zh VARCHAR NOT NULL,
    PRIMARY KEY (list, code)
);
COMMENT ON TABLE word IS 'Labels of the closed lists in both languages (data/reference/vocabulary.csv).';
COMMENT ON COLUMN word.list IS 'The closed list.';
COMMENT ON COLUMN word.code IS 'The word as stored.';
COMMENT ON COLUMN word.position IS 'Its place in the list, 1 first.';
COMMENT ON COLUMN word.label_en IS 'English label.';
COMMENT ON COLUMN word.label_zh IS 'Simplified Chinese label.';

CREATE TABLE continent (
    country VARCHAR PRIMARY KEY,
    continent continent NOT NULL
);
COMMENT ON TABLE continent IS 'Which part of the world a nation is counted with (data/reference/continents.csv).';
COMMENT ON COLUMN continent.country IS 'ISO 3166-1 alpha-3.';
COMMENT ON COLUMN continent.continent IS 'Continent code of GeoNames; labels in word, list continent.';

CREATE TABLE spell (
    spell_id INTEGER PRIMARY KEY,
    place_id VARCHAR NOT NULL REFERENCES place (place_id),
    kind kind NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE CHECK (until_on > from_on),
    active BOOLEAN NOT NULL,
    target_year SMALLINT,
    status status,
    scope scope,
    claim_id VARCHAR REFERENCES claim (claim_id),
    source_id VARCHAR REFERENCES source (source_id),
    since DATE,
    since_precision date_precision,
    sources BIGINT NOT NULL,
    disagree BOOLEAN NOT NULL,
    checked_none BOOLEAN NOT NULL,
    ended_on DATE,
    UNIQUE (place_id, kind, from_on),
    CHECK (active = (claim_id IS NOT NULL))
);
COMMENT ON TABLE spell IS 'What is known of a place and kind between one claim and the next; on any day one spell of each holds.';
COMMENT ON COLUMN spell.spell_id IS 'Position in the map''s table, 0 first: by place, kind and day.';
COMMENT ON COLUMN spell.place_id IS 'The place.';
COMMENT ON COLUMN spell.kind IS 'The kind.';
COMMENT ON COLUMN spell.from_on IS 'First day of the spell.';
COMMENT ON COLUMN spell.until_on IS 'First day after the spell; NULL for the spell that holds now.';
COMMENT ON COLUMN spell.active IS 'A promise stands.';
COMMENT ON COLUMN spell.target_year IS 'Target year of the headline claim.';
COMMENT ON COLUMN spell.status IS 'Status of the headline claim.';
COMMENT ON COLUMN spell.scope IS 'Scope of the headline claim.';
COMMENT ON COLUMN spell.claim_id IS 'The headline claim, by the published rule; NULL where no promise stands.';
COMMENT ON COLUMN spell.source_id IS 'Source of the headline claim.';
COMMENT ON COLUMN spell.since IS 'Earliest day a source dates the standing promise; NULL where none dates it.';
COMMENT ON COLUMN spell.since_precision IS 'How much of since is known.';
COMMENT ON COLUMN spell.sources IS 'How many sources speak of the standing promise.';
COMMENT ON COLUMN spell.disagree IS 'Sources contradict each other; see macro disagreements_asof.';
COMMENT ON COLUMN spell.checked_none IS 'A source checked by then and found no such promise.';
COMMENT ON COLUMN spell.ended_on IS 'Newest day by then on which a promise was revoked or lapsed; NULL for none.';

CREATE TABLE opposition (
    place_id VARCHAR NOT NULL,
    kind kind NOT NULL,
    from_on DATE NOT NULL,
    topic VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL REFERENCES claim (claim_id),
    FOREIGN KEY (place_id, kind, from_on) REFERENCES spell (place_id, kind, from_on)
);
COMMENT ON TABLE opposition IS 'Claims of one spell and topic that give different figures.';
COMMENT ON COLUMN opposition.place_id IS 'Place of the spell.';
COMMENT ON COLUMN opposition.kind IS 'Kind of the spell.';
COMMENT ON COLUMN opposition.from_on IS 'First day of the spell.';
COMMENT ON COLUMN opposition.topic IS 'What can have only one answer; as in claim.';
COMMENT ON COLUMN opposition.claim_id IS 'One of the claims that differ.';

-- The day by which something dated with a precision surely happened; the given day where it is not dated.
CREATE MACRO surely_by(day, known, otherwise) AS coalesce(
    CASE known
        WHEN 'day' THEN day
        WHEN 'month' THEN last_day(day)
        WHEN 'year' THEN make_date(year(day), 12, 31)
    END,
    otherwise
);

-- Whether a promise of a kind has several targets side by side, such as 20 % by 2020 and 40 % by 2030.
CREATE MACRO has_several_targets(kind) AS kind IN ('reduction', 'renewable_share');

-- The figure two claims of a kind may differ in: percent where there are several targets, else the year.
CREATE MACRO figure_of(kind, target_year, value_pct) AS
    CASE WHEN has_several_targets(kind) THEN value_pct ELSE target_year::DOUBLE END;
