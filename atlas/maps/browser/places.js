/* The table of marks, what of it a selection shows, and the index of the points among it.
   A place is its row in the table; the kinds it shows are a mask, one bit a kind. */
'use strict';

window.AtlasPlaces = (table, levels) => {
  const STEPS = 10000; // of a coordinate, in a degree
  const CLUSTERS = { extent: 256, radius: 44, maxZoom: 7, minPoints: 4 };

  const count = table.id.length;
  const now = new Uint16Array(count);
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

  /* Bit i of the selection is mark i; a place's marks follow each other, lowest kind first. */
  function unpack(base64) {
    const bytes = atob(base64);
    let mark = 0;
    for (let row = 0; row < count; row += 1) {
      let mask = 0;
      for (let ever = table.kinds[row]; ever; ever &= ever - 1, mark += 1) {
        if (bytes.charCodeAt(mark >> 3) >> (mark & 7) & 1) mask |= ever & -ever;
      }
      now[row] = mask;
    }
  }

  /* A cluster carries how many of its places show each kind. */
  const tally = ({ row }) => {
    const kinds = {};
    for (let mask = now[row], kind = 0; mask; mask >>= 1, kind += 1) if (mask & 1) kinds[kind] = 1;
    return kinds;
  };

  const add = (sum, kinds) => {
    for (const kind in kinds) sum[kind] = (sum[kind] ?? 0) + kinds[kind];
  };

  /* Show what the bits say; `isPoint(row)` says which places are points, the others are areas. */
  function select(base64, isPoint) {
    unpack(base64);
    const points = [];
    areas = [];
    shown = 0;
    for (let row = 0; row < count; row += 1) {
      if (!now[row]) continue;
      shown += 1;
      if (isPoint(row)) points.push(features[row]); else areas.push(row);
    }
    index = new Supercluster({ ...CLUSTERS, map: tally, reduce: add }).load(points);
  }

  const chinese = (lang) => lang.startsWith('zh');

  return {
    select,
    split: CLUSTERS.maxZoom + 1, // the zoom from which nothing is clustered
    row: (id) => rows.get(id) ?? -1,
    id: (row) => ids[row],
    kinds: (row) => now[row],
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
    get shown() { return shown; },
  };
};
