// The interfaces of elements (HTML, section 4; SVG 2; MathML Core), each made when it is first needed.
(function (platform) {
  'use strict';
  const { shared, use } = platform;
  const idl = use('core/webidl');
  const interfaces = shared('html/shared/interfaces');
  const { HTML_NS, SVG_NS, MATHML_NS } = shared('dom/shared/tree');
  const made = { __proto__: null };

  /// "The HTMLConstructor": what `new` and `super()` of an interface do (section 3.2.3).
  const constructOf = (name) => (given, target) => use('html/custom-elements').construct(target, name, made[name]);
  const parentNamed = (name) => (name === 'Element' ? use('dom/element').Element : interfaceNamed(name));
  /// The interface object of a name, or undefined.
  function interfaceNamed(name) {
    if (made[name] !== undefined) return made[name];
    if (name === 'HTMLElement') {
      const members = use('html/html-element').members;
      return (made[name] = idl.interfaceFrom({ name, parent: use('dom/element').Element, construct: constructOf(name), members }));
    }
    const facts = interfaces.facts(name);
    if (facts === null) {
      const foreign = use('svg/elements').facts(name) ?? use('html/foreign').facts(name);
      return foreign === undefined ? undefined : (made[name] = idl.interfaceFrom({ ...foreign, name, parent: parentNamed(foreign.parent) }));
    }
    const own = facts.script === null ? undefined : use(facts.script)[name];
    const members = own === undefined ? {} : own.members;
    if (facts.reflected.length > 0) use('html/reflection').define(members, facts.reflected, use('html/brand').brand(name), name);
    return (made[name] = idl.interfaceFrom({
      name, parent: interfaceNamed(facts.parent), members,
      construct: name === 'HTMLMediaElement' || name === 'HTMLUnknownElement' ? undefined : constructOf(name),
      statics: own?.statics, constants: own?.constants,
    }));
  }
  /// The interface object of an element's record.
  function interfaceOf(r) {
    switch (r.ns) {
      case HTML_NS: {
        const name = interfaces.nameFor(r.name);
        return made[name] ?? interfaceNamed(name);
      }
      case SVG_NS: return interfaceNamed(use('svg/elements').nameFor(r.name));
      case MATHML_NS: return interfaceNamed('MathMLElement');
      default: return use('dom/element').Element;
    }
  }
  /// The page's object of an element that has indexed or named properties.
  const make = (r) => (r.name === 'form' ? use('html/form').makeForm(r) : use('html/select').makeSelect(r));
  return { make, interfaceNamed, interfaceOf, names: interfaces.names };
});
