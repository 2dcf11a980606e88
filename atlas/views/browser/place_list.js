/* A table of places, or of lines without one, by pages; what others wrote stays text. */

function node(tag, attributes, ...held) {
  const made = document.createElementNS(`http://www.w3.org/${/svg|path/.test(tag) ? '2000/svg' : '1999/xhtml'}`, tag);
  for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
  made.append(...held);
  return made;
}

const quiet = (text, lang) => (text ? node('span', { class: 'quiet', lang }, text) : '');

const sign = ({ shape, light, dark, rim }) => node('svg', { viewBox: '-12 -12 24 24', 'aria-hidden': 'true' },
  node('path', { d: shape, style: `fill: light-dark(${light}, ${dark}); stroke: ${rim}` }));

/* A place is picked, or leads to its own page. */
const named = ({ name, href, target }) => (href ? node('a', { href, target }, name)
  : node('button', { class: 'pick', type: 'button' }, name));

/* What a cell holds, by its column; any other holds its text. */
const CELLS = {
  name: (row, data) => (row.id ? [
    named(row), ' ', quiet(row.other, data.otherLang),
    ' ', node('small', {}, quiet(row.rough)),
  ] : [row.name]),
  promises: (row, { signs, differ }) => [
    node('ul', { role: 'list' }, ...row.promises.map(({ kind, says }) => node(
      'li', {}, sign(signs[kind]), `${signs[kind].label} `, quiet(says),
    ))),
    row.differ ? node('span', { class: 'mark' }, differ) : '',
  ],
  people: (row, { unknown }) => [row.people || quiet(unknown)],
};

function drawnRow(row, data) {
  return node('tr', { role: 'row', 'data-id': row.id }, ...data.columns.map(({ key, label }) => {
    const [tag, more] = key === 'name' ? ['th', { scope: 'row', role: 'rowheader' }] : ['td', { role: 'cell', 'data-label': label }];
    return node(tag, { class: key, ...more }, ...CELLS[key]?.(row, data) ?? [row[key]]);
  }));
}

const picks = (root) => [...root.querySelectorAll('.pick')];
const idOf = (element) => element.closest('tr').dataset.id;
const pickOf = (root, id) => picks(root).find((pick) => idOf(pick) === id);

/* Drawn anew only where rows changed, so that focus and selection stay. */
function drawTable(root, body, data) {
  const drawn = JSON.stringify([data.columns, data.rows]);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  const focused = body.contains(document.activeElement) && idOf(document.activeElement);
  root.querySelector('thead tr').replaceChildren(...data.columns.map(({ key, label, sort }) => node(
    'th', { class: key, scope: 'col', role: 'columnheader', 'aria-sort': sort }, label,
  )));
  body.replaceChildren(...data.rows.map((row) => drawnRow(row, data)));
  if (focused) (pickOf(root, focused) ?? picks(root)[0])?.focus();
}

function markChosen(root, { chosen, card }) {
  root.querySelector('.go')?.remove();
  for (const pick of picks(root)) {
    const isChosen = idOf(pick) === chosen;
    pick.setAttribute('aria-current', isChosen);
    pick.closest('tr').classList.toggle('chosen', isChosen);
    if (isChosen) pick.parentElement.append(node('button', { class: 'go', type: 'button' }, card));
  }
}

/* One name is a tab stop; the arrows move between them. */
function stopAt(root, stop) {
  for (const pick of picks(root)) pick.tabIndex = pick === stop ? 0 : -1;
}

function drawChoices(select, { choices, chosen }) {
  select.replaceChildren(...choices.map(([value, label]) => new Option(label, value)));
  select.value = chosen;
}

function drawPages(root, { words, page, pages }, turn) {
  const choices = Array.from({ length: pages }, (_, each) => [
    each, words.page.replace('{n}', each + 1).replace('{pages}', pages),
  ]);
  const navs = root.querySelectorAll('nav');
  for (const nav of navs) {
    const ask = (asked, control) => {
      if (asked < 0 || asked >= pages) return;
      root.below = nav === navs[1] ? control : -1;
      turn(asked);
    };
    const [back, select, on] = nav.children;
    nav.hidden = pages < 2;
    nav.ariaLabel = select.ariaLabel = words.turning;
    back.textContent = words.previous;
    on.textContent = words.next;
    drawChoices(select, { choices, chosen: page });
    select.onchange = () => ask(Number(select.value), 1);
    for (const button of [back, on]) {
      const asked = page + Number(button.value);
      // Not `disabled`: on the last page the focus would be lost.
      button.ariaDisabled = asked < 0 || asked >= pages;
      button.onclick = () => ask(asked, button === on ? 2 : 0);
    }
  }
  if (root.page !== page && root.below >= 0) {
    // Turned below the rows: above them the same control takes the focus.
    root.scrollIntoView();
    navs[0].children[root.below].focus({ preventScroll: true });
    root.below = -1;
  }
  root.page = page;
}

/* Shows on the map where a row's place is. */
function point(row) {
  document.querySelector('iframe[title*="streamlit_folium"]')?.contentWindow?.Atlas?.point?.(row?.dataset.id ?? null);
}

function move(all, event) {
  const at = all.indexOf(event.target);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  all[to]?.focus();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.place-list');
  const [status, caption, label, body, hint] = ['p', 'caption', 'label', 'tbody', '.hint'].map((part) => root.querySelector(part));
  root.lang = data.lang;
  status.textContent = data.counted;
  caption.textContent = data.caption;
  hint.textContent = data.hint ?? '';
  drawTable(root, body, data);
  markChosen(root, data);
  const all = picks(root);
  stopAt(root, all.find((pick) => pick === document.activeElement) ?? pickOf(root, data.chosen) ?? all[0]);
  drawPages(root, data, (page) => setTriggerValue('turned', page));

  label.hidden = !data.order;
  if (data.order) {
    const [said, select] = label.children;
    said.textContent = data.order.label;
    drawChoices(select, data.order);
    select.onchange = () => setTriggerValue('ordered', select.value);
  }

  body.onclick = ({ target }) => {
    if (target.matches('.go')) document.querySelector('.st-key-card button')?.focus();
    if (target.matches('.pick')) setTriggerValue('picked', idOf(target));
  };
  body.onkeydown = (event) => move(picks(root), event);
  body.onpointerover = ({ target }) => point(target.closest('tr'));
  body.onpointerleave = () => point();
  if (root.wired) return;
  root.wired = true;
  body.addEventListener('focusin', ({ target }) => {
    if (target.matches('.pick')) stopAt(root, target);
    point(target.closest('tr'));
  });
  body.addEventListener('focusout', () => point());
}
