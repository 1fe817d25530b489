// CSSOM, section 8, CSS Conditional 3, section 7.5: the namespace object `CSS`.
(function (platform) {
  'use strict';
  const { host, intrinsics, primordials, shared, use } = platform;
  const idl = use('core/webidl');
  const { identifier } = shared('css/shared/scanner');
  const media = shared('css/shared/media');

  const CSS = primordials.ObjectCreate(intrinsics.Object.prototype);
  const members = {
    escape(ident) {
      idl.arity(arguments.length, 1, "Failed to execute 'escape' on 'CSS'");
      return identifier(idl.DOMString(ident));
    },
    supports(property, value = undefined) {
      idl.arity(arguments.length, 1, "Failed to execute 'supports' on 'CSS'");
      const given = idl.DOMString(property);
      if (arguments.length > 1) return media.supportsDeclaration(given, idl.DOMString(value));
      return (media.supports(given) ?? media.supports(`(${given})`)) === true;
    },
    registerProperty(definition) {
      idl.arity(arguments.length, 1, "Failed to execute 'registerProperty' on 'CSS'");
      if (!idl.isObject(definition)) throw idl.failure("Failed to execute 'registerProperty' on 'CSS'", 'The provided value is not of type \'PropertyDefinition\'.');
      const name = idl.DOMString(definition.name);
      if (!primordials.StringPrototypeStartsWith(name, '--')) {
        throw use('dom/errors').domError('SyntaxError', "Failed to execute 'registerProperty' on 'CSS': Custom property names must start with '--'.");
      }
      const where = "Failed to execute 'registerProperty' on 'CSS'";
      const { inherits, initialValue } = definition;
      if (inherits === undefined) throw idl.failure(where, "Failed to read the 'inherits' property from 'PropertyDefinition': Required member is undefined.");
      const syntax = definition.syntax === undefined ? '*' : idl.DOMString(definition.syntax);
      const initial = initialValue === undefined ? '' : primordials.StringPrototypeTrim(idl.DOMString(initialValue));
      if (syntax !== '*' && initial === '') throw use('dom/errors').domError('SyntaxError', `${where}: An initial value must be provided if the syntax is not '*'.`);
      if (!shared('css/shared/registered').register(use('dom/page-document').record(), name, !!inherits, initial)) {
        throw use('dom/errors').domError('InvalidModificationError', `${where}: The name provided has already been registered.`);
      }
    },
  };
  idl.mix(CSS, members);
  primordials.ObjectDefineProperty(CSS, primordials.SymbolToStringTag, { __proto__: null, value: 'CSS', writable: false, enumerable: false, configurable: true });
  if (host('page.traits')().isOld) use('core/old-view').hide(CSS, 'CSS');
  return { CSS };
});
