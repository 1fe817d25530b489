// HTML, section 16.3.1: HTMLMarqueeElement.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const { parseInteger } = shared('html/shared/numbers');
  const { brand, get, set } = use('html/brand');
  const own = brand('HTMLMarqueeElement');
  const members = {
    get loop() {
      const value = parseInteger(get(own(this), 'loop') ?? '');
      return value === null || value < 1 ? -1 : value;
    },
    set loop(value) {
      const r = own(this);
      const number = idl.long(value);
      if (number < 1 && number !== -1) throw use('dom/errors').domError('IndexSizeError', `Failed to set the 'loop' property on 'HTMLMarqueeElement': The provided value (${number}) is neither positive nor -1.`);
      set(r, 'loop', `${number}`);
    },
    start() { own(this); use('html/brand').finish(); },
    stop() { own(this); use('html/brand').finish(); },
  };
  return { HTMLMarqueeElement: { members } };
});
