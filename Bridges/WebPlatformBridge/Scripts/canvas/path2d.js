// HTML, section 4.12.5.1.7: Path2D.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const { brand, stamp, stateOrNull } = use('dom/slot');
  const { are, pathMembers } = use('canvas/path-members');
  const { flatMatrix } = use('canvas/matrices');
  const paths = shared('canvas/shared/paths');
  const own = (object) => brand(object, 'path');
  /// The state of a Path2D, or null for any other value.
  function pathOrNull(value) {
    const state = idl.isObject(value) ? stateOrNull(value) : null;
    return state !== null && state.kind === 'path' ? state : null;
  }
  const plain = { __proto__: null, matrix: null };
  const where = "Failed to execute 'addPath' on 'Path2D'";
  const isOld = use('html/traits').isOld;

  function construct(given, target) {
    const path = paths.newPath();
    const first = given[0];
    if (first !== undefined) {
      const other = pathOrNull(first);
      if (other !== null) paths.add(path, null, other.path);
      else {
        const text = idl.DOMString(first, "Failed to construct 'Path2D'");
        // EdgeHTML 18 reads no path data.
        if (!isOld) paths.addData(path, text);
      }
    }
    return stamp(target, { kind: 'path', path, state: plain });
  }
  const members = pathMembers(own, 'Path2D');
  idl.mix(members, {
    addPath(path, transform = undefined) {
      const { path: mine } = own(this);
      idl.arity(arguments.length, 1, where);
      const other = pathOrNull(path);
      if (other === null) throw idl.failure(where, "parameter 1 is not of type 'Path2D'.");
      const m = flatMatrix(transform, where);
      if (are(m[0], m[1], m[2], m[3], m[4], m[5])) paths.add(mine, m, other.path);
    },
  });
  const Path2D = idl.interfaceFrom({ name: 'Path2D', construct, members });
  return { Path2D, pathOrNull };
});
