/* The legend, which is also a filter: a button for each kind, pressed where it is shown, and what the blanks mean. */
'use strict';

window.AtlasLegend = (card, style, toggle) => {
    const WIDE = 640; // pixels of the frame from which the legend starts open

  const element = card.node('details', 'atlas-legend');
  const summary = card.node('summary');
  const kinds = card.node('div', 'atlas-legend-kinds');
  const blanks = card.node('ul', 'atlas-legend-blanks');
  element.append(summary, kinds, blanks);
  element.open = window.innerWidth >= WIDE;
  L.DomEvent.disableClickPropagation(element);
  L.DomEvent.disableScrollPropagation(element);
  let said = '';

  function button(code, label, isShown, theme) {
    const made = card.node('button', '', '');
    made.type = 'button';
    made.dataset.kind = code;
    made.setAttribute('aria-pressed', isShown);
    made.append(card.sign(style.kinds.findIndex((kind) => kind.code === code), theme), card.node('span', '', label));
    made.addEventListener('click', () => toggle(code));
    return made;
  }

  function blank(code, label) {
    const made = card.node('li');
    made.append(card.node('span', `atlas-blank atlas-blank-${code}`), card.node('span', '', label));
    return made;
  }

  /* Say what a selection shows: `offered` kinds, `kinds` shown; a blank that cannot be is left out. */
  function say({ words, offered, kinds: shown, appliesIn, asksOfPromises }, theme) {
    const now = JSON.stringify([words.lang, offered, shown, appliesIn, asksOfPromises, theme]);
    if (now === said) return;
    said = now;
    const focused = element.contains(document.activeElement) ? document.activeElement.dataset.kind : null;
    summary.textContent = words.legend;
    kinds.replaceChildren(...offered.map((code) => button(code, words.kinds[code], shown.includes(code), theme)));
    const known = appliesIn ? ['none', 'uncovered', 'inapplicable'] : ['none', 'uncovered'];
    const drawn = asksOfPromises ? ['filtered'] : known;
    blanks.replaceChildren(...drawn.map((code) => blank(code, words.blanks[code])));
    if (focused) kinds.querySelector(`[data-kind="${focused}"]`)?.focus({ preventScroll: true });
  }

  return { element, say };
};
