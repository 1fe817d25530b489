// HTML, section 4.8.4.3.8 (updating the source set): which of the sources of an image is shown, where it has `srcset`
// or stands in a picture element.
(function (platform) {
  'use strict';
  const { primordials, shared } = platform;
  const { ArrayPrototypePush, StringPrototypeIndexOf, StringPrototypeSlice } = primordials;
  const tree = shared('dom/shared/tree');
  const { trim } = shared('html/shared/attributes');
  const candidates = shared('html/shared/image-candidates');
  const cascade = shared('css/shared/cascade');
  const { getAttribute } = tree;

  const types = {
    __proto__: null, 'image/png': true, 'image/apng': true, 'image/gif': true, 'image/jpeg': true, 'image/webp': true, 'image/avif': true,
    'image/svg+xml': true, 'image/bmp': true, 'image/x-icon': true, 'image/vnd.microsoft.icon': true,
  };
  function isSupported(type) {
    if (type === null || type === '') return true;
    const end = StringPrototypeIndexOf(type, ';');
    const essence = tree.lower(trim(end < 0 ? type : StringPrototypeSlice(type, 0, end)));
    return essence === '' || types[essence] === true;
  }
  /// The candidates of a source element; null where it is not for this window.
  function sourceSet(source, env) {
    const set = getAttribute(source, 'srcset');
    if (set === null || set === '') return null;
    const list = candidates.parseSet(set);
    const media = getAttribute(source, 'media');
    const counts = list.length > 0 && (media === null || candidates.matchesMedia(media, env)) && isSupported(getAttribute(source, 'type'));
    return counts ? list : null;
  }
  function ownSet(r) {
    const list = candidates.parseSet(getAttribute(r, 'srcset') ?? '');
    const src = getAttribute(r, 'src');
    if (src === null || src === '') return list;
    for (let i = 0; i < list.length; i++) if (list[i].width >= 0 || list[i].density === 1 || list[i].density < 0) return list;
    list.push({ __proto__: null, url: src, width: -1, density: 1 });
    return list;
  }
  return {
    /// The source that an image shows, `{ url, density, sources }`: `sources` are the elements before it that may
    /// have one; `url` is null where there is none.
    select(r) {
      const { env } = cascade.stateOf(r.doc);
      const sources = tree.newList();
      let list = null;
      let sizes = null;
      if (r.parent !== null && tree.isHTML(r.parent, 'picture')) {
        for (let n = r.parent.first; n !== null && n !== r; n = n.next) {
          if (!tree.isHTML(n, 'source')) continue;
          ArrayPrototypePush(sources, n);
          if (list !== null) continue;
          list = sourceSet(n, env);
          if (list !== null) sizes = getAttribute(n, 'sizes');
        }
      }
      if (list === null) {
        list = ownSet(r);
        sizes = getAttribute(r, 'sizes');
      }
      const one = candidates.select(list, sizes ?? '', env);
      return { __proto__: null, url: one === null ? null : one.url, density: one === null ? 1 : one.density, sources };
    },
  };
});
