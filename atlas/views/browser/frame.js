/* What the frame of a page does in the browser: on arrival the address is completed without a step
   in the history, the document says its language, the first stop of the keyboard leads past the
   filters to the list or the heading, and a link to another page of the atlas opens it without loading
   the document anew.

   data: {address: the query that spells the view, without the extent; language: BCP 47 tag;
   skip: the words of that first stop, empty for none}. */

const ROW_IS_THERE = 400; // milliseconds until Streamlit has drawn the whole row of pages
const GOALS = ['.place-list', 'h1'];

/* Once a document: later the address is Streamlit's, and a late answer must not undo a step back. */
function complete(spelled) {
  if (document.documentElement.dataset.atlasArrived) return;
  document.documentElement.dataset.atlasArrived = 'yes';
  const here = new URLSearchParams(location.search);
  const parts = ['embed', 'embed_options', 'at'].flatMap((name) => here.getAll(name).map((text) => [name, text]));
  const kept = parts.map(([name, text]) => `&${name}=${name === 'at' ? text : encodeURIComponent(text)}`);
  history.replaceState(history.state, '', `${location.pathname}?${spelled}${kept.join('')}${location.hash}`);
}

function pass(event) {
  event.preventDefault();
  const goal = GOALS.map((each) => document.querySelector(each)).find(Boolean);
  if (!goal) return;
  goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
  goal.scrollIntoView({ block: 'start' });
}

/* Streamlit opens a page of its own where the browser steps to its address: such a step is what a link makes here.
   With a key held, with another button, or where the address is not one of its pages, the link is the browser's. */
function follow(event) {
  const link = event.target.closest?.('.stApp a[href]:not([target="_blank"], [download], .stPageLink a)');
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented) return;
  const to = new URL(link.href);
  const pages = [...document.querySelectorAll('.st-key-navigation a')].map(({ href }) => new URL(href).pathname);
  pages.push(location.pathname);
  const isHere = to.hash && to.pathname === location.pathname && to.search === location.search;
  if (isHere || to.origin !== location.origin || !pages.includes(to.pathname)) return;
  event.preventDefault();
  history.pushState({}, '', to);
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  if (!to.hash) window.scrollTo(0, 0);
}

/* On a phone the row of pages is wider than the screen: on arrival the one that is open is in its middle. */
function centre() {
  const row = document.querySelector('.st-key-navigation');
  const here = row?.querySelector('strong');
  if (!here || row.dataset.page === location.pathname) return;
  row.dataset.page = location.pathname;
  const [whole, part] = [row, here].map((each) => each.getBoundingClientRect());
  row.scrollLeft += part.left + part.width / 2 - whole.left - whole.width / 2;
}

function offer(words) {
  let link = document.querySelector('a.atlas-skip');
  if (!words) {
    link?.remove();
    return;
  }
  if (!link) {
    link = document.createElement('a');
    link.className = 'atlas-skip';
    link.href = '#list';
    document.body.prepend(link);
  }
  link.textContent = words;
  link.onclick = pass;
}

export default function ({ data }) {
  complete(data.address);
  document.documentElement.lang = data.language;
  offer(data.skip);
  setTimeout(centre, ROW_IS_THERE);
  document.onclick = follow;
}
