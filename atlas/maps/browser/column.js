/* A column of text, signs and pictures that grows downwards, for a canvas whose height is known only at its end.
   All text is drawn with fillText, so that other people's words are only words. */
'use strict';

/* An empty column, `left` pixels from the left and the top and `width` wide; what goes in is measured at once,
   and drawn when `paint` is called. */
window.AtlasColumn = (font, left, width) => {
  const WIDE = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}';
  const OPENING = '（《“「〔【';
  const CLOSING = '，。、；：！？）》”」〕】…';
  const PIECE = new RegExp(
    `[${OPENING}]*(?:[${WIDE}]|[^\\s${WIDE}${OPENING}${CLOSING}/&?]*[/&?]*)[${CLOSING}]*\\s*`, 'gu');
  const [SIZE, LINE, GAP] = [13, 17, 6]; // of a key: its letters, its lines, and what parts a sign from its label

  const pen = document.createElement('canvas').getContext('2d'); // to measure with
  const strokes = [];
  let y = left;

  function write(pen, size, weight, colour) {
    pen.font = `${weight} ${size}px ${font}`;
    pen.fillStyle = colour;
    pen.textAlign = 'left';
    pen.textBaseline = 'alphabetic';
  }

  /* Text in lines no wider than `most` pixels in the pen's font: broken at spaces, inside an address, and
     between Chinese characters except before closing punctuation; inside a word only where it is
     longer than a line. */
  function lines(text, most) {
    const fits = (line) => pen.measureText(line.trimEnd()).width <= most;
    const done = [];
    let line = '';
    for (const piece of text.replace(/\s+/g, ' ').trim().match(PIECE) ?? []) {
      for (const part of fits(piece) ? [piece] : piece) {
        if (line && !fits(line + part)) {
          done.push(line.trimEnd());
          line = '';
        }
        line += part;
      }
    }
    return [...done, line];
  }

  /* An item with its label in lines, and the width and height of all of it. */
  function measured(item, most) {
    write(pen, SIZE, 600, '');
    const count = item.count ? GAP + pen.measureText(item.count).width : 0;
    write(pen, SIZE, 400, '');
    const said = lines(item.label, most - item.wide - GAP - count);
    const widths = said.map((line) => pen.measureText(line).width);
    const full = item.wide + GAP + Math.max(...widths, widths.at(-1) + count);
    return { ...item, said, last: widths.at(-1), full, high: Math.max(item.high, said.length * LINE) };
  }

  function drawItem(context, item, x, middle, colour) {
    const { wide, said, last, count } = item;
    item.sign(context, x + wide / 2, middle);
    const start = x + wide + GAP;
    const base = middle - said.length * LINE / 2 + SIZE;
    write(context, SIZE, 400, colour);
    said.forEach((line, i) => context.fillText(line, start, base + i * LINE));
    if (!count) return;
    write(context, SIZE, 600, colour);
    context.fillText(count, start + last + GAP, base + (said.length - 1) * LINE);
  }

  function place(height, draw) {
    const top = y;
    strokes.push((context) => draw(context, left, top));
    y += height;
  }

  function text(said, size, weight, colour) {
    write(pen, size, weight, colour);
    for (const line of lines(said, width)) {
      place(size * 1.38, (context, x, top) => {
        write(context, size, weight, colour);
        context.fillText(line, x, top + size);
      });
    }
  }

  /* Signs with what they mean, side by side in rows; `items` are {sign(context, x, y), wide, high, label,
     count}, none wider than `most`. */
  function key(items, most, colour) {
    let row = [];
    let right = 0;
    const end = () => {
      const high = Math.max(...row.map((item) => item.high));
      const middle = y + high / 2;
      for (const item of row) strokes.push((context) => drawItem(context, item, left + item.x, middle, colour));
      y += high + 6;
      [row, right] = [[], 0];
    };
    for (const item of items.map((each) => measured(each, Math.min(most, width)))) {
      if (row.length && right + item.full > width) end();
      row.push({ ...item, x: right });
      right += item.full + 20;
    }
    if (row.length) end();
  }

  return {
    place, text, key,
    space: (height) => { y += height; },
    paint: (context) => strokes.forEach((stroke) => stroke(context)),
    get height() { return y + left; },
  };
};
