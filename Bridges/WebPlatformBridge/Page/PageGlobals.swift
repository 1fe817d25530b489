internal import WebFormats

/// The names that the platform puts into a page's global scope, and the script that defines each.
///
/// A name is an accessor until it is first touched, then the property that the standard asks for.
public enum PageGlobals {
    /// One script's names.
    struct Group {
        /// The script's file in `Scripts`, without ".js".
        let file: String
        /// Interfaces: properties that enumeration does not show.
        var interfaces = ""
        /// Functions and objects: properties that it does.
        var members = ""
        /// Those of them that the WebView of a device (EdgeHTML 18) does not have.
        var modern = ""
    }

    /// Every group. Names are separated by spaces.
    static let groups: [Group] = [
        Group(
            file: "events", interfaces: "Event CustomEvent EventTarget",
            members: "addEventListener removeEventListener dispatchEvent"),
        Group(
            file: "event-types",
            interfaces: """
                ErrorEvent PromiseRejectionEvent MessageEvent ProgressEvent PopStateEvent \
                HashChangeEvent PageTransitionEvent CloseEvent StorageEvent BeforeUnloadEvent
                """, modern: "PromiseRejectionEvent"),
        Group(file: "abort", interfaces: "AbortController AbortSignal"),
        Group(file: "dom-exception", interfaces: "DOMException"),
        Group(
            file: "window", interfaces: "Window Navigator Screen External",
            members: """
                alert confirm prompt print open close stop focus blur scroll scrollTo scrollBy moveTo \
                moveBy resizeTo resizeBy navigator clientInformation screen external name status \
                closed opener frameElement length origin isSecureContext crossOriginIsolated \
                innerWidth innerHeight outerWidth outerHeight screenX screenY screenLeft screenTop \
                scrollX scrollY pageXOffset pageYOffset devicePixelRatio
                """, modern: "crossOriginIsolated"),
        Group(file: "location", interfaces: "Location History", members: "history"),
        Group(
            file: "frames", interfaces: "IdleDeadline",
            members: """
                requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback \
                setImmediate clearImmediate
                """, modern: "requestIdleCallback cancelIdleCallback IdleDeadline"),
        Group(file: "url", interfaces: "URL URLSearchParams webkitURL", modern: "webkitURL"),
        Group(file: "errors", members: "reportError", modern: "reportError"),
        Group(file: "headers", interfaces: "Headers"),
        Group(file: "form-data", interfaces: "FormData"),
        Group(file: "request", interfaces: "Request"),
        Group(file: "response", interfaces: "Response"),
        Group(file: "structured-clone", members: "structuredClone", modern: "structuredClone"),
        Group(
            file: "messaging", interfaces: "MessageChannel MessagePort BroadcastChannel",
            members: "postMessage", modern: "BroadcastChannel"),
        Group(
            file: "queuing", interfaces: "ByteLengthQueuingStrategy CountQueuingStrategy"),
        Group(file: "streams-readable", interfaces: "ReadableStream"),
        Group(
            file: "streams-reader",
            interfaces: "ReadableStreamDefaultReader ReadableStreamBYOBReader",
            modern: "ReadableStreamDefaultReader ReadableStreamBYOBReader"),
        Group(
            file: "streams-controller", interfaces: "ReadableStreamDefaultController",
            modern: "ReadableStreamDefaultController"),
        Group(
            file: "streams-byte",
            interfaces: "ReadableByteStreamController ReadableStreamBYOBRequest",
            modern: "ReadableByteStreamController ReadableStreamBYOBRequest"),
        Group(file: "streams-writable", interfaces: "WritableStream"),
        Group(
            file: "streams-writer",
            interfaces: "WritableStreamDefaultWriter WritableStreamDefaultController",
            modern: "WritableStreamDefaultWriter WritableStreamDefaultController"),
        Group(
            file: "streams-transform",
            interfaces: "TransformStream TransformStreamDefaultController",
            modern: "TransformStream TransformStreamDefaultController"),
        Group(file: "fetch", members: "fetch"),
        Group(
            file: "xhr",
            interfaces: "XMLHttpRequest XMLHttpRequestUpload XMLHttpRequestEventTarget"),
        Group(
            file: "encoding",
            interfaces: "TextEncoder TextDecoder TextEncoderStream TextDecoderStream",
            modern: "TextEncoder TextDecoder TextEncoderStream TextDecoderStream"),
        Group(file: "blob", interfaces: "Blob File FileList"),
        Group(file: "file-reader", interfaces: "FileReader"),
        Group(
            file: "performance-timeline",
            interfaces: "PerformanceEntry PerformanceObserver PerformanceObserverEntryList",
            modern: "PerformanceObserver PerformanceObserverEntryList"),
        Group(
            file: "performance",
            interfaces: """
                Performance PerformanceMark PerformanceMeasure PerformanceTiming \
                PerformanceNavigation
                """, members: "performance"),
        Group(file: "storage", interfaces: "Storage", members: "localStorage sessionStorage"),
        Group(
            file: "crypto", interfaces: "Crypto CryptoKey SubtleCrypto", members: "crypto"),
        Group(file: "base64", members: "atob btoa"),
    ]

