/* Outlines of nations and regions: decoded once into paths, then only scaled. */
'use strict';

window.AtlasOutlines = (() => {
  /* Width of the world in a path's own units. Not 1: Skia drops steps under 1/4096 of a unit. */
  const WORLD = 65536;

  const easting = (lon) => (lon / 360 + 0.5) * WORLD;

  function northing(lat) {
    const sine = Math.sin(Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI / 180);
    return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
  }

  function addRing(path, ring, steps) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    let lon = 0;
    let lat = 0;
    for (let i = 0; i < ring.length; i += 2) {
      lon += ring[i];
      lat += ring[i + 1];
      const x = easting(lon / steps);
      const y = northing(lat / steps);
      if (i === 0) path.moveTo(x, y); else path.lineTo(x, y);
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    path.closePath();
    return box;
  }

  const area = (box) => (box[2] - box[0]) * (box[3] - box[1]);

  const union = (a, b) => [
    Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

  /* A table of `outlines.py` as a list of outlines: `box` holds all of it, `main` its largest ring. */
  function decode(table, layer) {
    return table.id.map((id, i) => {
      const path = new Path2D();
      const boxes = table.rings[i].map((ring) => addRing(path, ring, table.steps));
      const [lon, lat] = table.label[i];
      return {
        id, layer, path, name: table.name[i], x: easting(lon), y: northing(lat),
        box: boxes.reduce(union), main: boxes.reduce((a, b) => (area(b) > area(a) ? b : a)),
      };
    });
  }

  /* Calls `draw(outline, matrix)` for each outline in sight, in each copy of the world in sight. */
  function eachInSight(outlines, view, draw) {
    const scale = view.world / WORLD;
    for (const k of view.copies) {
      const left = k * view.world - view.left;
      for (const outline of outlines) {
        const [x0, y0, x1, y1] = outline.box;
        if (left + x1 * scale > 0 && left + x0 * scale < view.width
            && y1 * scale > view.top && y0 * scale < view.top + view.height) {
          draw(outline, { scale, left, top: -view.top });
        }
      }
    }
  }

  /* The south-west and north-east corner of a box, in degrees. */
  function bounds([x0, y0, x1, y1]) {
    const corner = (x, y) => L.latLng(
      Math.atan(Math.sinh(Math.PI * (1 - 2 * y / WORLD))) * 180 / Math.PI, (x / WORLD - 0.5) * 360);
    return L.latLngBounds(corner(x0, y1), corner(x1, y0));
  }

  const probe = document.createElement('canvas').getContext('2d');

  function holds(outline, latlng) {
    const x = easting(L.Util.wrapNum(latlng.lng, [-180, 180], true));
    const y = northing(latlng.lat);
    const [x0, y0, x1, y1] = outline.box;
    return x >= x0 && x <= x1 && y >= y0 && y <= y1 && probe.isPointInPath(outline.path, x, y, 'evenodd');
  }

  return { WORLD, bounds, decode, eachInSight, holds, easting, northing };
})();
