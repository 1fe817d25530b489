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
        Group(file: "errors", members: "reportError", modern: "reportError"),
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

    /// All names, those that are there from the beginning included.
    public static let names: Set<String> = {
        var names: Set<String> = [
            "window", "self", "location", "console", "Date",
            "setTimeout", "clearTimeout", "setInterval", "clearInterval", "queueMicrotask",
        ]
        for group in groups {
            names.formUnion(list(group.interfaces))
            names.formUnion(list(group.members))
        }
        return names
    }()

    private static func list(_ names: String) -> [String] {
        names.split(separator: " ").map(String.init)
    }

    /// The text of the script that defines the names; a function of `load(file, name)`.
    static func definitions(isOldWebView: Bool) -> String {
        var text = """
            (function (load) {
              'use strict';
              const global = globalThis, define = Object.defineProperty;
              const descriptor = { get: undefined, set: undefined, enumerable: false, configurable: true };
              const value = { value: undefined, writable: true, enumerable: false, configurable: true };
              function lazy(name, file, enumerable) {
                descriptor.enumerable = enumerable;
                descriptor.get = () => put(name, load(file, name), enumerable);
                descriptor.set = (given) => { put(name, given, enumerable); };
                define(global, name, descriptor);
              }
              function put(name, given, enumerable) {
                value.value = given;
                value.enumerable = enumerable;
                define(global, name, value);
                value.value = undefined;
                return given;
              }

            """
        for group in groups {
            let hidden = isOldWebView ? Set(list(group.modern)) : []
            for (names, isEnumerable) in [(group.interfaces, false), (group.members, true)] {
                for name in list(names) where !hidden.contains(name) {
                    text += "  lazy('\(name)', '\(group.file)', \(isEnumerable));\n"
                }
            }
        }
        return text + ConsoleObject.definition + "})"
    }
}
