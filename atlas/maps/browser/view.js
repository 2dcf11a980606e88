/* The view in the page's address, as `at=lat,lon,zoom` or `at=world`: a link opens on the same view,
   a pan costs neither a rerun nor a step in the history, and a step back brings its own view along.
   Streamlit makes an entry of the history whenever the script changes the address, and knows of no
   view: each entry is given the present one on its way.
   The map stands in a frame of the same origin; where it does not, the address is left alone. */
'use strict';

window.AtlasView = (map, showWorld = () => {}) => {
  const SETTLED = 300; // milliseconds after the last move
  const WORLD = 'world';
  let timer;
  let asked = false; // by the reader's hand, the address, or a place chosen elsewhere
  let restored = false; // by the address, and nothing chosen since
  let byHand = false; // the reader moved the map, or may have

  const page = (() => {
    try {
      return window.parent.location.href ? window.parent : null;
    } catch {
      return null;
    }
  })();

  /* The present view, as the address names it. */
  function name() {
    if (!asked) return WORLD;
    const { lat, lng } = map.getCenter().wrap();
    return [lat.toFixed(3), lng.toFixed(3), Math.round(map.getZoom() * 100) / 100].join(',');
  }

  const named = () => page && new URLSearchParams(page.location.search).get('at');

  /* The address with another view in it; its commas as they are, not as %2C. */
  function withView(address, at) {
    const url = new URL(address, page.location.href);
    const others = url.search.slice(1).split('&').filter((part) => part && !part.startsWith('at='));
    url.search = [...others, `at=${at}`].join('&');
    return url;
  }

  function write() {
    clearTimeout(timer);
    if (!page || named() === name()) return;
    try {
      page.history.replaceState(page.history.state, '', withView(page.location.href, name()));
    } catch {
      // Refused by the browser: a page opened from a file, or too many in too short a time.
    }
  }

  function remember() {
    clearTimeout(timer);
    timer = setTimeout(write, SETTLED);
  }

  /* Three plain numbers, brought into range, or null. */
  function read(at) {
    const parts = (at ?? '').split(',');
    if (parts.length !== 3 || !parts.every((part) => /^-?\d{1,3}(\.\d{1,8})?$/.test(part))) return null;
    const [lat, lon, zoom] = parts.map(Number);
    return {
      centre: L.latLng(Math.max(-85, Math.min(85, lat)), L.Util.wrapNum(lon, [-180, 180], true)),
      zoom: Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), zoom)),
    };
  }

  /* Show what the address names; a view that stands already stays untouched. */
  function restore() {
    const at = named();
    const view = read(at);
    if (!view && at !== WORLD) return;
    clearTimeout(timer);
    restored = true;
    if (at === name()) return;
    asked = at !== WORLD;
    map.stop();
    if (asked) map.setView(view.centre, view.zoom, { animate: false });
    else showWorld();
  }

  /* Entries of the history take the view along: the one left its own, the next one the present. */
  function carry() {
    const { history, location } = page;
    const [push, replace] = [history.pushState, history.replaceState].map((method) => method.bind(history));
    const plain = (url) => {
      const parts = new URL(url, location.href).searchParams;
      parts.sort();
      return parts.toString();
    };
    history.pushState = (state, title, url = location.href) => {
      write();
      if (new URL(url, location.href).pathname !== location.pathname) return push(state, title, url); // another map's
      restored = false;
      const next = withView(url, name());
      // In a page of somebody else's the back button is that page's own.
      const stays = plain(next) === plain(location.href) || next.searchParams.get('embed') === 'true';
      return (stays ? replace : push)(state, title, next);
    };
    history.replaceState = (state, title, url = location.href) => {
      replace(state, title, new URL(url, location.href).searchParams.has('at') ? url : withView(url, named() ?? name()));
    };
    return () => {
      delete history.pushState;
      delete history.replaceState;
    };
  }

  function follow() {
    map.on('moveend', remember);
    for (const hand of ['pointerdown', 'wheel', 'keydown']) {
      map.getContainer().addEventListener(hand, take, { capture: true, passive: true });
    }
    if (!page) return;
    const letGo = carry();
    page.addEventListener('popstate', restore);
    window.addEventListener('pagehide', () => {
      clearTimeout(timer);
      page.removeEventListener('popstate', restore);
      letGo();
    });
    remember();
  }

  /* From now on the view is the reader's choice: it is kept, and named in the address. */
  function hold() {
    asked = true;
  }

  function take() {
    byHand = true;
    hold();
  }

  return {
    restore, follow, hold,
    get byHand() { return byHand; },
    get asked() { return asked; },
    get restored() { return restored; },
  };
};
