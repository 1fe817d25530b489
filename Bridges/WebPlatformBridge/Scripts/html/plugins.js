// HTML, section 8.10.1.6 (PDF viewing support): the app's WebView has no plug-ins, and shows no PDF. And section 6.4.2
// (user activation): what scripts are told of it.
(function (platform) {
  'use strict';
  const { primordials, use } = platform;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const { addIterator, handlerOf, make } = use('dom/exotic');

  function emptyList(name, more) {
    const own = (object) => slot.brand(object, name);
    const on = (method) => `Failed to execute '${method}' on '${name}'`;
    const members = {
      get length() { own(this); return 0; },
      item(index) {
        own(this);
        idl.arity(arguments.length, 1, on('item'));
        idl.unsignedLong(index);
        return null;
      },
      namedItem(given) {
        own(this);
        idl.arity(arguments.length, 1, on('namedItem'));
        idl.DOMString(given);
        return null;
      },
    };
    const Interface = idl.interfaceFrom({ name, members: more === undefined ? members : use('html/html-element').mix(members, more(own)) });
    addIterator(Interface.prototype);
    return Interface;
  }
  const PluginArray = emptyList('PluginArray', (own) => ({ refresh() { own(this); } }));
  const MimeTypeArray = emptyList('MimeTypeArray');
  const texts = (name, names) => {
    const members = {};
    for (let i = 0; i < names.length; i++) {
      const { get } = primordials.ObjectGetOwnPropertyDescriptor({ get [names[i]]() { return slot.brand(this, name)[names[i]]; } }, names[i]);
      primordials.ObjectDefineProperty(members, names[i], { __proto__: null, get, set: undefined, enumerable: true, configurable: true });
    }
    return members;
  };
  const Plugin = emptyList('Plugin', () => texts('Plugin', ['name', 'description', 'filename']));
  const MimeType = idl.interfaceFrom({ name: 'MimeType', members: texts('MimeType', ['type', 'description', 'suffixes', 'enabledPlugin']) });

  const nothing = handlerOf({ length: () => 0, item: () => undefined, names: () => [], named: () => undefined, isUnenumerable: true });
  const list = (Interface, kind) => make(Interface, { __proto__: null, kind }, nothing);

  const activation = (object) => slot.brand(object, 'UserActivation');
  const state = () => use('html/activation-state');
  const UserActivation = idl.interfaceFrom({
    name: 'UserActivation',
    members: {
      get hasBeenActive() { activation(this); return state().hasBeenActive(); },
      get isActive() { activation(this); return state().isActive(); },
    },
  });
  return {
    PluginArray, MimeTypeArray, Plugin, MimeType, UserActivation,
    plugins: list(PluginArray, 'PluginArray'), mimeTypes: list(MimeTypeArray, 'MimeTypeArray'),
    userActivation: slot.stamp(UserActivation, { __proto__: null, kind: 'UserActivation' }),
  };
});
