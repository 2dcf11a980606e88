/* The link to the view, a snippet that shows its map in another page, and how to cite it, each with
   a button that copies it. Only the browser knows the whole address, since the map writes its
   extent there: texts are filled in as the panel opens and again as one is copied.

   data: {link, snippet, sentence, bibtex: headings, that of the snippet null where there is no map;
   copy, copied, by_hand: words of the button; title: of the embedded map; texts: {link, sentence,
   bibtex}, with `{link}` where it belongs}. */

import { copied, SAID_FOR } from './clipboard.js';
import { link } from './view_link.js';

const PARTS = ['link', 'snippet', 'sentence', 'bibtex'];

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

export default function ({ data, parentElement }) {
  const parts = PARTS.filter((name) => data[name]);
  let panel = parentElement.querySelector('.atlas-share');
  if (panel?.children.length !== parts.length) {
    panel?.remove();
    panel = document.createElement('div');
    panel.className = 'atlas-share';
    panel.append(...parts.map(part));
    parentElement.append(panel);
  }
  const sections = [...panel.children];
  const fields = sections.map((section) => section.querySelector('textarea'));
  const fill = () => {
    const all = texts(data);
    parts.forEach((name, i) => { if (fields[i].value !== all[name]) fields[i].value = all[name]; });
  };
  fill();
  panel.onpointerenter = panel.onfocusin = fill;
  sections.forEach((section, i) => {
    const [heading, button, answer] = section.children;
    heading.textContent = data[parts[i]];
    button.textContent = data.copy;
    button.setAttribute('aria-label', `${data.copy}: ${data[parts[i]]}`);
    button.onclick = async () => {
      fill();
      const done = await copied(fields[i]);
      answer.textContent = done ? data.copied : data.by_hand;
      setTimeout(() => { answer.textContent = ''; }, SAID_FOR);
      if (done) button.focus();
    };
  });
}
