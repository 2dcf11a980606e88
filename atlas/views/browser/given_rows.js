/* The rows of a reader's list with their places, a page at a time; what the list says stays text. */

function node(tag, attributes, ...held) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
  made.append(...held);
  return made;
}

const quiet = (text) => (text ? node('span', { class: 'quiet' }, text) : '');

function choice(row, words) {
  const select = node('select', { 'aria-label': words.choice.replace('{name}', () => row.given), 'data-line': row.line });
  select.append(...row.options.map(([id, label]) => new Option(label, id)));
  select.value = row.chosen;
  return select;
}

function drawnRow(row, { heads, words }) {
  return node('tr', { role: 'row' },
    node('td', { role: 'cell', class: 'line', 'data-label': heads[0] }, String(row.line)),
    node('th', { role: 'rowheader', scope: 'row', class: 'given' }, row.given, quiet(row.said)),
    node('td', { role: 'cell', class: 'place', 'data-label': heads[2] },
      node('div', {}, ...(row.options.length ? [choice(row, words)] : [row.place || '–', quiet(row.where)]))),
    node('td', { role: 'cell', class: 'sure', 'data-label': heads[3] }, node('div', {}, row.sure, quiet(row.why))));
}

/* Rows are drawn anew only where they changed; the choice just made keeps the focus. */
function drawTable(root, data) {
  const drawn = JSON.stringify([data.heads, data.rows]);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  const [head, body] = [root.querySelector('thead tr'), root.querySelector('tbody')];
  const line = body.contains(document.activeElement) && document.activeElement.dataset.line;
  head.replaceChildren(...data.heads.map((label, at) => node(
    'th', { role: 'columnheader', scope: 'col', class: ['line', 'given', 'place', 'sure'][at] }, label,
  )));
  body.replaceChildren(...data.rows.map((row) => drawnRow(row, data)));
  if (line) (body.querySelector(`[data-line="${line}"]`) ?? body.querySelector('select'))?.focus();
}

function drawPages(nav, { words, page, pages }, turn) {
  nav.hidden = pages < 2;
  nav.ariaLabel = words.turning;
  if (!nav.children.length) nav.append(node('button', { type: 'button' }), node('select', {}), node('button', { type: 'button' }));
  const [back, select, on] = nav.children;
  select.ariaLabel = words.turning;
  select.replaceChildren(...Array.from({ length: pages }, (_, each) => new Option(
    words.page.replace('{n}', each + 1).replace('{pages}', pages), each,
  )));
  select.value = page;
  select.onchange = () => turn(Number(select.value));
  for (const [button, text, asked] of [[back, words.previous, page - 1], [on, words.next, page + 1]]) {
    button.textContent = text;
    // Not `disabled`: whoever turns to the last page would lose the focus.
    button.ariaDisabled = asked < 0 || asked >= pages;
    button.onclick = () => { if (asked >= 0 && asked < pages) turn(asked); };
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.given-rows');
  root.lang = data.lang;
  root.querySelector('p').textContent = data.counted;
  root.querySelector('caption').textContent = data.caption;
  root.querySelector('table').hidden = !data.rows.length;
  drawTable(root, data);
  drawPages(root.querySelector('nav'), data, (page) => setTriggerValue('turned', page));
  root.querySelector('tbody').onchange = ({ target }) => {
    setTriggerValue('chosen', [Number(target.dataset.line), target.value]);
  };
}