    /// The event handler attributes of a window, which stay accessors.
    static let handlers = """
        error unhandledrejection rejectionhandled load beforeunload unload pagehide pageshow message \
        messageerror popstate hashchange storage online offline languagechange focus blur resize scroll
        """

    /// The names that a page makes when its scripts may use them.
    static let lazyNames: Set<String> = {
        var names = Set(list(handlers).map { "on\($0)" })
        for group in groups { names.formUnion(list(group.interfaces + " " + group.members)) }
        return names
    }()

    /// All names, those that are there from the beginning included.
    public static let names: Set<String> = {
        var names: Set<String> = [
            "window", "self", "frames", "parent", "top", "event", "location", "console", "Date",
            "setTimeout", "clearTimeout", "setInterval", "clearInterval", "queueMicrotask",
        ]
        for type in list(handlers) { names.insert("on\(type)") }
        for group in groups {
            names.formUnion(list(group.interfaces))
            names.formUnion(list(group.members))
        }
        return names
    }()

    private static func list(_ names: String) -> [String] {
        names.split(separator: " ").map(String.init)
    }

    /// What stands in the place of a script's name where the page asks for a part of its own URL.
    static let locationPart = "location part"

    /// The text of the script that defines names: a function of `load(file, name)`, which gives a
    /// function of what to do:
    ///
    /// - "provide", names: defines the names, separated by spaces, that the page does not have yet;
    ///   "*" is all of them
    /// - "watch": from here on a look at a property of the global object makes the name first
    /// - "replaced", name: whether a script put a function in the place of a name
    static func definitions(isOldWebView: Bool) -> String {
        var files = ""
        var all: [String] = []
        for group in groups {
            let hidden = isOldWebView ? Set(list(group.modern)) : []
            let names = list(group.interfaces + " " + group.members).filter { !hidden.contains($0) }
            guard !names.isEmpty else { continue }
            all += names
            files += names.map { "case '\($0)': " }.joined() + "return '\(group.file)';\n"
        }
        all += list(handlers).map { "on\($0)" }
        return """
            (function (load) {
              'use strict';
              // A page may have frozen its global object: its names are then what they were made as.
              const global = globalThis, { apply, defineProperty: define } = Reflect;
              const own = Object.getOwnPropertyDescriptor, split = String.prototype.split, tag = Symbol.toStringTag;
              const descriptor = { __proto__: null, get: undefined, set: undefined, enumerable: false, configurable: true };
              const value = { __proto__: null, value: undefined, writable: true, enumerable: false, configurable: true };
              const waiting = { __proto__: null };
              function fileOf(name) {
                switch (name) {
                \(files)default: return null;
                }
              }
              function lazy(name, make, enumerable) {
                waiting[name] = true;
                descriptor.enumerable = enumerable;
                descriptor.get = () => put(name, make(name), enumerable);
                descriptor.set = (given) => { put(name, given, enumerable); };
                define(global, name, descriptor);
              }
              function handler(name) {
                const install = () => {
                  const property = load('window-handlers', 'accessors')[name];
                  define(global, name, property);
                  return property;
                };
                descriptor.enumerable = true;
                descriptor.get = () => apply(install().get, global, []);
                descriptor.set = (given) => { apply(install().set, global, [given]); };
                define(global, name, descriptor);
              }
              function put(name, given, enumerable) {
                value.value = given;
                value.enumerable = enumerable;
                define(global, name, value);
                value.value = undefined;
                return given;
              }
              // A look at the global object's properties itself makes what it looks at.
              function watch() {
                const native = load('webidl', 'native');
                const make = (key) => { if (waiting[key] === true) { waiting[key] = false; global[key]; } };
                const patch = (holder, name, before) => {
                  const original = holder[name];
                  const { [name]: patched } = before === 1
                    ? { [name](target) { if (target === global) for (const key in waiting) make(key); return apply(original, this, arguments); } }
                    : { [name](target, key) { if (target === global && typeof key === 'string') make(key); return apply(original, this, arguments); } };
                  define(holder, name, { __proto__: null, value: native(patched, name), writable: true, enumerable: false, configurable: true });
                };
                const { Object, Reflect } = global;
                patch(Object, 'getOwnPropertyDescriptor', 2);
                patch(Object, 'getOwnPropertyDescriptors', 1);
                patch(Reflect, 'getOwnPropertyDescriptor', 2);
              }
              function provide(names) {
                const list = apply(split, names === '*' ? '\(all.joined(separator: " "))' : names, [' ']);
                for (let i = 0; i < list.length; i++) {
                  const name = list[i];
                  if (own(global, name) !== undefined) continue;
                  const file = fileOf(name);
                  if (file !== null) lazy(name, (name) => load(file, name), name[0] > 'Z' && name !== 'webkitURL');
                  else if (name[0] === 'o' && name[1] === 'n') handler(name);
                }
              }
              \(ConsoleObject.definition)
              global.self = global.frames = global.parent = global;
              const fixed = { __proto__: null, value: global, writable: false, enumerable: true, configurable: false };
              define(global, 'window', fixed);
              define(global, 'top', fixed);
              let location, all;
              const members = () => all ??= load('location', 'members');
              // The page's own location until somebody asks for more than its parts: every member is the
              // object's own and stays as it is ([LegacyUnforgeable]).
              function makeLocation() {
                const object = {};
                const keep = (name, property) => {
                  property.__proto__ = null;
                  property.enumerable = true;
                  property.configurable = false;
                  define(object, name, property);
                };
                const part = (name) => keep(name, {
                  get() { return all ? all[name] : load('\(locationPart)', name); },
                  set(given) { members()[name] = given; },
                });
                part('href'); part('protocol'); part('host'); part('hostname'); part('port');
                part('pathname'); part('search'); part('hash');
                keep('origin', { get() { return all ? all.origin : load('\(locationPart)', 'origin'); }, set: undefined });
                keep('ancestorOrigins', { get() { return members().ancestorOrigins; }, set: undefined });
                keep('assign', { value: { assign(url) { return apply(members().assign, this, arguments); } }.assign, writable: false });
                keep('replace', { value: { replace(url) { return apply(members().replace, this, arguments); } }.replace, writable: false });
                keep('reload', { value: { reload() { return apply(members().reload, this, arguments); } }.reload, writable: false });
                keep('toString', { value: { toString() { return object.href; } }.toString, writable: false });
                define(object, tag, { __proto__: null, value: 'Location', configurable: true });
                return object;
              }
              define(global, 'location', {
                __proto__: null,
                get() { return location ??= makeLocation(); },
                set(given) { members().href = given; },
                enumerable: true, configurable: false,
              });
              define(global, 'event', {
                __proto__: null,
                get() { return load('events', 'currentEvent')(); },
                set(given) { put('event', given, true); },
                enumerable: true, configurable: true,
              });
              define(global, tag, { __proto__: null, value: 'Window', configurable: true });
              return (what, name) => {
                if (what === 'provide') provide(name);
                else if (what === 'replaced') return typeof own(global, name)?.value === 'function';
                else watch();
              };
            })
            """
    }
}
