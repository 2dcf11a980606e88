/* In a measured page, before its own scripts: counts the bytes its socket receives, and notes when the map in its frame shows
   another number of places, at the second animation frame after: by then it is drawn. The frame is of the page's own
   origin and drawn in the page's own animation frames.

   window.bench = {bytes, clickedAt, seen: [[milliseconds since 1970, places], …], frames: null or [milliseconds, …]} */
'use strict';

(() => {
  if (window !== window.top) return;
  const bench = { bytes: 0, clickedAt: 0, seen: [], frames: null };
  window.bench = bench;
  const now = () => performance.timeOrigin + performance.now();

  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => { bench.bytes += data.byteLength ?? data.length; });
    }
  };
  document.addEventListener('pointerdown', () => { bench.clickedAt = now(); }, { capture: true });

  /* Places on a map of Folium's own: counted once for each layer, since a change is always another layer. */
  let layer = null;
  let held = 0;
  function counted({ feature_group: groups }) {
    const group = groups?.at(-1);
    const newest = group?._map ? group.getLayers()[0] : null;
    if (newest !== layer) {
      layer = newest;
      held = layer?._topClusterLevel?.getChildCount() ?? layer?.getLayers().length ?? 0;
    }
    return held;
  }

  function shown() {
    const frame = document.querySelector('iframe[title*="streamlit_folium"]')?.contentWindow;
    if (!frame) return 0;
    return frame.__atlas ? (frame.__atlas.ready && frame.__atlas.shown) || 0 : counted(frame);
  }

  let last = 0;
  const look = (at) => {
    bench.frames?.push(at);
    const places = shown();
    if (places !== last) {
      last = places;
      requestAnimationFrame(() => requestAnimationFrame(() => bench.seen.push([now(), places])));
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
