/* The commitments on the map: loads the three tables once, then shows what a selection says.

   `Atlas.start(map, options)` stands in the base script, `Atlas.show(selection)` in the feature
   group that st_folium swaps. A click on a place is fired as a click on our canvas, with a GeoJSON
   feature: st_folium listens to every layer that stands on the map after the base script, and
   returns the feature as `last_active_drawing`. `at` makes each click differ from the last one,
   since st_folium reports only what has changed.

   Test hook: window.__atlas = {ready, shown: places selected, day, visible: signs drawn,
   drawn(): [{id, count, x, y}] in pixels of the frame}. */
'use strict';

if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
  L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });
}

window.Atlas = (() => {
  const NEAR = 7; // zoom at which a place chosen elsewhere on the page is shown

  const scene = {
    places: null, nations: [], regions: [], outlineOf: new Map(),
    chosen: -1, pointed: -1, asked: null, lang: 'en', theme: null,
  };
  let map, options, view, card, speech, drawing, picture, land, ink, tip, popup, note, legend;
  let asked = null; // the newest selection
  let selected = null; // the bits that the places hold
  let fitted = ''; // the places whose frame was shown last
  let stood = null; // the bits and the day that the index holds
  let told = -1; // the place the last selection said is chosen
  let hovered = null;
  let opened = -1; // the place the popup speaks of
  let missing = 3; // tables not loaded yet
  let failed = false;

  /* ---- pointing ---- */

  function open(latlng, content, row = -1) {
    opened = row;
    popup.setLatLng(latlng).setContent(content).openOn(map);
    const close = popup.getElement().querySelector('.leaflet-popup-close-button');
    close?.setAttribute('aria-label', asked.words.close);
  }

  function onMove({ latlng }) {
    const hit = drawing.under(latlng);
    map.getContainer().style.cursor = hit ? 'pointer' : '';
    if (!hit || (hit.row === scene.chosen && popup.isOpen())) return onLeave();
    const key = hit.cluster === undefined ? hit.row : `cluster ${hit.cluster}`;
    if (key !== hovered) tip.setContent(speech.tooltip(hit));
    hovered = key;
    [tip.options.direction, ...tip.options.offset] = sideOf(map.latLngToContainerPoint(latlng));
    return map.openTooltip(tip.setLatLng(latlng));
  }

  /* Where a tooltip has room, and how many pixels off: above, unless the frame ends there. */
  function sideOf({ x, y }) {
    const { x: width } = map.getSize();
    if (x < 130) return ['right', 14, 0];
    if (x > width - 130) return ['left', -14, 0];
    return y < 200 ? ['bottom', 0, 18] : ['top', 0, -8];
  }

  function onLeave() {
    hovered = null;
    map.closeTooltip(tip);
  }

  function onClick({ latlng }) {
    const hit = drawing.under(latlng);
    onLeave();
    if (!hit) return;
    if (hit.cluster !== undefined) {
      const zoom = Math.max(map.getZoom() + 1, scene.places.expansion(hit.cluster));
      map.setView(drawing.latlngOf(hit), zoom);
    } else if (hit.rows.length > 1 && map.getZoom() >= scene.places.split) {
      // Several places on one spot, at a zoom that no longer parts them: picked by name.
      const pick = (row) => [speech.name(row), () => choose(row, scene.places.latlng(row))];
      open(drawing.latlngOf(hit), card.choice(hit.rows.map(pick)));
    } else choose(hit.row, hit.x === undefined ? latlng : drawing.latlngOf(hit));
  }

  function choose(row, latlng) {
    scene.chosen = row;
    ink.redraw();
    open(latlng, speech.popup(row), row);
    tell({ id: scene.places.id(row) }, latlng);
  }

  /* Say something to the page: the properties of a feature that was clicked. */
  function tell(said, latlng = map.getCenter()) {
    const geometry = { type: 'Point', coordinates: [latlng.lng, latlng.lat] };
    const properties = { ...said, at: Date.now() };
    ink.fire('click', { latlng, layer: { toGeoJSON: () => ({ type: 'Feature', properties, geometry }) } });
  }

  /* ---- the selection ---- */

  function show(selection) {
    asked = selection;
    scene.lang = selection.words.lang;
    scene.asked = selection;
    window.feature_group = []; // the old groups are off the map, but st_folium would keep them all
    dress();
    say();
    settle();
  }

  function settle() {
    if (!asked || missing) return;
    if (selected !== asked.bits + asked.members) scene.places.select(asked.bits, asked.members);
    selected = asked.bits + asked.members;
    stand(asked.day);
    if (asked.fit.length && fitted !== asked.fit.join()) frame();
    fitted = asked.fit.join();
    const row = asked.selected === null ? -1 : scene.places.row(asked.selected);
    if (row !== told) follow(row);
    if (popup.isOpen() && opened >= 0) popup.setContent(speech.popup(opened));
    ink.redraw();
    hook.ready = true;
  }

  function stand(day) {
    if (stood === `${selected} ${day}`) return;
    stood = `${selected} ${day}`;
    scene.places.stand(day, isPoint);
    hook.shown = scene.places.shown;
    hook.day = day;
  }

  /* Show another day of the same selection, until the page sends the next: for a slider that is moving. */
  function setDay(day) {
    if (!asked || missing) return;
    stand(day);
    map.closePopup(popup);
    ink.redraw();
  }

  /* Ring a place that another part of the page points at; null for none. */
  function point(id) {
    scene.pointed = id === null || missing ? -1 : scene.places.row(id);
    ink.redraw();
  }

  /* Local places, and regions nobody has an outline of; a nation is never lost in a cluster. */
  const isPoint = (row) => scene.places.level(row) === 'local'
    || (scene.places.level(row) === 'regional' && !scene.outlineOf.has(row));

  /* The page says another place is chosen: it may be the click of a moment ago. */
  function follow(row) {
    const known = row === scene.chosen;
    scene.chosen = row;
    if (!known) map.closePopup(popup);
    if (!known && row >= 0) reveal(row);
    told = row;
  }

  /* Bring in sight a place that was chosen elsewhere; where the address names a view too, that wins. */
  function reveal(row) {
    if (view.restored) return;
    view.hold();
    const outline = scene.outlineOf.get(row);
    if (outline) map.fitBounds(AtlasOutlines.bounds(outline.main), { maxZoom: NEAR - 1 });
    else map.setView(scene.places.latlng(row), Math.max(map.getZoom(), NEAR));
  }

  /* Bring in sight the places the page is about; where the address names a view, that wins. */
  function frame() {
    if (view.restored) return;
    const rows = asked.fit.map((id) => scene.places.row(id)).filter((row) => row >= 0);
    if (!rows.length) return;
    view.hold();
    const boxes = rows.map((row) => (scene.outlineOf.has(row)
      ? AtlasOutlines.bounds(scene.outlineOf.get(row).main) : L.latLngBounds([scene.places.latlng(row)])));
    const all = boxes.reduce((sum, box) => sum.extend(box), L.latLngBounds([]));
    map.fitBounds(all, { maxZoom: NEAR, animate: false });
  }

  function say() {
    const { words } = asked;
    document.documentElement.lang = words.lang;
    map.getContainer().setAttribute('aria-label', words.title);
    note.textContent = failed ? words.failed : words.borders;
    legend.say(asked, scene.theme);
    for (const way of ['in', 'out']) {
      const button = map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
      button.title = words[`zoom_${way}`];
      button.setAttribute('aria-label', words[`zoom_${way}`]);
    }
  }

  function dress() {
    const system = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    const theme = asked?.theme ?? system;
    if (scene.theme === theme) return;
    scene.theme = theme;
    const container = map.getContainer();
    for (const [name, colour] of Object.entries(options.grounds[theme])) {
      container.style.setProperty(`--atlas-${name}`, colour);
    }
    scene.signs.dress(theme);
    land.redraw();
    ink.redraw();
  }

  /* ---- the start ---- */

  const load = (file) => fetch(file).then((answer) => {
    if (!answer.ok) throw new Error(`${file} ${answer.status}`);
    return answer.json();
  });

  function receive(file, take) {
    load(file).then((table) => {
      take(table);
      missing -= 1;
      if (!missing) link();
      settle();
    }).catch((fault) => {
      console.error(fault);
      failed = true;
      if (asked) say();
    });
  }

  /* Join the outlines to the places they are of. */
  function link() {
    for (const outline of [...scene.nations, ...scene.regions]) {
      outline.row = outline.id === null ? -1 : scene.places.row(outline.id);
      if (outline.row >= 0) scene.outlineOf.set(outline.row, outline);
    }
  }

  /* The inhabited world, larger where the frame would show what is beyond the mapped one. */
  function fit() {
    const size = map.getSize();
    if (!size.x || !size.y) return; // Streamlit opens the frame with no height
    const [south, west, north, east] = options.inhabited;
    map.setMinZoom(0);
    const filling = map.getBoundsZoom(map.options.maxBounds, true);
    const whole = map.getBoundsZoom([[south, west], [north, east]]);
    const zoom = Math.max(filling, whole);
    const middle = map.project([south, west], zoom).add(map.project([north, east], zoom)).divideBy(2);
    if (!view.asked) map.setView(map.unproject(middle, zoom), zoom, { reset: true });
    // Last, since it starts an animation where the zoom is less. A tall frame may show it all too.
    map.setMinZoom(Math.min(filling, whole));
  }

  function furnish() {
    tip = L.tooltip({ opacity: 1, offset: [0, 0], className: 'atlas-tip' });
    popup = L.popup({ className: 'atlas-popup', maxWidth: 260, autoPanPadding: [16, 16] });
    const control = L.control({ position: 'bottomright' });
    note = card.node('p', 'atlas-note');
    control.onAdd = () => note;
    control.addTo(map);
    legend = AtlasLegend(card, options, (kind) => tell({ kind }));
    const corner = L.control({ position: 'bottomleft' });
    corner.onAdd = () => legend.element;
    corner.addTo(map);
  }

  function start(given, settings) {
    [map, options] = [given, settings];
    Object.assign(scene, { map, signs: AtlasSigns(options) });
    view = AtlasView(map, fit);
    card = AtlasCard(options);
    drawing = AtlasDrawing(scene);
    speech = AtlasSpeech(scene, options, card, drawing);
    picture = AtlasPicture(scene, options);
    map.createPane('atlas-land').style.zIndex = 150;
    land = new AtlasCanvas(drawing.land, { pane: 'atlas-land' }).addTo(map);
    ink = new AtlasCanvas(drawing.ink).addTo(map);
    const container = map.getContainer();
    container.setAttribute('role', 'region');
    // Leaflet takes the focus as the button goes down; the page would scroll under the pointer.
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
    furnish();
    dress();
    container.style.setProperty('--atlas-font', options.font);
    map.setMaxBounds([[options.mapped[0], -1e4], [options.mapped[1], 1e4]]);
    fit();
    view.follow();
    view.restore();
    map.on({ click: onClick, movestart: onLeave });
    if (window.matchMedia('(hover: hover)').matches) map.on({ mousemove: onMove, mouseout: onLeave });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', dress);
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false, pan: view.asked });
      fit();
      if (fitted && !view.byHand) frame(); // Streamlit gives the frame its height late
    }).observe(container);
    for (const layer of ['nations', 'regions']) {
      receive(options.files[layer], (table) => {
        scene[layer] = AtlasOutlines.decode(table, layer);
        if (layer === 'nations') land.redraw();
      });
    }
    receive(options.files.spells, (table) => { scene.places = AtlasPlaces(table, options.levels); });
  }

  const hook = window.__atlas = {
    ready: false,
    shown: 0,
    day: null,
    get visible() { return drawing.hits.length; },
    drawn: () => drawing.hits.map((hit) => ({
      id: hit.row === undefined ? null : scene.places.id(hit.row),
      count: hit.count ?? 1,
      ...map.latLngToContainerPoint(drawing.latlngOf(hit)),
    })),
  };

  return {
    start, show, setDay, point,
    shownOn: () => ({ places: hook.shown, day: hook.day }),
    picture: (words) => picture.compose({ ...asked.words, ...words }),
  };
})();
