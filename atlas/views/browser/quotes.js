/* Sentences ready to quote, each with a button that copies it with its source and the link to what
   is shown; the link itself stands below them.

   data: {quotes: [{text, source}], copy, copied, by_hand: words of a button, link: words of the link}. */

import { copied, SAID_FOR } from './clipboard.js';
import { link } from './view_link.js';

function quote({ text, source }, words) {
  const item = document.createElement('li');
  const said = document.createElement('blockquote');
  said.textContent = text;
  const from = document.createElement('p');
  from.textContent = source;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.copy;
  button.setAttribute('aria-label', `${words.copy}: ${text}`);
  const answer = document.createElement('span');
  answer.setAttribute('role', 'status');
  button.onclick = async () => {
    item.querySelector('textarea')?.remove();
    const field = document.createElement('textarea');
    field.readOnly = true;
    field.value = `${text}\n${source}\n${link()}`;
    field.setAttribute('aria-label', text);
    item.append(field);
    const done = await copied(field);
    answer.textContent = done ? words.copied : words.by_hand;
    setTimeout(() => { answer.textContent = ''; }, SAID_FOR);
    if (done) {
      field.remove();
      button.focus();
    }
  };
  item.append(said, from, button, answer);
  return item;
}

export default function ({ data, parentElement }) {
  let panel = parentElement.querySelector('.atlas-quotes');
  if (!panel) {
    panel = document.createElement('div');
    panel.className = 'atlas-quotes';
    panel.append(document.createElement('ul'), document.createElement('a'));
    parentElement.append(panel);
  }
  const [list, view] = panel.children;
  list.replaceChildren(...data.quotes.map((each) => quote(each, data)));
  view.textContent = data.link;
  view.target = '_self';
  view.href = link();
  view.onpointerdown = view.onfocus = view.onclick = () => { view.href = link(); };
}
