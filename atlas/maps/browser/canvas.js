/* A canvas that follows the map. Leaflet's own renderer does the moving and the zoom animation;
   what to draw is the caller's `paint(context, view)`. */
'use strict';

window.AtlasCanvas = L.Renderer.extend({
  options: { padding: 0.3 },

  initialize(paint, options) {
    L.Renderer.prototype.initialize.call(this, options);
    this._paint = paint;
  },

  getEvents() {
    return { ...L.Renderer.prototype.getEvents.call(this), move: this._follow };
  },

  /* Draw again with the next frame, however often it is asked for. */
  redraw() {
    this._frame ??= L.Util.requestAnimFrame(this._draw, this);
  },

  _initContainer() {
    this._container = L.DomUtil.create('canvas', 'atlas-canvas');
    this._context = this._container.getContext('2d');
  },

  _destroyContainer() {
    L.Util.cancelAnimFrame(this._frame);
    this._container.remove();
  },

  /* A long drag can outrun the padding before Leaflet says moveend. */
  _follow() {
    const { x, y } = this._map.getSize();
    const seen = new L.Bounds(
      this._map.containerPointToLayerPoint([0, 0]), this._map.containerPointToLayerPoint([x, y]));
    if (this._zoom === this._map.getZoom() && !this._bounds.contains(seen)) this._update();
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = window.devicePixelRatio || 1;
    const canvas = this._container;
    if (canvas.width !== Math.round(size.x * ratio) || canvas.height !== Math.round(size.y * ratio)) {
      canvas.width = Math.round(size.x * ratio);
      canvas.height = Math.round(size.y * ratio);
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(canvas, this._bounds.min);
    this._draw();
  },

  _draw() {
    L.Util.cancelAnimFrame(this._frame);
    this._frame = undefined;
    if (!this._map || this._map._animatingZoom || !this._container.width) return; // moveend draws
    const view = this._view();
    this._context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    this._context.clearRect(0, 0, view.width, view.height);
    this._paint(this._context, view);
  },

  /* The canvas in pixels of the whole world at this zoom: `world` pixels wide, its left and top edge
     at `left`, `top`; `copies` are the worlds in sight, 0 the one from -180 to 180 degrees east. */
  _view() {
    const size = this._bounds.getSize();
    const corner = this._bounds.min.add(this._map.getPixelOrigin());
    const world = 256 * 2 ** this._zoom;
    const copies = [];
    for (let k = Math.floor(corner.x / world); k * world < corner.x + size.x; k += 1) copies.push(k);
    return {
      world, copies, left: corner.x, top: corner.y, width: size.x, height: size.y,
      zoom: this._zoom, ratio: this._container.width / size.x,
    };
  },
});
