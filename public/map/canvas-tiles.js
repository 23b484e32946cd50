// Leaflet takes createTile for asynchronous only when it has two parameters, and a function exported from WebAssembly
// has none. This layer is the two-parameter wrapper around the painter that the map island hands over.
L.CanvasTiles = L.GridLayer.extend({
  initialize(painter, options) {
    this._painter = painter;
    L.GridLayer.prototype.initialize.call(this, options);
  },
  createTile(coords, done) {
    return this._painter(coords.x, coords.y, coords.z, done);
  },
});
