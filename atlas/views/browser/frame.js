/* What the frame of a page does in the browser: on arrival the address is completed without a step
   in the history, the document says its language, and the first stop of the keyboard leads past the
   filters to the list.

   data: {address: the query that spells the view, without the extent; language: BCP 47 tag;
   skip: the words of that first stop, empty for none}. */

const LIST = '.place-list';

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
  const list = document.querySelector(LIST);
  if (!list) return;
  list.tabIndex = -1;
  list.focus({ preventScroll: true });
  list.scrollIntoView({ block: 'start' });
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
}
