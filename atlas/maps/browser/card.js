/* What is said of a place, in a tooltip or a popup. Names are other people's text: everything here
   is written with textContent, never as HTML. */
'use strict';

window.AtlasCard = (style) => {
  const SVG = 'http://www.w3.org/2000/svg';

  function node(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function sign(kind, theme) {
    const svg = document.createElementNS(SVG, 'svg');
    const path = document.createElementNS(SVG, 'path');
    svg.setAttribute('viewBox', '-12 -12 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', style.kinds[kind].shape);
    path.setAttribute('fill', style.kinds[kind][theme]);
    if (theme === 'light' && style.kinds[kind].rim) path.setAttribute('stroke', style.kinds[kind].rim);
    svg.append(path);
    return svg;
  }

  function kindList(rows, theme) {
    const list = node('ul', 'atlas-kinds');
    for (const [kind, text] of rows) {
      const row = node('li');
      if (kind !== null) row.append(sign(kind, theme));
      row.append(node('span', '', text));
      list.append(row);
    }
    return list;
  }

  /* `place` is {name, line, rough, kinds, reason}: `rough` is what to say of its position, or empty; `kinds`
     are [kind, label], as are the rows of a tooltip, kind null for one without a sign; `reason` says why there are
     none, or is empty. */
  function popup(place, theme) {
    const card = node('div', 'atlas-card');
    card.append(node('strong', '', place.name), node('p', '', place.line));
    card.append(kindList(place.kinds, theme));
    if (place.reason) card.append(node('p', '', place.reason));
    if (place.rough) card.append(node('p', '', place.rough));
    return card;
  }

  function tooltip(title, rows, theme, reason = '') {
    const card = node('div', 'atlas-card');
    card.append(node('strong', '', title), kindList(rows, theme));
    if (reason) card.append(node('p', '', reason));
    return card;
  }

  /* Several names to pick from; `names` are [name, what to do]. */
  function choice(names) {
    const card = node('div', 'atlas-card');
    for (const [name, pick] of names) {
      const button = node('button', '', name);
      button.type = 'button';
      button.addEventListener('click', pick);
      card.append(button);
    }
    return card;
  }

  return { node, sign, popup, tooltip, choice };
};
