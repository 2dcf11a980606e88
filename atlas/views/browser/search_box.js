/* The search box: a combobox over every name of the atlas.

   What is typed goes to Python as `asked`, a moment after the last key and never while an input method is composing;
   the answer comes back in `data` with the text it answers, and is passed over where other text stands in the box by
   then. What is chosen goes as `picked`. Names are other people's text: they are written with textContent. */

const WAIT = 80; // ms after the last key
const PLAIN = 'input:is([type=checkbox], [type=radio], [type=range], [type=button])'; // no text is typed into these

const boxes = new WeakMap(); // the element a box stands in → the box

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  if (!boxes.has(parentElement)) boxes.set(parentElement, new SearchBox(parentElement));
  const box = boxes.get(parentElement);
  box.ask = (text) => setStateValue('asked', text);
  box.tell = (id) => setTriggerValue('picked', id);
  box.receive(data);
  document.addEventListener('keydown', box.onSlash);
  return () => document.removeEventListener('keydown', box.onSlash);
}

/* A line of an option: those parts of a place that there are. */
function row(place, ...parts) {
  const line = document.createElement('div');
  for (const part of parts.filter((each) => place[each])) {
    const words = document.createElement('span');
    words.className = `atlas-search-${part}`;
    words.dir = 'auto';
    words.textContent = place[part];
    line.append(words, ' ');
  }
  return line;
}

class SearchBox {
  constructor(root) {
    const find = (selector) => root.querySelector(selector);
    this.label = find('label');
    this.input = find('input');
    this.clearer = find('.atlas-search-clear');
    this.panel = find('.atlas-search-answer');
    this.hint = find('.atlas-search-hint');
    this.list = find('ul');
    this.status = find('[role=status]');
    this.answer = { text: '', places: [] };
    this.drawn = ''; // what the list was made of
    this.active = -1; // the option the arrows stand on
    this.isWanted = false; // whether the reader wants to see the list
    this.isHurried = false; // whether Enter was pressed before the answer came
    this.isComposing = false;
    this.timer = 0;
    this.wire();
  }

  wire() {
    const { input, clearer, panel } = this;
    input.oninput = () => this.changed();
    input.onkeydown = (event) => this.onKey(event);
    input.onfocus = () => this.show();
    input.onblur = () => this.dismiss();
    input.addEventListener('compositionstart', () => {
      this.isComposing = true;
      clearTimeout(this.timer);
    });
    input.addEventListener('compositionend', () => {
      this.isComposing = false;
      this.changed();
    });
    panel.onmousedown = (event) => event.preventDefault(); // the reader's place stays in the box
    clearer.onclick = () => {
      this.clear();
      input.focus();
    };
    this.onSlash = (event) => {
      const { target } = event;
      const isTyping = target.isContentEditable
        || (target.matches?.('input, textarea, select') && !target.matches(PLAIN));
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      input.focus();
      input.select();
    };
  }

  get text() { return this.input.value.trim(); }

  get isFresh() { return this.answer.text === this.text; }

  /* ---- asking and being answered ---- */

  changed() {
    clearTimeout(this.timer);
    this.clearer.hidden = !this.input.value;
    if (this.isComposing) return;
    this.isHurried = false;
    if (!this.text) return this.dismiss();
    this.isWanted = true;
    if (this.isFresh) return this.show();
    this.timer = setTimeout(() => this.ask(this.text), WAIT);
  }

  receive(answer) {
    const isLate = this.isFresh && answer.text !== this.text;
    if (!isLate) this.answer = answer;
    this.label.textContent = answer.label;
    this.input.placeholder = answer.placeholder;
    this.list.setAttribute('aria-label', answer.label);
    this.clearer.setAttribute('aria-label', answer.clear);
    this.clearer.title = answer.clear;
    if (isLate || !this.isFresh) return;
    this.draw();
    this.show();
    if (this.isHurried) this.enter();
  }

  draw() {
    const made = JSON.stringify([this.answer.text, this.answer.places, this.answer.hint]);
    if (made === this.drawn) return;
    this.drawn = made;
    this.hint.textContent = this.answer.hint;
    this.hint.hidden = !this.answer.hint;
    this.list.replaceChildren(...this.answer.places.map((place, i) => this.option(place, i)));
    this.panel.scrollTop = 0;
    this.stand(-1);
  }

  option(place, i) {
    const option = document.createElement('li');
    option.id = `atlas-search-option-${i}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    option.append(row(place, 'name', 'other'), row(place, 'line', 'note'));
    option.onclick = () => this.pick(i);
    return option;
  }

  /* ---- the list ---- */

  get isOpen() { return !this.panel.hidden; }

  show() {
    if (!this.isWanted || !this.isFresh || !this.text || document.activeElement !== this.input) return;
    this.panel.hidden = false;
    this.input.setAttribute('aria-expanded', String(this.answer.places.length > 0));
    this.status.textContent = this.answer.said;
  }

  dismiss() {
    clearTimeout(this.timer);
    this.isWanted = false;
    this.isHurried = false;
    this.panel.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.status.textContent = '';
    this.stand(-1);
  }

  /* Stand on an option, -1 for none. */
  stand(i) {
    this.list.children[this.active]?.setAttribute('aria-selected', 'false');
    this.active = i;
    const option = this.list.children[i];
    if (!option) return this.input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', option.id);
  }

  /* ---- the keyboard ---- */

  onKey(event) {
    if (this.isComposing || event.isComposing) return;
    const does = {
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Enter: () => this.enter(),
      Escape: () => (this.isOpen ? this.dismiss() : this.clear()),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  }

  step(by) {
    const n = this.list.children.length;
    if (!this.isOpen) return this.changed();
    if (n && this.isFresh) this.stand(this.active < 0 ? (by > 0 ? 0 : n - 1) : (this.active + by + n) % n);
  }

  /* Choose where there is no doubt which place is meant, else stand on the first and let the reader choose. */
  enter() {
    if (!this.text) return;
    if (!this.isOpen || !this.isFresh) {
      this.changed();
      this.isHurried = !this.isFresh;
      return;
    }
    this.isHurried = false;
    if (this.active >= 0) this.pick(this.active);
    else if (this.answer.is_sure) this.pick(0);
    else if (this.answer.places.length) this.stand(0);
  }

  pick(i) {
    const { id, name } = this.answer.places[i];
    this.input.value = name;
    this.clearer.hidden = false;
    this.dismiss();
    if (window.matchMedia('(pointer: coarse)').matches) this.input.blur(); // puts a phone's keyboard away
    this.tell(id);
  }

  clear() {
    this.input.value = '';
    this.clearer.hidden = true;
    this.dismiss();
  }
}
