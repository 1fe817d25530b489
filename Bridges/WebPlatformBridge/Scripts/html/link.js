// HTML, sections 4.2.4 and 4.2.6: HTMLLinkElement and HTMLStyleElement, with their style sheets (CSSOM,
// section 6.3.2, LinkStyle).
(function (platform) {
  'use strict';
  const { use } = platform;
  const { brand, has, setBoolean } = use('html/brand');
  const ownLink = brand('HTMLLinkElement');
  const ownStyle = brand('HTMLStyleElement');
  const isConnected = (r) => (r.flags & 1) !== 0;
  const link = {
    get disabled() { return has(ownLink(this), 'disabled'); },
    set disabled(value) { setBoolean(ownLink(this), 'disabled', value); },
    get sheet() { return use('css/sheets').sheetOf(ownLink(this)); },
  };
  const style = {
    get disabled() {
      const r = ownStyle(this);
      return isConnected(r) ? use('css/sheets').isDisabled(r) : false;
    },
    set disabled(value) {
      const r = ownStyle(this);
      if (isConnected(r)) use('css/sheets').setDisabled(r, !!value);
    },
    get sheet() { return use('css/sheets').sheetOf(ownStyle(this)); },
  };
  return { HTMLLinkElement: { members: link }, HTMLStyleElement: { members: style } };
});
