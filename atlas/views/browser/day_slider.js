/* The day slider: play, drag or step through all days. While it moves it moves the map alone
   (`Atlas.setDay` of the map's frame, once a frame of the screen); where it comes to rest it tells the
   page, whose filters, table and address follow. A day the page names by itself (the browser's back, a
   reset) is followed. Days are counted from the first one, in UTC. */

const DAY = 86400000;
const WHOLE = 20000; // milliseconds from the first day to the last
const LATE = 100; // milliseconds a frame may count for: a tab that was hidden goes on where it was
const YEARLY = 1000; // milliseconds a year stands where motion is unwelcome
const REST = 350; // milliseconds after the last key
const ECHO = 5000; // milliseconds in which the page may still answer to a day of a moment ago

const sliders = new WeakMap();

const atlas = () => document.querySelector('iframe[title*="streamlit_folium"]')?.contentWindow?.Atlas;

function slider(root) {
  const part = (name) => root.querySelector(`.atlas-day-${name}`);
  const [play, range, today, rule] = ['play', 'range', 'today', 'rule'].map(part);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)');
  let data, send, written;
  let first = 0; // milliseconds since 1970
  let last = 0;
  let now = 0;
  let told = -1; // the day the page is on
  let sent = []; // days of a moment ago the page may still answer to
  let sentAt = 0;
  let playing = 0; // the frame or the timer that goes on with it
  let waiting = 0; // the frame that will draw
  let resting = 0; // the timer that tells the page after the last key

  const number = (iso) => Math.round((Date.parse(iso) - first) / DAY);
  const instant = (day) => new Date(first + day * DAY);
  const iso = (day) => instant(day).toISOString().slice(0, 10);
  const within = (day) => Math.max(0, Math.min(last, day));

  /* The same day of another month, or that month's last. */
  function monthsOff(day, months) {
    const from = instant(day);
    const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return (Date.UTC(year, month, Math.min(from.getUTCDate(), length)) - first) / DAY;
  }

  /* ---- what is seen ---- */

  function places() {
    if (now === told && !playing) return data.places;
    return atlas()?.shownOn?.().places;
  }

  function say() {
    const said = written.format(instant(now));
    const count = places();
    range.value = now;
    range.ariaValueText = said;
    part('date').textContent = said;
    part('count').textContent = count === undefined ? '' : (count === 1 ? data.words.place : data.words.places)
      .replace('{n}', count.toLocaleString(data.locale));
    today.hidden = now === last;
    stand();
  }

  /* The line through the curve below stands under the middle of the thumb. */
  function stand() {
    const x = data.sizes.thumb / 2 + (now / last) * (range.offsetWidth - data.sizes.thumb);
    rule.style.transform = `translateX(${x - 0.5}px)`;
  }

  function draw() {
    waiting = 0;
    atlas()?.setDay?.(iso(now));
    say();
  }

  function show(day) {
    now = within(Math.round(day));
    waiting ||= requestAnimationFrame(draw);
  }

  /* ---- moving ---- */

  function settle() {
    clearTimeout(resting);
    if (now === told) return;
    sent = Date.now() - sentAt < ECHO ? [...sent, now] : [now];
    sentAt = Date.now();
    send(iso(now));
  }

  function halt() {
    cancelAnimationFrame(playing);
    clearTimeout(playing);
    playing = 0;
    dress();
  }

  function finish() {
    halt();
    settle();
  }

  function run(from) {
    let at = from;
    let before = null;
    const step = (time) => {
      at += (Math.min(LATE, time - (before ?? time)) / WHOLE) * last;
      before = time;
      show(at);
      if (now === last) finish();
      else playing = requestAnimationFrame(step);
    };
    playing = requestAnimationFrame(step);
  }

  function leap() {
    show((Date.UTC(instant(now + 1).getUTCFullYear(), 11, 31) - first) / DAY);
    if (now === last) finish();
    else playing = setTimeout(leap, YEARLY);
  }

  function start() {
    clearTimeout(resting);
    const from = now === last ? 0 : now;
    show(from);
    if (still.matches) playing = setTimeout(leap, YEARLY);
    else run(from);
    dress();
  }

  function dress() {
    const word = playing ? data.words.pause : data.words.play;
    play.classList.toggle('playing', playing !== 0);
    play.ariaLabel = word;
    play.title = word;
  }

  /* ---- the reader's hand ---- */

  const KEYS = {
    ArrowLeft: () => monthsOff(now, -1),
    ArrowDown: () => monthsOff(now, -1),
    ArrowRight: () => monthsOff(now, 1),
    ArrowUp: () => monthsOff(now, 1),
    PageDown: () => monthsOff(now, -12),
    PageUp: () => monthsOff(now, 12),
    Home: () => 0,
    End: () => last,
  };

  play.onclick = () => { if (playing) finish(); else start(); };
  today.onclick = () => {
    range.focus({ preventScroll: true }); // the button is about to go
    halt();
    show(last);
    settle();
  };
  range.onpointerdown = halt;
  range.oninput = () => show(Number(range.value));
  range.onchange = settle;
  range.onkeydown = (event) => {
    if (!(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    halt();
    show(KEYS[event.key]());
    clearTimeout(resting);
    resting = setTimeout(settle, REST);
  };
  range.onblur = () => { if (resting) settle(); };

  /* ---- the page ---- */

  function measure() {
    root.classList.toggle('narrow', root.clientWidth < data.sizes.narrow);
    const curve = document.querySelector('.st-key-curve');
    const gap = curve ? curve.getBoundingClientRect().top - root.getBoundingClientRect().bottom : 0;
    root.style.setProperty('--gap', `${gap}px`);
    stand();
  }

  function take(given, tell) {
    [data, send] = [given, tell];
    first = Date.parse(data.first);
    last = number(data.last);
    written = new Intl.DateTimeFormat(data.locale, { dateStyle: 'long', timeZone: 'UTC' });
    range.max = last;
    range.ariaLabel = data.words.label;
    today.textContent = data.words.today;
    for (const [name, size] of Object.entries(data.sizes)) root.style.setProperty(`--${name}`, `${size}px`);
    const day = number(data.day);
    if (day !== told) follow(day);
    dress();
    measure();
    say();
  }

  /* An answer to a day of a moment ago is no reason to go back to it. */
  function follow(day) {
    told = day;
    if (day !== now && sent.includes(day) && Date.now() - sentAt < ECHO) return;
    sent = [];
    if (day === now) return;
    halt();
    clearTimeout(resting);
    now = day;
  }

  const watch = new ResizeObserver(() => { if (data) measure(); });
  watch.observe(root);
  watch.observe(root.closest('[data-testid="stVerticalBlock"]')); // it grows when the curve comes

  function leave() {
    halt();
    cancelAnimationFrame(waiting);
    clearTimeout(resting);
    watch.disconnect();
    sliders.delete(root);
  }

  return { take, leave };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.atlas-day');
  if (!sliders.has(root)) sliders.set(root, slider(root));
  const { take, leave } = sliders.get(root);
  take(data, (day) => setTriggerValue('day', day));
  return leave;
}
