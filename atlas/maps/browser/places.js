/* The table of spells, what of it a selection shows on a day, and the index of the points among it.
   A place is its row in the table; the kinds it shows are a mask, one bit a kind. */
'use strict';

window.AtlasPlaces = (table, levels) => {
  const STEPS = 10000; // of a coordinate, in a degree
  const CLUSTERS = { extent: 256, radius: 44, maxZoom: 7, minPoints: 4 };

  const PROMISE = '1'; // what a spell says; 2 is "none stands"
  const EPOCH = Date.UTC(2008, 0, 1);
  const DAY = 86400000; // milliseconds

  const count = table.id.length;
  const now = new Uint16Array(count); // kinds promised
  const none = new Uint16Array(count); // kinds known not to be
  const ids = readIds(table.id);
  const rows = new Map(ids.map((id, row) => [id, row]));
  const lats = readSteps(table.lat);
  const lons = readSteps(table.lon);
  const features = table.id.map((_, row) => ({
    properties: { row },
    geometry: { coordinates: [lons[row], lats[row]] },
  }));
  let index = null;
  let shown = 0;
  let areas = []; // rows shown that are not points
  let blanks = []; // rows of points known to have none of what is asked for
  let bytes = ''; // of the selection
  let members = null; // bytes, a bit a place; null where every place is asked for

  /* Degrees, from each one's difference to the one before. */
  function readSteps(differences) {
    let sum = 0;
    return Float64Array.from(differences, (difference) => (sum += difference) / STEPS);
  }

  /* GeoNames ids are numbers, each its difference to the GeoNames id before. */
  function readIds(short) {
    let sum = 0;
    return short.map((id) => (typeof id === 'number' ? `gn${sum += id}` : id));
  }

  /* Bit i of the selection is spell i; a place's spells follow each other. */
  function unpack(day) {
    let spell = 0;
    for (let row = 0; row < count; row += 1) {
      let promised = 0;
      let missing = 0;
      for (const end = spell + table.spells[row]; spell < end; spell += 1) {
        if (!isSet(bytes, spell)) continue;
        if (table.from[spell] > day || (table.until[spell] && table.until[spell] <= day)) continue;
        if (table.standing[spell] === PROMISE) promised |= 1 << table.kind[spell];
        else missing |= 1 << table.kind[spell];
      }
      now[row] = isAsked(row) ? promised : 0;
      none[row] = promised || !isAsked(row) ? 0 : missing;
    }
  }

  const isSet = (bits, i) => bits.charCodeAt(i >> 3) >> (i & 7) & 1;
  const isAsked = (row) => !members || isSet(members, row);

  /* A cluster carries how many of its places show each kind, and how many none. */
  const tally = ({ row }) => {
    const kinds = now[row] ? {} : { blank: 1 };
    for (let mask = now[row], kind = 0; mask; mask >>= 1, kind += 1) if (mask & 1) kinds[kind] = 1;
    return kinds;
  };

  const add = (sum, kinds) => {
    for (const kind in kinds) sum[kind] = (sum[kind] ?? 0) + kinds[kind];
  };

  /* From now on, show among the spells whose bit is set, and of the places those whose bit is; null for all. */
  function select(base64, places = null) {
    bytes = atob(base64);
    members = places === null ? null : atob(places);
  }

  /* Show what holds on a day, `YYYY-MM-DD`; `isPoint(row)` says which places are points, the others are areas. */
  function stand(day, isPoint) {
    unpack(Math.round((Date.parse(day) - EPOCH) / DAY));
    const points = [];
    areas = [];
    blanks = [];
    shown = 0;
    for (let row = 0; row < count; row += 1) {
      if (!now[row]) {
        if (!isPoint(row)) continue;
        if (members && isAsked(row)) points.push(features[row]); else if (none[row]) blanks.push(row);
        continue;
      }
      shown += 1;
      if (isPoint(row)) points.push(features[row]); else areas.push(row);
    }
    index = new Supercluster({ ...CLUSTERS, map: tally, reduce: add }).load(points);
  }

  const chinese = (lang) => lang.startsWith('zh');

  return {
    select,
    stand,
    split: CLUSTERS.maxZoom + 1, // the zoom from which nothing is clustered
    row: (id) => rows.get(id) ?? -1,
    id: (row) => ids[row],
    kinds: (row) => now[row],
    missing: (row) => none[row],
    isMember: (row) => members !== null && Boolean(isSet(members, row)),
    isAsked: (row) => Boolean(isAsked(row)),
    level: (row) => levels[table.level[row]],
    size: (row) => Number(table.size[row]),
    rough: (row) => table.rough[row] === '1',
    latlng: (row) => L.latLng(lats[row], lons[row]),
    name: (row, lang) => (chinese(lang) && table.zh[row]) || table.name[row],
    /* Empty for a place of no nation, whose country is -1. */
    nation: (row) => table.countries[table.country[row]]?.[0] ?? '',
    country(row, lang) {
      const [code, name, chineseName] = table.countries[table.country[row]] ?? [ids[row]];
      return code === ids[row] ? '' : (chinese(lang) && chineseName) || name;
    },
    near: (box, zoom) => (index ? index.getClusters(box, Math.max(0, Math.round(zoom))) : []),
    expansion: (cluster) => index.getClusterExpansionZoom(cluster),
    get areas() { return areas; },
    get blanks() { return blanks; },
    get shown() { return shown; },
  };
};
