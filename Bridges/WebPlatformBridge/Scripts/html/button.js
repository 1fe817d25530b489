// HTML, section 4.10.6: HTMLButtonElement.
(function (platform) {
  'use strict';
  const { primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const { buttonType } = shared('html/shared/states');
  const { lower } = shared('dom/shared/tree');
  const { brand, get, set } = use('html/brand');
  const { mix } = use('html/html-element');
  const constraints = use('html/constraints');
  const references = use('html/references');
  const own = brand('HTMLButtonElement');
  const commands = {
    __proto__: null, 'toggle-popover': true, 'show-popover': true, 'hide-popover': true, close: true, 'request-close': true, 'show-modal': true,
  };
  const members = mix(mix(mix(mix({
    get command() {
      const value = get(own(this), 'command') ?? '';
      if (primordials.StringPrototypeStartsWith(value, '--')) return value;
      const keyword = lower(value);
      return commands[keyword] === true ? keyword : '';
    },
    set command(value) { set(own(this), 'command', idl.DOMString(value)); },
    get formAction() { return use('html/submission').actionOf(own(this), 'formaction'); },
    set formAction(value) { set(own(this), 'formaction', idl.USVString(value)); },
    get type() { return buttonType(own(this)); },
    set type(value) { set(own(this), 'type', idl.DOMString(value)); },
    get labels() { return constraints.labelsOf(own(this)); },
  }, constraints.membersFor(own)), constraints.formMember(own)),
  references.single('popoverTargetElement', 'popovertarget', own, 'HTMLButtonElement')),
  references.single('commandForElement', 'commandfor', own, 'HTMLButtonElement'));
  return { HTMLButtonElement: { members } };
});
