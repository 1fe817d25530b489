// The interfaces of SVG's elements: what they reflect (svg/shared/table.js), and their other members.
(function (platform) {
  'use strict';
  const { intrinsics, primordials, shared, use } = platform;
  const { MathFround, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, parseFloat } = primordials;
  const { Number } = primordials;
  const { TypeError } = intrinsics;
  const idl = use('core/webidl');
  const slot = use('dom/slot');
  const tree = shared('dom/shared/tree');
  const table = shared('svg/shared/table');
  const paths = shared('svg/shared/paths');
  const { get, set, finish } = use('html/brand');
  const values = () => use('svg/values');
  const lengths = () => use('svg/lengths');
  const lists = () => use('svg/lists');
  const geometry = () => use('svg/geometry');
  const domError = (name, text) => use('dom/errors').domError(name, text);

  /// A function that gives the record of an element of an interface, and throws for any other object.
  const brand = (name) => (object) => {
    const r = slot.recordOf(object);
    if (r.type !== 1 || r.ns !== tree.SVG_NS || !table.isOf(r.name, name)) throw new TypeError('Illegal invocation');
    return r;
  };

  // MARK: Reflection

  const animatedKinds = { __proto__: null, b: 'SVGAnimatedBoolean', s: 'SVGAnimatedString', u: 'SVGAnimatedString', r: 'SVGAnimatedRect', p: 'SVGAnimatedPreserveAspectRatio' };
  /// The object of an attribute of an element.
  function make(r, entry) {
    const { name, attribute, type, initial } = entry;
    const first = entry.arguments[0];
    switch (type) {
      case 'l': return lengths().make('SVGAnimatedLength', r, attribute, { __proto__: null, axis: first, initial: entry.arguments[1] });
      case 'a': return lengths().make('SVGAnimatedAngle', r, attribute, null);
      case 'L': return lists().make('SVGAnimatedLengthList', r, attribute, first);
      case 'N': return lists().make('SVGAnimatedNumberList', r, attribute);
      case 't': return lists().make('SVGAnimatedTransformList', r, attribute);
      case 'S': return lists().strings(r, attribute);
      case 'P': return lists().points(r, attribute, name === 'animatedPoints');
      case 'n': case 'n1': case 'n2':
        return values().makeValue('SVGAnimatedNumber', r, attribute, { __proto__: null, initial: Number(first), place: type === 'n' ? 0 : type === 'n1' ? 1 : 2 });
      case 'i': case 'i1': case 'i2':
        return values().makeValue('SVGAnimatedInteger', r, attribute, { __proto__: null, initial: Number(first), place: type === 'i' ? 0 : type === 'i1' ? 1 : 2 });
      case 'e': {
        const keywords = entry.arguments;
        return values().makeValue('SVGAnimatedEnumeration', r, attribute, { __proto__: null, keywords, initial });
      }
      default: return values().makeValue(animatedKinds[type], r, attribute, null, type === 'u');
    }
  }
  function reflect(members, name, own) {
    const list = table.attributesOf(name);
    for (let i = 0; i < list.length; i++) {
      const entry = list[i];
      const { get: getter } = ObjectGetOwnPropertyDescriptor({
        get [entry.name]() {
          const r = own(this);
          return values().reflecting(r, entry.name, () => make(r, entry));
        },
      }, entry.name);
      ObjectDefineProperty(members, entry.name, { __proto__: null, get: getter, set: undefined, enumerable: true, configurable: true });
    }
    return members;
  }

  // MARK: Other members, by interface

  /// Section 4.6.2: the nearest svg around an element; an outermost one, as in a foreignObject, has none.
  function ownerOf(r) {
    if (r.name === 'svg' && geometry().isOutermost(r)) return null;
    for (let p = r.parent; p !== null && p.type === 1 && p.ns === tree.SVG_NS; p = p.parent) if (p.name === 'svg') return slot.wrap(p);
    return null;
  }
  const on = (name, method) => `Failed to execute '${method}' on '${name}'`;
  const newRect = (rect) => geometry().newRect(rect);
  const pointOf = (value) => {
    const x = value?.x, y = value?.y;
    return { x: x === undefined ? 0 : idl.unrestrictedDouble(x), y: y === undefined ? 0 : idl.unrestrictedDouble(y) };
  };
  const computed = (r, name) => shared('css/shared/computed').valueOf(r, name);
  const reflectStrings = (members, text, own, name) => use('html/reflection').define(members, shared('html/shared/interfaces').parse(text), own, name);
  const textMembers = (own) => {
    const count = (r) => geometry().textOf(r).length;
    const place = (object, index, method) => {
      const r = own(object);
      const at = idl.unsignedLong(index);
      const whole = count(r);
      if (at >= whole) throw domError('IndexSizeError', `${on('SVGTextContentElement', method)}: The charnum provided (${at}) is greater than or equal to the maximum bound (${whole}).`);
      return { __proto__: null, r, x: lengths().valueOf(r, 'x', 'w') + geometry().textWidth(r, at), y: lengths().valueOf(r, 'y', 'h'), width: geometry().textWidth(r, 1) };
    };
    return {
      getNumberOfChars() { return count(own(this)); },
      getComputedTextLength() {
        const r = own(this);
        return MathFround(geometry().textWidth(r, count(r)));
      },
      getSubStringLength(charnum, nchars) {
        idl.arity(arguments.length, 2, on('SVGTextContentElement', 'getSubStringLength'));
        const { r } = place(this, charnum, 'getSubStringLength');
        const left = count(r) - idl.unsignedLong(charnum);
        const some = idl.unsignedLong(nchars);
        return MathFround(geometry().textWidth(r, some < left ? some : left));
      },
      getStartPositionOfChar(charnum) {
        idl.arity(arguments.length, 1, on('SVGTextContentElement', 'getStartPositionOfChar'));
        const { x, y } = place(this, charnum, 'getStartPositionOfChar');
        return geometry().newPoint(x, y);
      },
      getEndPositionOfChar(charnum) {
        idl.arity(arguments.length, 1, on('SVGTextContentElement', 'getEndPositionOfChar'));
        const { x, y, width } = place(this, charnum, 'getEndPositionOfChar');
        return geometry().newPoint(x + width, y);
      },
      getExtentOfChar(charnum) {
        idl.arity(arguments.length, 1, on('SVGTextContentElement', 'getExtentOfChar'));
        const { r, x, y, width } = place(this, charnum, 'getExtentOfChar');
        const size = geometry().fontSize(r);
        return newRect({ x, y: y - size, width, height: size });
      },
      getRotationOfChar(charnum) {
        idl.arity(arguments.length, 1, on('SVGTextContentElement', 'getRotationOfChar'));
        const { r } = place(this, charnum, 'getRotationOfChar');
        const list = paths.numbers(get(r, 'rotate') ?? '');
        const at = idl.unsignedLong(charnum);
        return list.length === 0 ? 0 : list[at < list.length ? at : list.length - 1];
      },
      getCharNumAtPosition(point = {}) {
        const r = own(this);
        const { x, y } = pointOf(point);
        const size = geometry().fontSize(r);
        const left = lengths().valueOf(r, 'x', 'w'), base = lengths().valueOf(r, 'y', 'h');
        const at = primordials.MathFloor((x - left) / geometry().textWidth(r, 1));
        return y >= base - size && y <= base && at >= 0 && at < count(r) ? at : -1;
      },
      selectSubString(charnum, nchars) {
        own(this);
        idl.arity(arguments.length, 2, on('SVGTextContentElement', 'selectSubString'));
        place(this, charnum, 'selectSubString');
        idl.unsignedLong(nchars);
      },
    };
  };
  const states = new primordials.WeakMap();
  /// What a script sets of an svg element that no attribute has.
  const stateOf = (r) => {
    let state = primordials.WeakMapPrototypeGet(states, r);
    if (state === undefined) {
      state = { scale: 1, translate: null, time: 0, isPaused: false };
      primordials.WeakMapPrototypeSet(states, r, state);
    }
    return state;
  };
  const rootMembers = (own) => ({
    get currentScale() { return stateOf(own(this)).scale; },
    set currentScale(value) { stateOf(own(this)).scale = values().float(value); },
    get currentTranslate() { return (stateOf(own(this)).translate ??= geometry().newPoint(0, 0)); },
    getIntersectionList(rect, referenceElement) {
      idl.arity(arguments.length, 2, on('SVGSVGElement', 'getIntersectionList'));
      return found(own(this), rect, referenceElement, meets);
    },
    getEnclosureList(rect, referenceElement) {
      idl.arity(arguments.length, 2, on('SVGSVGElement', 'getEnclosureList'));
      return found(own(this), rect, referenceElement, encloses);
    },
    checkIntersection(element, rect) {
      own(this);
      idl.arity(arguments.length, 2, on('SVGSVGElement', 'checkIntersection'));
      return meets(rectOf(rect), geometry().boxOf(brand('SVGElement')(element)));
    },
    checkEnclosure(element, rect) {
      own(this);
      idl.arity(arguments.length, 2, on('SVGSVGElement', 'checkEnclosure'));
      return encloses(rectOf(rect), geometry().boxOf(brand('SVGElement')(element)));
    },
    deselectAll() {
      own(this);
      use('dom/selection').getSelection()?.removeAllRanges();
    },
    createSVGNumber() { own(this); return lists().newNumber(); },
    createSVGLength() { own(this); return lengths().newLength(); },
    createSVGAngle() { own(this); return lengths().newAngle(); },
    createSVGPoint() { own(this); return geometry().newPoint(0, 0); },
    createSVGMatrix() { own(this); return geometry().newMatrix([1, 0, 0, 1, 0, 0]); },
    createSVGRect() { own(this); return newRect({ x: 0, y: 0, width: 0, height: 0 }); },
    createSVGTransform() { own(this); return use('svg/transforms').newTransform('matrix', [1, 0, 0, 1, 0, 0]); },
    createSVGTransformFromMatrix(matrix = {}) { own(this); return use('svg/transforms').fromMatrix(matrix); },
    getElementById(elementId) {
      const r = own(this);
      idl.arity(arguments.length, 1, on('SVGSVGElement', 'getElementById'));
      const id = idl.DOMString(elementId);
      for (let n = tree.next(r, r); n !== null; n = tree.next(n, r)) if (n.type === 1 && get(n, 'id') === id && id !== '') return slot.wrap(n);
      return null;
    },
    suspendRedraw(maxWaitMilliseconds) {
      own(this);
      idl.arity(arguments.length, 1, on('SVGSVGElement', 'suspendRedraw'));
      idl.unsignedLong(maxWaitMilliseconds);
      return 1;
    },
    unsuspendRedraw(suspendHandleID) {
      own(this);
      idl.arity(arguments.length, 1, on('SVGSVGElement', 'unsuspendRedraw'));
      idl.unsignedLong(suspendHandleID);
    },
    unsuspendRedrawAll() { own(this); },
    forceRedraw() { own(this); },
    pauseAnimations() { stateOf(own(this)).isPaused = true; },
    unpauseAnimations() { stateOf(own(this)).isPaused = false; },
    animationsPaused() { return stateOf(own(this)).isPaused; },
    getCurrentTime() { return stateOf(own(this)).time; },
    setCurrentTime(seconds) {
      const r = own(this);
      idl.arity(arguments.length, 1, on('SVGSVGElement', 'setCurrentTime'));
      stateOf(r).time = values().float(seconds);
    },
  });
  const rectOf = (value) => ({ x: Number(value.x), y: Number(value.y), width: Number(value.width), height: Number(value.height) });
  const meets = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const encloses = (a, b) => b.x >= a.x && b.y >= a.y && b.x + b.width <= a.x + a.width && b.y + b.height <= a.y + a.height;
  function found(r, rect, reference, test) {
    const of = rectOf(rect);
    const top = reference === null || reference === undefined ? r : brand('SVGElement')(reference);
    const list = tree.newList();
    for (let n = tree.next(top, top); n !== null; n = tree.next(n, top)) {
      if (n.type === 1 && n.ns === tree.SVG_NS && table.isOf(n.name, 'SVGGraphicsElement') && n.name !== 'g' && n.name !== 'defs' && test(of, geometry().boxOf(n))) list.push(n);
    }
    return use('dom/collections').nodeList(list);
  }
  const animationMembers = (own) => ({
    get targetElement() {
      const r = own(this);
      const href = get(r, 'href') ?? tree.attributeNS(r, tree.XLINK_NS, 'href')?.value ?? null;
      if (href !== null) return href[0] === '#' ? slot.wrap(tree.byId(tree.rootOf(r), primordials.StringPrototypeSlice(href, 1))) : null;
      return r.parent !== null && r.parent.type === 1 ? slot.wrap(r.parent) : null;
    },
    getStartTime() {
      own(this);
      throw domError('InvalidStateError', `${on('SVGAnimationElement', 'getStartTime')}: No current interval.`);
    },
    getCurrentTime() { own(this); return 0; },
    getSimpleDuration() {
      const m = primordials.RegExpPrototypeExec(/^[\t\n\f\r ]*(\d+(?:\.\d+)?)(h|min|s|ms)?[\t\n\f\r ]*$/, get(own(this), 'dur') ?? '');
      if (m === null) throw domError('NotSupportedError', `${on('SVGAnimationElement', 'getSimpleDuration')}: No simple duration defined.`);
      return MathFround(parseFloat(m[1]) * (m[2] === 'h' ? 3600 : m[2] === 'min' ? 60 : m[2] === 'ms' ? 0.001 : 1));
    },
    beginElement() { own(this); },
    beginElementAt(offset) {
      own(this);
      idl.arity(arguments.length, 1, on('SVGAnimationElement', 'beginElementAt'));
      values().float(offset);
    },
    endElement() { own(this); },
    endElementAt(offset) {
      own(this);
      idl.arity(arguments.length, 1, on('SVGAnimationElement', 'endElementAt'));
      values().float(offset);
    },
  });
  const members = {
    __proto__: null,
    SVGElement: (own) => use('html/html-element').addOthers({
      get className() { const r = own(this); return values().reflecting(r, 'class', () => values().makeValue('SVGAnimatedString', r, 'class')); },
      get ownerSVGElement() { return ownerOf(own(this)); },
      get viewportElement() { return ownerOf(own(this)); },
      get correspondingElement() { own(this); return null; },
      get correspondingUseElement() { own(this); return null; },
    }),
    SVGGraphicsElement: (own) => ({
      getBBox(options = {}) {
        const r = own(this);
        if (options !== undefined && options !== null) idl.object(options, on('SVGGraphicsElement', 'getBBox'));
        return newRect(geometry().boxOf(r));
      },
      getCTM() { return geometry().matrixTo(own(this), false); },
      getScreenCTM() { return geometry().matrixTo(own(this), true); },
    }),
    SVGGeometryElement: (own) => ({
      isPointInFill(point = {}) {
        const r = own(this);
        const { x, y } = pointOf(point);
        return paths.isInside(geometry().outlineOf(r), x, y, computed(r, 'fill-rule') === 'evenodd');
      },
      isPointInStroke(point = {}) {
        const r = own(this);
        const { x, y } = pointOf(point);
        const given = parseFloat(computed(r, 'stroke-width'));
        const width = given >= 0 ? given : 1;
        return width > 0 && paths.isNear(geometry().outlineOf(r), x, y, width / 2);
      },
      getTotalLength() { return MathFround(paths.lengthOf(geometry().outlineOf(own(this)))); },
      getPointAtLength(distance) {
        const r = own(this);
        idl.arity(arguments.length, 1, on('SVGGeometryElement', 'getPointAtLength'));
        const far = values().float(distance);
        const at = paths.pointAt(geometry().outlineOf(r), far);
        if (at === null) throw domError('InvalidStateError', `${on('SVGGeometryElement', 'getPointAtLength')}: The element's path is empty.`);
        return geometry().newPoint(at[0], at[1]);
      },
    }),
    SVGSVGElement: (own) => use('events/handlers').addMembers(rootMembers(own), use('html/handler-names').window),
    SVGUseElement: (own) => ({
      get instanceRoot() { own(this); return null; },
      get animatedInstanceRoot() { own(this); return null; },
    }),
    SVGTextContentElement: textMembers,
    SVGStyleElement: (own) => reflectStrings({
      get sheet() { return use('css/sheets').sheetOf(own(this)); },
      get disabled() {
        const r = own(this);
        return (r.flags & 1) !== 0 ? use('css/sheets').isDisabled(r) : false;
      },
      set disabled(value) {
        const r = own(this);
        if ((r.flags & 1) !== 0) use('css/sheets').setDisabled(r, !!value);
      },
    }, 'type media title', own, 'SVGStyleElement'),
    SVGScriptElement: (own) => reflectStrings({}, 'type crossOrigin:e(cors)', own, 'SVGScriptElement'),
    SVGImageElement: (own) => reflectStrings({}, 'crossOrigin:e(cors)', own, 'SVGImageElement'),
    SVGAElement: (own) => reflectStrings(use('html/hyperlinks').addParts(own, {
      get text() { return tree.textOf(own(this)); },
      set text(value) {
        tree.setTextContent(own(this), idl.DOMString(value));
        finish();
      },
    }), 'download ping:U rel relList=rel:t(a) hreflang type referrerPolicy:e(referrer)', own, 'SVGAElement'),
    SVGMarkerElement: (own) => ({
      get orient() { return get(own(this), 'orient') ?? ''; },
      set orient(value) { set(own(this), 'orient', idl.DOMString(value)); },
      setOrientToAuto() { set(own(this), 'orient', 'auto'); },
      setOrientToAngle(angle) {
        const r = own(this);
        idl.arity(arguments.length, 1, on('SVGMarkerElement', 'setOrientToAngle'));
        if (slot.stateOrNull(angle)?.kind !== 'SVGAngle') throw idl.failure(on('SVGMarkerElement', 'setOrientToAngle'), "parameter 1 is not of type 'SVGAngle'.");
        set(r, 'orient', angle.valueAsString);
      },
    }),
    SVGAnimationElement: (own) => use('events/handlers').addMembers(animationMembers(own), ['begin', 'end', 'repeat']),
  };
  return {
    nameFor: table.nameFor,
    /// What is known of an interface: `{ parent, members, constants }`, or undefined.
    facts(name) {
      const parent = table.parentOf(name);
      if (parent === undefined) return undefined;
      const own = brand(name);
      return { __proto__: null, parent, members: reflect(members[name]?.(own) ?? {}, name, own), constants: table.constantsOf(name) };
    },
  };
});
