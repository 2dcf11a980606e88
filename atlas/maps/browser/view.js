/* The view in the page's address, as `at=lat,lon,zoom`: a link opens on the same view, and no pan
   costs a rerun. Streamlit keeps its own copy of the query and writes that one back whenever the
   script sets a parameter, so the address is looked at twice a second and put right.
   The map stands in a frame of the same origin; where it does not, the address is left alone. */
'use strict';

window.AtlasView = (map) => {
  const SETTLED = 300; // milliseconds after the last move
  const LOOK = 500;
  let wanted = null;
  let timer;
  let asked = false; // by the reader's hand, the address, or a place chosen elsewhere
  let restored = false;

  let page = (() => {
    try {
      return window.parent.location.href ? window.parent : null;
    } catch {
      return null;
    }
  })();

  /* The view the address asks for, or null: three plain numbers, brought into range. */
  function read() {
    const at = page && new URLSearchParams(page.location.search).get('at');
    const parts = (at ?? '').split(',');
    if (parts.length !== 3 || !parts.every((part) => /^-?\d{1,3}(\.\d{1,8})?$/.test(part))) return null;
    const [lat, lon, zoom] = parts.map(Number);
    return {
      centre: L.latLng(Math.max(-85, Math.min(85, lat)), L.Util.wrapNum(lon, [-180, 180], true)),
      zoom: Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), zoom)),
    };
  }

  function write() {
    if (!page || wanted === null) return;
    const url = new URL(page.location.href);
    if (url.searchParams.get('at') === wanted) return;
    url.searchParams.delete('at');
    url.search += `${url.search ? '&' : '?'}at=${wanted}`; // commas as they are, not as %2C
    try {
      page.history.replaceState(page.history.state, '', url);
    } catch {
      page = null; // a page opened from a file has an address nobody may change
    }
  }

  function remember() {
    if (!asked) return;
    const { lat, lng } = map.getCenter().wrap();
    wanted = [lat.toFixed(3), lng.toFixed(3), Math.round(map.getZoom() * 100) / 100].join(',');
    clearTimeout(timer);
    timer = setTimeout(write, SETTLED);
  }

  function restore() {
    const view = read();
    if (!view) return;
    asked = true;
    restored = true;
    map.setView(view.centre, view.zoom, { animate: false });
  }

  function follow() {
    map.on('moveend', remember);
    for (const hand of ['pointerdown', 'wheel', 'keydown']) {
      map.getContainer().addEventListener(hand, hold, { capture: true, passive: true });
    }
    if (!page) return;
    const look = setInterval(write, LOOK);
    page.addEventListener('popstate', restore);
    window.addEventListener('pagehide', () => {
      clearInterval(look);
      page.removeEventListener('popstate', restore);
    });
  }

  /* From now on the view is the reader's choice: it is kept, and named in the address. */
  function hold() {
    asked = true;
  }

  return {
    restore, follow, hold,
    get asked() { return asked; },
    get restored() { return restored; },
  };
};
