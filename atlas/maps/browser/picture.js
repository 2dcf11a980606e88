/* The map as a figure for print: title, signs, the map as it stands in its frame, notes and address on
   one canvas, all of it drawn anew at the figure's own scale.

   `words` are what `Figure` of picture.py holds, beside the words of the map. */
'use strict';

window.AtlasPicture = (scene, style) => {
  const SCALE = 2;
  const WIDTH = 1200; // pixels of the file, at least
  const AREA = 4096 ** 2; // pixels of the file, at most: a phone's browser gives a canvas no more
  // What another part of the page points at is gone in a moment.
  const still = Object.create(scene, { pointed: { value: -1 } });
  const drawing = AtlasDrawing(still); // one of its own: the screen's knows what is under a pointer

  /* ---- the map ---- */

  /* What the frame shows, as canvas.js describes a sheet. */
  function sheetOf(ratio) {
    const { x: width, y: height } = scene.map.getSize();
    const { x: left, y: top } = scene.map.getPixelBounds().min;
    const zoom = scene.map.getZoom();
    const world = 256 * 2 ** zoom;
    const copies = [];
    for (let k = Math.floor(left / world); k * world < left + width; k += 1) copies.push(k);
    return { world, copies, left, top, width, height, zoom, ratio };
  }

  function drawMap(sheet) {
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(sheet.width * sheet.ratio);
    canvas.height = Math.round(sheet.height * sheet.ratio);
    const context = canvas.getContext('2d');
    context.fillStyle = scene.signs.ground.sea;
    context.fillRect(0, 0, canvas.width, canvas.height);
    drawing.land(context, sheet);
    context.setTransform(sheet.ratio, 0, 0, sheet.ratio, 0, 0);
    drawing.ink(context, sheet);
    return canvas;
  }

  /* Whether the frame leaves out some of the places shown. */
  function isPart(sheet) {
    const { places, map } = scene;
    const everywhere = [-180, -90, 180, 90];
    const [south, west] = [map.getBounds().getSouth(), map.getBounds().getWest()];
    const [north, east] = [map.getBounds().getNorth(), map.getBounds().getEast()];
    const points = (box) => places.near(box, places.split).length;
    return points([west, south, east, north]) < points(everywhere)
      || places.areas.some((row) => !isInSight(places.latlng(row), sheet));
  }

  function isInSight(latlng, { world, copies, left, top, width, height, zoom }) {
    const { x, y } = scene.map.project(latlng, zoom);
    return y >= top && y <= top + height
      && copies.some((k) => x + k * world >= left && x + k * world <= left + width);
  }

  const isSeen = (outlines, sheet) => {
    let seen = false;
    AtlasOutlines.eachInSight(outlines, sheet, () => { seen = true; });
    return seen;
  };

  /* ---- the signs ---- */

  const bit = (code) => 1 << style.kinds.findIndex((kind) => kind.code === code);

  function block(x, y, wide, high) {
    const path = new Path2D();
    path.rect(x - wide / 2, y - high / 2, wide, high);
    return path;
  }

  const kindItems = ({ legend }) => legend.map(({ code, label, count }) => ({
    label, count, wide: 15, high: 17, sign: (context, x, y) => scene.signs.point(context, x, y, 6, bit(code), false),
  }));

  /* How to read what the map shows besides: only signs that stand on it are explained. */
  function readingItems(words, sheet) {
    const { places, signs } = scene;
    const hits = hitsIn(sheet).filter(({ row }) => row === undefined || places.kinds(row));
    const isLocal = ({ row }) => row !== undefined && places.level(row) === 'local';
    const points = hits.filter(isLocal);
    const sample = words.legend.slice(0, 3).reduce((mask, { code }) => mask | bit(code), 0);
    const one = bit(words.legend[0].code);
    const tally = signs.all.map((kind) => (sample >> kind & 1 ? 3 - signs.kindsOf(sample).indexOf(kind) : 0));
    const number = (12).toLocaleString(scene.lang);
    const hasAreas = (layer) => isSeen(scene[layer].filter(({ row }) => row >= 0 && places.kinds(row)), sheet);
    const [nations, regions] = ['nations', 'regions'].map(hasAreas);
    const tint = (context, layer) => signs.tint(context, sample, layer === 'regions', sheet.ratio);
    const area = (layer) => (context, x, y) =>
      signs.area(context, block(x, y, 28, 15), tint(context, layer), drawing.strength[layer], true);
    const items = [
      ['cluster', 30, 30, hits.some(({ cluster }) => cluster !== undefined),
        (context, x, y) => signs.cluster(context, x, y, tally, 0, 12, number)],
      ['several', 16, 17, points.some(({ row }) => signs.kindsOf(places.kinds(row)).length > 1),
        (context, x, y) => signs.point(context, x, y, 7, sample, false)],
      ['size', 40, 19, points.length > 0, (context, x, y) => [[-16, 0], [-6, 2], [9, 5]].forEach(
        ([dx, size]) => signs.point(context, x + dx, y, style.radii[size], one, false))],
      ['rough', 17, 17, points.some(({ row }) => places.rough(row)),
        (context, x, y) => signs.point(context, x, y, 5, one, true)],
      ['nation', 28, 17, nations, area('nations')],
      ['region', 28, 17, regions, area('regions')],
      ['band', 28, 19, nations && regions && sheet.zoom >= drawing.close, (context, x, y) =>
        signs.ribbon(context, block(x, y, 28, 17), tint(context, 'nations'), 4)],
      ['ringed', 17, 17, hits.some((hit) => hit.row !== undefined && !isLocal(hit)),
        (context, x, y) => signs.ringed(context, x, y, one)],
    ];
    const plain = words.legend.length > 1 ? {} : { nation: words.levels.national, region: words.levels.regional };
    return items.filter(([, , , isThere]) => isThere)
      .map(([name, wide, high, , sign]) => ({ label: plain[name] ?? words.signs[name], wide, high, sign }));
  }

  const hitsIn = ({ width, height }) =>
    drawing.hits.filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);

  /* Why outlines and points show nothing, as far as there are some in the frame. */
  function blankItems({ blanks }, sheet) {
    const { places, signs } = scene;
    const outlines = [...scene.nations, ...(sheet.zoom >= drawing.close ? scene.regions : [])];
    const codes = new Set();
    AtlasOutlines.eachInSight(outlines, sheet, ({ row }) => row >= 0 && codes.add(drawing.blankOf(row)));
    const hollow = hitsIn(sheet).some(({ row }) => row !== undefined && !places.kinds(row));
    if (hollow) codes.add('none');
    return Object.entries(blanks).filter(([code]) => codes.has(code)).map(([code, label]) => ({
      label, wide: hollow && code === 'none' ? 40 : 28, high: 17, sign(context, x, y) {
        signs.swatch(context, code, x - this.wide / 2, y - 7.5, 28, 15);
        if (this.wide > 28) signs.hollow(context, x + 15, y, 3);
      },
    }));
  }

  /* The place chosen, by name, where its ring or edge is in the frame. */
  function chosenItems(sheet) {
    const { places, signs, chosen, lang } = scene;
    if (chosen < 0) return [];
    const outline = scene.outlineOf.get(chosen);
    if (outline ? !isSeen([outline], sheet) : !isInSight(places.latlng(chosen), sheet)) return [];
    const label = [places.name(chosen, lang), places.country(chosen, lang)].filter(Boolean).join(' · ');
    const sign = outline
      ? (context, x, y) => signs.edge(context, block(x, y, 22, 13))
      : (context, x, y) => signs.selected(context, x, y, 3);
    return [{ label, wide: 28, high: 20, sign }];
  }

  /* ---- the figure ---- */

  /* The page's address as it restores this view elsewhere and on another day. */
  function addressOf(day) {
    const { origin, pathname, search } = window.parent.location;
    const kept = search.slice(1).split('&').filter((part) => part && !/^embed(_options)?(=|$)/.test(part));
    if (!kept.some((part) => part.startsWith('day='))) kept.unshift(`day=${day}`);
    return `${origin}${pathname}?${kept.join('&')}`;
  }

  function fill(figure, words, sheet, map) {
    const { text, quiet } = scene.signs.ground;
    const small = sheet.width < 600;
    figure.text(words.title, small ? 19 : 24, 600, text);
    figure.space(3);
    figure.text(words.view, small ? 13 : 15, 400, text);
    figure.text(isPart(sheet) ? words.part : words.counts, small ? 13 : 15, 400, quiet);
    figure.space(10);
    figure.key(kindItems(words), Infinity, text);
    figure.space(6);
    figure.place(sheet.height, (context, x, y) => context.drawImage(map, x, y, sheet.width, sheet.height));
    figure.space(12);
    const reading = [...chosenItems(sheet), ...readingItems(words, sheet), ...blankItems(words, sheet)];
    figure.key(reading, 380, text);
    figure.space(6);
    for (const note of [...words.notes, addressOf(words.day)]) figure.text(note, 11.5, 400, quiet);
  }

  /* A new canvas with the figure.
     Throws where the map has not drawn anything yet. */
  function compose(words) {
    if (!scene.places) throw new Error('the map has no places yet');
    const margin = scene.map.getSize().x < 600 ? 16 : 28;
    const wide = scene.map.getSize().x + 2 * margin;
    const sheet = sheetOf(Math.max(SCALE, WIDTH / wide));
    const map = drawMap(sheet);
    const figure = AtlasColumn(style.font, margin, sheet.width);
    fill(figure, words, sheet, map);
    const scale = Math.min(sheet.ratio, Math.sqrt(AREA / (wide * figure.height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(figure.height * scale);
    const context = canvas.getContext('2d');
    context.fillStyle = scene.signs.ground.paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(scale, scale);
    figure.paint(context);
    return canvas;
  }

  return { compose };
};
