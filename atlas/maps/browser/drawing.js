/* The picture: land on one canvas, commitments on the other, and what of them is under a pointer.
   `scene` is {map, signs, places, nations, regions, chosen, pointed, asked, lang}, kept by layer.js; a canvas calls
   `land` or `ink` with its `sheet` (see canvas.js). */
'use strict';

window.AtlasDrawing = (scene) => {
  const SLACK = 5; // pixels around a sign that still hit it
  const TINY = 9; // pixels; a smaller nation is drawn as a point
  const CLOSE = 4; // zoom from which regions are read one by one
  const RIBBON = 5; // pixels
  const STRENGTH = { nations: 0.25, regions: 0.5 }; // a region is read on top of its nation

  const { WORLD, easting, northing, eachInSight, holds } = AtlasOutlines;
  let hits = []; // signs drawn, the topmost last
  let sight = null; // the sheet they were drawn on

  const outlineOf = (row) => scene.outlineOf.get(row);
  /* A region that is small on the screen stays small; a nation is never too small to be seen. */
  const isTiny = ({ main, layer }, sheet) => layer === 'nations'
    && Math.max(main[2] - main[0], main[3] - main[1]) * sheet.world / WORLD < TINY;

  function land(context, sheet) {
    context.lineJoin = 'round';
    context.fillStyle = scene.signs.ground.land;
    context.strokeStyle = scene.signs.ground.border;
    eachInSight(scene.nations, sheet, ({ path }, { scale, left, top }) => {
      const pixel = sheet.ratio * scale;
      context.setTransform(pixel, 0, 0, pixel, sheet.ratio * left, sheet.ratio * top);
      context.lineWidth = 0.7 / scale;
      context.fill(path, 'evenodd');
      context.stroke(path);
    });
  }

  function ink(context, sheet) {
    hits = [];
    sight = sheet;
    if (!scene.places) return;
    for (const layer of ['nations', 'regions']) {
      blanks(context, sheet, layer);
      areas(context, sheet, layer);
      members(context, sheet, layer);
    }
    ribbons(context, sheet);
    const [unions, nations] = [true, false].map((is) => scene.places.areas.filter((row) => isUnion(row) === is));
    loneAreas(context, sheet, nations);
    if (sheet.zoom >= CLOSE) hollows(context, sheet);
    points(context, sheet);
    loneAreas(context, sheet, unions); // on top: one sign for a continent, and its seat is a crowded city
    for (const layer of ['nations', 'regions']) areaSigns(context, sheet, layer);
    choice(context, sheet);
    pointed(context, sheet);
  }

  function screenPath(path, { scale, left, top }) {
    const moved = new Path2D();
    moved.addPath(path, new DOMMatrix([scale, 0, 0, scale, left, top]));
    return moved;
  }

  const shownAreas = (sheet, layer) => scene[layer].filter((each) =>
    each.row >= 0 && scene.places.kinds(each.row) && !isTiny(each, sheet));

  function areas(context, sheet, layer) {
    const { places, signs } = scene;
    eachInSight(shownAreas(sheet, layer), sheet, (outline, place) => {
      const path = screenPath(outline.path, place);
      const tint = signs.tint(context, places.kinds(outline.row), layer === 'regions', sheet.ratio);
      signs.area(context, path, tint, STRENGTH[layer], layer === 'regions' && sheet.zoom >= CLOSE);
    });
  }

  /* Why a place shows nothing: `none` is known, `inapplicable` where none of the kinds asked for can be promised,
     `filtered` where the filters leave out what there may be, else `uncovered`; empty where it shows something. */
  function blankOf(row) {
    const { places, asked } = scene;
    if (places.kinds(row)) return '';
    if (places.missing(row)) return 'none';
    const [level, nation] = [places.level(row), places.nation(row)];
    const isAsked = places.isAsked(row) && (!asked.levels.length || asked.levels.includes(level))
      && (!asked.countries.length || asked.countries.includes(nation));
    if (!isAsked || asked.asksOfPromises) return 'filtered';
    const applies = !asked.appliesIn || (level !== 'national' && asked.appliesIn.includes(nation));
    return applies ? 'uncovered' : 'inapplicable';
  }

  /* A nation with regions to which a kind applies is not marked: only its own promise does not apply. Regions are
     marked from CLOSE on, where they are read one by one. */
  function blanks(context, sheet, layer) {
    if (layer === 'regions' && sheet.zoom < CLOSE) return;
    const marked = scene[layer].filter((each) => each.row >= 0 && !isTiny(each, sheet)).filter(({ row }) => {
      const code = blankOf(row);
      return code === 'none' || (code === 'inapplicable' && !scene.asked.appliesIn.includes(scene.places.nation(row)));
    });
    eachInSight(marked, sheet, (outline, place) => {
      scene.signs.blank(context, screenPath(outline.path, place), blankOf(outline.row));
    });
  }

  /* A member without a promise is an outline and no more. */
  function members(context, sheet, layer) {
    const empty = scene[layer].filter(({ row }) => row >= 0 && scene.places.isMember(row) && !scene.places.kinds(row));
    eachInSight(empty, sheet, ({ path }, place) => scene.signs.rim(context, screenPath(path, place)));
  }

  function hollows(context, sheet) {
    for (const row of scene.places.blanks) {
      eachCopy(sheet, spot(scene.places.latlng(row)), 6, (x, y) => {
        scene.signs.hollow(context, x, y, 3);
        hits.push({ row, x, y, r: 3, point: true });
      });
    }
  }

  /* From CLOSE on a region stands on plain land: one that let its nation through would seem to
     promise what only the nation does. A nation with such a region is a ribbon along its border. */
  function ribbons(context, sheet) {
    if (sheet.zoom < CLOSE) return;
    const { places, signs } = scene;
    const covered = new Set(shownAreas(sheet, 'regions').map(({ row }) => places.nation(row)));
    const nations = shownAreas(sheet, 'nations').filter(({ id }) => covered.has(id));
    eachInSight(nations, sheet, (outline, place) => {
      const tint = signs.tint(context, places.kinds(outline.row), false, sheet.ratio);
      signs.ribbon(context, screenPath(outline.path, place), tint, RIBBON);
    });
  }

  /* Where an outline has room, its kinds' shapes: tints alone would leave it all to colour. They
     give way to every point. */
  function areaSigns(context, sheet, layer) {
    const { places, signs } = scene;
    for (const outline of shownAreas(sheet, layer)) {
      const [x0, y0, x1, y1] = outline.main.map((edge) => edge * sheet.world / WORLD);
      const kinds = signs.kindsOf(places.kinds(outline.row));
      const half = signs.plateWidth(kinds) / 2;
      if (x1 - x0 < 2 * half + 30 || y1 - y0 < 50) continue;
      eachCopy(sheet, outline, half, (x, y) => {
        const taken = hits.some((hit) => Math.abs(hit.x - x) < half + hit.r && Math.abs(hit.y - y) < 9 + hit.r);
        if (!taken) signs.plate(context, x, y, kinds);
      });
    }
  }

  /* Nations and unions with no outline, or one too small to see, as a point in a ring. */
  function loneAreas(context, sheet, rows) {
    for (const row of rows) {
      const outline = outlineOf(row);
      if (outline && !isTiny(outline, sheet)) continue;
      eachCopy(sheet, outline ?? spot(scene.places.latlng(row)), 10, (atX, y) => {
        const x = besideClusters(atX, y);
        scene.signs.ringed(context, x, y, scene.places.kinds(row));
        hits.push({ row, x, y, r: radiusOf(row) });
      });
    }
  }

  /* A body of nations stands for a continent: its sign moves off a cluster, whose number it would hide. */
  function besideClusters(x, y) {
    const under = hits.find((hit) => hit.cluster !== undefined && Math.hypot(hit.x - x, hit.y - y) < hit.r + 8);
    return under ? under.x - under.r - 9 : x;
  }

  const spot = ({ lat, lng }) => ({ x: easting(lng), y: northing(lat) });

  const isUnion = (row) => scene.places.level(row) === 'supranational';

  const isLocal = (row) => scene.places.level(row) === 'local';

  /* Pixels from a sign's middle to its rim. */
  const radiusOf = (row) =>
    (isLocal(row) ? scene.signs.radius(scene.places.size(row), scene.places.kinds(row)) : 8);

  /* Calls `draw(x, y)`, in pixels of the sheet, for each copy of a spot in sight. */
  function eachCopy(sheet, { x: worldX, y: worldY }, margin, draw) {
    const scale = sheet.world / WORLD;
    const y = worldY * scale - sheet.top;
    if (y < -margin || y > sheet.height + margin) return;
    for (const k of sheet.copies) {
      const x = worldX * scale + k * sheet.world - sheet.left;
      if (x > -margin && x < sheet.width + margin) draw(x, y);
    }
  }

  /* Degrees west, south, east, north of what a sheet shows. */
  function boxOf(sheet) {
    const lon = (x) => (x / sheet.world - 0.5) * 360;
    const lat = (y) => scene.map.unproject([0, Math.max(0, Math.min(sheet.world, y))], sheet.zoom).lat;
    return [lon(sheet.left), lat(sheet.top + sheet.height), lon(sheet.left + sheet.width), lat(sheet.top)];
  }

  function points(context, sheet) {
    const { places, signs } = scene;
    const single = [];
    for (const { properties, geometry: { coordinates: [lng, lat] } } of places.near(boxOf(sheet), sheet.zoom)) {
      if (properties.cluster) eachCopy(sheet, spot({ lat, lng }), 30, cluster(context, properties));
      else single.push([properties.row, spot({ lat, lng })]);
    }
    single.sort(([a], [b]) => places.size(b) - places.size(a)); // the small on top of the large
    for (const [row, at] of single) {
      const r = radiusOf(row);
      eachCopy(sheet, at, 14, (x, y) => {
        if (!places.kinds(row)) signs.hollow(context, x, y, 3.5);
        else if (isLocal(row)) signs.point(context, x, y, r, places.kinds(row), places.rough(row));
        else signs.ringed(context, x, y, places.kinds(row));
        hits.push({ row, x, y, r, point: true });
      });
    }
  }

  const cluster = (context, properties) => (x, y) => {
    const count = properties.point_count;
    const tally = scene.signs.all.map((kind) => properties[kind] ?? 0);
    scene.signs.cluster(context, x, y, tally, properties.blank ?? 0, count, count.toLocaleString(scene.lang));
    hits.push({ cluster: properties.cluster_id, count, tally, x, y, r: scene.signs.clusterRadius(count) });
  };

  function choice(context, sheet) {
    const { places, signs, chosen } = scene;
    if (chosen < 0) return;
    const outline = outlineOf(chosen);
    if (outline && !isTiny(outline, sheet)) {
      eachInSight([outline], sheet, ({ path }, place) => signs.edge(context, screenPath(path, place)));
      return;
    }
    const at = outline ?? spot(places.latlng(chosen));
    eachCopy(sheet, at, 20, (x, y) => signs.selected(context, x, y, radiusOf(chosen)));
  }

  /* What another part of the page points at. */
  function pointed(context, sheet) {
    const row = scene.pointed;
    if (row < 0 || row === scene.chosen) return;
    const outline = outlineOf(row);
    if (outline && !isTiny(outline, sheet)) {
      eachInSight([outline], sheet, ({ path }, place) => scene.signs.edge(context, screenPath(path, place)));
      return;
    }
    const at = outline ?? spot(scene.places.latlng(row));
    eachCopy(sheet, at, 20, (x, y) => scene.signs.pointed(context, x, y, radiusOf(row)));
  }

  /* What is under a pointer: points before regions before nations; null for none. `rows` are all
     single places there. */
  function under(latlng) {
    if (!scene.places || !sight) return null;
    const at = scene.map.project(latlng, sight.zoom).subtract([sight.left, sight.top]);
    const distance = ({ x, y }) => Math.hypot(at.x - x, at.y - y);
    const near = hits.filter((hit) => distance(hit) <= hit.r + SLACK);
    if (near.length) {
      const nearest = near.reduce((a, b) => (distance(b) <= distance(a) ? b : a));
      return { ...nearest, rows: near.filter((hit) => hit.point).map((hit) => hit.row) };
    }
    const { places } = scene;
    const speaks = ({ row, layer }) => row >= 0 && (layer === 'nations' || places.kinds(row) || places.missing(row));
    const outline = [...scene.regions, ...scene.nations].find((each) => speaks(each) && holds(each, latlng));
    return outline ? { row: outline.row, rows: [] } : null;
  }

  const latlngOf = ({ x, y }) => scene.map.unproject([x + sight.left, y + sight.top], sight.zoom);

  return {
    land, ink, under, blankOf, latlngOf,
    strength: STRENGTH,
    close: CLOSE,
    get hits() { return hits; },
  };
};
