/* The link to the view, a snippet that shows its map in another page, and how to cite it, each with
   a button that copies it. Only the browser knows the whole address, since the map writes its
   extent there: texts are filled in as the panel opens and again as one is copied.

   data: {link, snippet, sentence, bibtex: headings; copy, copied, by_hand: words of the button;
   title: of the embedded map; texts: {link, sentence, bibtex}, with `{link}` where it belongs}. */

const PARTS = ['link', 'snippet', 'sentence', 'bibtex'];
const SAID_FOR = 3000; // milliseconds

function link() {
  const address = new URL(location.href);
  address.hash = '';
  address.searchParams.delete('embed');
  return address.origin + address.pathname + address.search.replaceAll('%2C', ',');
}

/* Nothing but ASCII, since nobody knows how the other page is encoded. */
const attribute = (text) => text.replaceAll('&', '&amp;')
  .replace(/[<>"]|[^ -~]/gu, (sign) => `&#${sign.codePointAt(0)};`);

function snippet(title) {
  const src = link().replace(/\?|$/, (mark) => `?embed=true${mark ? '&' : ''}`);
  return `<iframe src="${attribute(src)}" title="${attribute(title)}" `
    + 'width="100%" height="560" loading="lazy" style="border:0"></iframe>';
}

function texts(data) {
  const all = { snippet: snippet(data.title) };
  for (const [part, text] of Object.entries(data.texts)) all[part] = text.replaceAll('{link}', () => link());
  return all;
}

function part(name) {
  const section = document.createElement('section');
  const id = `atlas-share-${name}`;
  const heading = document.createElement('label');
  heading.htmlFor = id;
  const field = document.createElement('textarea');
  field.id = id;
  field.readOnly = true;
  field.rows = { link: 3, bibtex: 6 }[name] ?? 4;
  field.spellcheck = false;
  const button = document.createElement('button');
  button.type = 'button';
  const answer = document.createElement('span');
  answer.setAttribute('role', 'status');
  section.append(heading, button, answer, field);
  return section;
}

/* Where the page is not served over https there is no clipboard but the selection's. */
async function copied(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

export default function ({ data, parentElement }) {
  let panel = parentElement.querySelector('.atlas-share');
  if (!panel) {
    panel = document.createElement('div');
    panel.className = 'atlas-share';
    panel.append(...PARTS.map(part));
    parentElement.append(panel);
  }
  const sections = [...panel.children];
  const fields = sections.map((section) => section.querySelector('textarea'));
  const fill = () => {
    const all = texts(data);
    PARTS.forEach((name, i) => { if (fields[i].value !== all[name]) fields[i].value = all[name]; });
  };
  fill();
  panel.onpointerenter = panel.onfocusin = fill;
  sections.forEach((section, i) => {
    const [heading, button, answer] = section.children;
    heading.textContent = data[PARTS[i]];
    button.textContent = data.copy;
    button.setAttribute('aria-label', `${data.copy}: ${data[PARTS[i]]}`);
    button.onclick = async () => {
      fill();
      const done = await copied(fields[i]);
      answer.textContent = done ? data.copied : data.by_hand;
      setTimeout(() => { answer.textContent = ''; }, SAID_FOR);
      if (done) button.focus();
    };
  });
}
