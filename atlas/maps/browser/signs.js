/* How commitments are drawn: a sign for a place, a ring for a cluster, a tint for an outline.
   Kinds travel as a mask, one bit a kind. */
'use strict';

window.AtlasSigns = (style) => {
  const shapes = style.kinds.map((kind) => new Path2D(kind.shape));
  const turn = 2 * Math.PI;
  const tints = new Map();
  let ground = style.grounds.light;
  let colours = [];
  let rims = [];

  function dress(theme) {
    ground = style.grounds[theme];
    colours = style.kinds.map((kind) => kind[theme]);
    rims = style.kinds.map((kind) => (theme === 'light' ? kind.rim : null));
    tints.clear();
  }

  const kindsOf = (mask) => style.kinds.map((_, k) => k).filter((k) => mask >> k & 1);

  const radius = (size, mask) => style.radii[size] + (mask & (mask - 1) ? 1.5 : 0);

  function shape(context, kind, x, y, r) {
    context.save();
    context.translate(x, y);
    context.scale(r / 9, r / 9);
    context.lineJoin = 'round';
    context.lineWidth = 9 / r * 2.4;
    context.strokeStyle = ground.paper;
    context.stroke(shapes[kind]);
    context.fillStyle = colours[kind];
    context.fill(shapes[kind]);
    if (rims[kind]) {
      context.lineWidth = 9 / r * 0.8;
      context.strokeStyle = rims[kind];
      context.stroke(shapes[kind]);
    }
    context.restore();
  }

  function disc(context, x, y, r, fill) {
    context.beginPath();
    context.arc(x, y, r, 0, turn);
    context.fillStyle = fill;
    context.fill();
  }

  /* Segments from the top, clockwise; `weights` are [kind, share] with shares adding to 1. */
  function pie(context, x, y, r, weights) {
    let from = -turn / 4;
    for (const [kind, share] of weights) {
      context.beginPath();
      context.moveTo(x, y);
      context.arc(x, y, r, from, from += share * turn);
      context.closePath();
      context.fillStyle = colours[kind];
      context.fill();
    }
  }

  function circle(context, x, y, r, colour, width, dash = []) {
    context.beginPath();
    context.arc(x, y, r, 0, turn);
    context.setLineDash(dash);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
    context.setLineDash([]);
  }

  /* One place: its kind's shape, or a pie of equal parts; a dashed rim where the position is rough. */
  function point(context, x, y, r, mask, rough) {
    const kinds = kindsOf(mask);
    if (kinds.length === 1) shape(context, kinds[0], x, y, r);
    else {
      disc(context, x, y, r + 1.2, ground.paper);
      pie(context, x, y, r, kinds.map((kind) => [kind, 1 / kinds.length]));
    }
    if (rough) circle(context, x, y, r + 2.6, ground.quiet, 0.9, [2, 2]);
  }

  /* A nation or region too small or too unknown for an outline: its point in a ring. */
  function ringed(context, x, y, mask) {
    point(context, x, y, 4.5, mask, false);
    circle(context, x, y, 7.6, ground.quiet, 1);
  }

  const plateWidth = (kinds) => kinds.length * 13 + 4;

  /* Shapes side by side on a plate, which tells an area's signs from a point's. */
  function plate(context, x, y, kinds) {
    const width = plateWidth(kinds);
    context.beginPath();
    context.roundRect(x - width / 2, y - 8, width, 16, 8);
    context.fillStyle = ground.paper;
    context.globalAlpha = 0.9;
    context.fill();
    context.globalAlpha = 1;
    kinds.forEach((kind, i) => shape(context, kind, x + (i - (kinds.length - 1) / 2) * 13, y, 4));
  }

  const clusterRadius = (count) => 11 + 3.2 * Math.log10(count);

  /* A ring of shares; that of places without a promise is left empty. */
  function cluster(context, x, y, tally, blank, count, text) {
    const r = clusterRadius(count);
    const sum = tally.reduce((a, b) => a + b, blank);
    disc(context, x, y, r + 1, ground.paper);
    if (blank) circle(context, x, y, r, ground.quiet, 1.2);
    pie(context, x, y, r, tally.map((n, kind) => [kind, n / sum]).filter(([, share]) => share));
    disc(context, x, y, r - 4, ground.paper);
    context.fillStyle = ground.text;
    context.font = `600 ${text.length > 4 ? 9.5 : 11}px ${style.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(text, x, y + 0.5);
  }

  /* One outline: its tint, on plain land if asked, and a thin edge that parts it from its neighbours. */
  function area(context, path, fill, strength, plain) {
    context.fillStyle = ground.land;
    if (plain) context.fill(path, 'evenodd');
    context.globalAlpha = strength;
    context.fillStyle = fill;
    context.fill(path, 'evenodd');
    context.globalAlpha = 1;
    context.lineWidth = 0.8;
    context.strokeStyle = ground.border;
    context.stroke(path);
  }

  /* A nation whose regions cover it shows its tint as a ribbon inside its border. */
  function ribbon(context, path, fill, width) {
    context.save();
    context.clip(path, 'evenodd');
    for (const [extra, colour, strength] of [[2, ground.paper, 1], [0, ground.land, 1], [0, fill, 0.5]]) {
      context.lineWidth = 2 * (width + extra / 2);
      context.strokeStyle = colour;
      context.globalAlpha = strength;
      context.stroke(path);
    }
    context.restore();
  }

  /* The edge of a chosen outline. */
  function edge(context, path) {
    context.lineJoin = 'round';
    for (const [width, colour] of [[4, ground.paper], [1.8, ground.text]]) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke(path);
    }
  }

  /* The edge of an outline that is asked for and has no promise. */
  function rim(context, path) {
    context.lineWidth = 1.2;
    context.strokeStyle = ground.quiet;
    context.stroke(path);
  }

  /* An outline without a promise, drawn apart by why: known to have none, or nothing to promise there. */
  function blank(context, path, code) {
    context.globalAlpha = 0.45;
    context.fillStyle = hatch(context, code);
    context.fill(path, 'evenodd');
    context.globalAlpha = 1;
  }

  /* Lines for "none found", dots for "not applicable"; land not covered by any source stays plain. */
  function hatch(context, code) {
    const key = `blank ${code}`;
    if (!tints.has(key)) {
      const tile = document.createElement('canvas');
      tile.width = tile.height = 12;
      const pen = tile.getContext('2d');
      pen.fillStyle = ground.quiet;
      if (code === 'none') for (const y of [0, 6]) pen.fillRect(0, y, 12, 1.2);
      else for (const [x, y] of [[3, 3], [9, 9]]) disc(pen, x, y, 1, ground.quiet);
      const pattern = context.createPattern(tile, 'repeat');
      pattern.setTransform(new DOMMatrix().scale(code === 'none' ? 0.9 : 0.6));
      tints.set(key, pattern);
    }
    return tints.get(key);
  }

  /* A sample of a blank outline for a legend: `none`, `inapplicable` or `uncovered`. */
  function swatch(context, code, x, y, width, height) {
    const path = new Path2D();
    path.rect(x, y, width, height);
    context.fillStyle = ground.land;
    context.fill(path);
    if (code !== 'uncovered') blank(context, path, code);
    context.lineWidth = 0.8;
    context.strokeStyle = ground.quiet;
    context.stroke(path);
  }

  /* A local place known to have none. */
  function hollow(context, x, y, r) {
    disc(context, x, y, r, ground.paper);
    circle(context, x, y, r, ground.quiet, 1.2);
  }

  function pointed(context, x, y, r) {
    circle(context, x, y, r + 3, ground.text, 1.5, [3, 2]);
  }

  function selected(context, x, y, r) {
    circle(context, x, y, r + 4, ground.paper, 4);
    circle(context, x, y, r + 4, ground.text, 2);
  }

  /* Diagonal stripes, one a kind; regions lean the other way and are stronger than nations, so a
     region is read on top of its nation. */
  function tint(context, mask, regional, ratio) {
    const key = `${mask} ${regional} ${ratio}`;
    if (!tints.has(key)) tints.set(key, stripes(kindsOf(mask), regional, ratio, context));
    return tints.get(key);
  }

  function stripes(kinds, regional, ratio, context) {
    if (kinds.length === 1) return colours[kinds[0]];
    const width = 4;
    const period = width * kinds.length;
    const tile = document.createElement('canvas');
    tile.width = tile.height = Math.round(period * ratio);
    const pen = tile.getContext('2d');
    pen.scale(tile.width / period, tile.width / period);
    const lean = regional ? period : -period;
    for (let i = -kinds.length; i < 2 * kinds.length; i += 1) {
      pen.fillStyle = colours[kinds[(i + kinds.length) % kinds.length]];
      pen.beginPath();
      pen.moveTo(i * width, 0);
      pen.lineTo((i + 1) * width, 0);
      pen.lineTo((i + 1) * width + lean, period);
      pen.lineTo(i * width + lean, period);
      pen.fill();
    }
    const pattern = context.createPattern(tile, 'repeat');
    pattern.setTransform(new DOMMatrix().scale(period / tile.width));
    return pattern;
  }

  return {
    all: style.kinds.map((_, kind) => kind),
    dress, kindsOf, radius, tint,
    point, ringed, plate, plateWidth, cluster, clusterRadius, area, ribbon, edge, rim, selected, pointed,
    blank, hollow, swatch,
    get ground() { return ground; },
  };
};
