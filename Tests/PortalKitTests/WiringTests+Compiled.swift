/// Kinds of mistakes as compilers and bundlers write them, and in what libraries have for lists, promises and
/// messages; each beside what is right.
extension WiringTests {
    private static func each(_ name: String) -> String {
        portal(
            registered: """
                var $ = { each: function (list, f) { for (var i = 0; i < list.length; i++) f(i, list[i]); } };
                function onRegistered(json) {
                  var s = JSON.parse(json).networkRegistrationState, isOn = false;
                  $.each(['home', \(name), 'partner'], function (i, known) { if (known === s) isOn = true; });
                  console.log(isOn ? 'online' : s);
                }
                """)
    }

    private static func deferred(_ text: String, _ read: String) -> String {
        portal(
            activated: """
                function Promised() { var p = { heard: [] }; p.promise = function () { return p; };
                  p.then = function (f) { p.heard.push(f); }; p.resolve = function (v) { p.heard.forEach(function (f) { f(v); }); }; return p; }
                var $ = { Deferred: Promised };
                var done = $.Deferred();
                function onActivated(json) { done.resolve(\(text)); }
                done.promise().then(function (r) { console.log(\(read)r.activationResult === 'success' ? 'done' : 'failed'); });
                """)
    }

    private static func queued(_ taken: String, _ mark: String) -> String {
        portal(
            activated: """
                var queue = [];
                function onActivated(json) { queue.push(json); next(); }
                function next() {
                  var r = \(taken);
                  console.log(\(mark)r.activationResult === 'success' ? 'done' : 'failed');
                }
                """)
    }

    private static func message(_ text: String, _ mark: String) -> String {
        portal(
            activated: """
                function onActivated(json) { window.postMessage(\(text), '*'); }
                window.addEventListener('message', function (e) {
                  console.log(e.data.\(mark)activationResult === 'success' ? 'done' : 'failed');
                });
                """)
    }

    private static func piped(_ end: String, _ mark: String) -> String {
        portal(
            activated: """
                function map(f) { return f; }
                var told = { heard: [], next: function (v) { told.heard.forEach(function (f) { f(v); }); },
                  pipe: function (f) { return { subscribe: function () { told.heard.push(f); } }; } };
                function onActivated(json) { told.next(JSON.parse(json)); }
                told.\(mark)pipe(map(function (r) { console.log(r.activationResult === 'success' ? 'done' : 'failed'); }))\(end);
                """)
    }

    private static func mapped(_ read: String) -> String {
        told(
            "var texts = new Map([['success', 'Done'], ['cardBusy', 'Again']]); console.log(\(read) || r.activationResult);"
        )
    }

    private static func compiledClass(_ given: String, _ mark: String) -> String {
        portal(
            activated: """
                function _defineProperties(t, list) { for (var i = 0; i < list.length; i++) Object.defineProperty(t, list[i].key, list[i]); }
                function _createClass(C, list) { _defineProperties(C.prototype, list); return C; }
                var Flow = function () {
                  function Flow() { window.onActivated = \(given); }
                  _createClass(Flow, [{
                    key: 'show', value: function show(t) { console.log(t); }
                  }, {
                    key: 'activated', value: function activated(json) {
                      this\(mark).show(JSON.parse(json).activationResult === 'success' ? 'done' : 'failed');
                    }
                  }]);
                  return Flow;
                }();
                new Flow();
                """)
    }

    private static func regenerator(_ callback: String) -> String {
        portal(
            activated: """
                var regeneratorRuntime = {
                  mark: function (f) { return f; },
                  wrap: function (f) { return { next: function () { return f({ prev: 0, next: 0, stop: function () {} }); } }; }
                };
                \(callback)
                """)
    }

    private static func proxied(_ trap: String) -> String {
        portal(
            names: """
                var p = new Proxy(o, { \(trap) });
                p.profileActivationCompleteScript = 'onActivated'; p.registrationChangedScript = 'onRegistered';
                """)
    }

    private static func made(_ how: String, _ mark: String) -> String {
        portal(
            names: """
                function Names() {
                  this\(mark).profileActivationCompleteScript = 'onActivated';
                  this.registrationChangedScript = 'onRegistered';
                }
                \(how);
                """)
    }

    static let compiled: [Portal] = [
        Portal(
            "a list that jQuery goes through", "comparison-never-true", ["'Roaming'"],
            each("↓'Roaming'")),
        Portal("a deferred object of jQuery", "json-not-parsed", [], deferred("json", "↓")),
        Portal(
            "a list that keeps the text", "json-not-parsed", ["JSON.parse"],
            queued("queue.shift()", "↓")),
        Portal("a message with the text", "json-not-parsed", [], message("json", "↓")),
        Portal(
            "a map that is read like an object", "comparison-never-true",
            ["texts.get(r.activationResult)"], mapped("↓texts[r.activationResult]")),
        Portal(
            "a switch over true with a place", "comparison-never-true", ["indexOf(…) >= 0"],
            state(
                "switch (true) { case ['home', 'roaming', 'partner'].↓indexOf(s.networkRegistrationState): console.log(1); break; default: console.log(2); }"
            )),
        Portal(
            "a switch over true with the text", "comparison-never-true", ["is a text"],
            told(
                "switch (true) { case r.↓activationResult: console.log(1); break; default: console.log(2); }"
            )),
        Portal(
            "a result that is a member of the enum", "truthy-result",
            ["MobilePlansActivationError"],
            told(
                "if (r.activationResult ↓in MobilePlansActivationError) console.log('done'); else console.log('failed');"
            )),
        Portal(
            "a member of the enum as an answer", "truthy-result", ["every activationResult"],
            told(
                "console.log(MobilePlansActivationError[r.activationResult] ? 'done' : 'failed');")
        ),
        Portal(
            "the names of the enum searched", "truthy-result", ["always found"],
            told(
                "console.log(Object.values(MobilePlansActivationError).↓includes(r.activationResult) ? 'done' : 'failed');"
            )),
        Portal(
            "a method of a compiled class", "callback-loses-this", ["'activated'"],
            compiledClass("this.activated", ".↓show(''); this")),
        Portal(
            "a compiled generator", "callback-does-nothing", ["generator"],
            regenerator(
                """
                var marked = regeneratorRuntime.mark(onActivated);
                function ↓onActivated(json) {
                  return regeneratorRuntime.wrap(function (c) { console.log(json); return c.stop(); }, marked);
                }
                """)),
        Portal(
            "a proxy that keeps the names", "callback-on-a-copy", ["trap"],
            proxied("↓set: function (t, k, v) { return true; }")),
        Portal(
            "names of an object of its own", "callback-on-a-copy", ["another object"],
            made("new Names()", ".↓profileActivationCompleteScript = 'a'; this")),
        Portal(
            "defined on another object", "callback-not-found", ["'view'", "not on window"],
            portal(
                activated:
                    "var view = {}; Object.defineProperty(view, ↓'onActivated', { value: function (t) { console.log(t); } });"
            )),
        Portal(
            "set on another object", "callback-not-found", ["'view'"],
            portal(
                activated:
                    "var view = {}; Reflect.set(view, ↓'onActivated', function (t) { console.log(t); });"
            )),
        Portal(
            "an observable without a subscription", "method-not-called", ["subscribe()"],
            piped("", "↓")),
        Portal(
            "a listener of what never comes", "callback-not-found", ["'load' of the document"],
            portal(
                activated:
                    "document.↓addEventListener('load', ready);\nfunction ready() { window.onActivated = function (t) { console.log(t); }; }"
            )),
        Portal(
            "an argument taken for this", "callback-loses-this", ["bind(null, …)"],
            portal(
                activated:
                    "function told(kind, json) { console.log(kind, JSON.parse(json).activationResult === 'success'); }\nwindow.onActivated = told.bind(↓'activation');"
            )),
        Portal(
            "an arrow function that returns nothing", "json-not-parsed", ["returns nothing"],
            portal(
                activated:
                    "var read = t => { JSON.↓parse(t) };\nfunction onActivated(json) { var r = read(json) || {}; console.log(r.activationResult === 'success' ? 'done' : 'failed'); }"
            )),
        Portal(
            "a return that ends with its line", "json-not-parsed", ["on one line"],
            portal(
                activated:
                    "function read(t) {\n  return\n    JSON.↓parse(t);\n}\nfunction onActivated(json) { var r = read(json) || {}; console.log(r.activationResult === 'success' ? 'done' : 'failed'); }"
            )),
        Portal(
            "an event without its detail", "event-without-listener", ["detail"],
            portal(
                activated:
                    "function onActivated(json) { document.dispatchEvent(new CustomEvent('told', { ↓data: JSON.parse(json) })); }\ndocument.addEventListener('told', function (e) { console.log((e.detail || {}).activationResult === 'success' ? 'done' : 'failed'); });"
            )),
        Portal(
            "an option that is called", "handler-called", ["start"],
            portal(
                call:
                    "var $ = { ajax: function (s) { if (s.success) s.success(); } };\n  $.ajax({ url: '/order', success: ↓start() });"
            )
                + "\nfunction start() { o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1'); }"
        ),
        Portal(
            "the text of a function", "callback-dotted-name", ["text of a function"],
            portal(
                names:
                    "o↓.profileActivationCompleteScript = String(onActivated);\no.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "the name of a function that has none", "callback-not-a-name", ["without a name"],
            portal(
                activated: "window.onActivated = function (t) { console.log(t); };",
                names:
                    "o↓.profileActivationCompleteScript = window.onActivated.name;\no.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "a member of a frozen object", "callback-not-a-name", ["frozen"],
            portal(
                names:
                    "var config = Object.freeze({ plan: 'a' }); config.done = 'onActivated';\no↓.profileActivationCompleteScript = config.done;\no.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "a key under which nothing is stored", "callback-not-a-name", ["'activated'"],
            portal(
                names:
                    "localStorage.setItem('activated', 'onActivated');\no↓.profileActivationCompleteScript = localStorage.getItem('onActivated');\no.registrationChangedScript = 'onRegistered';"
            )),
    ]

    static let correctCompiled: [Portal] = [
        Portal("a list that jQuery goes through", nil, each("'roaming'")),
        Portal("a deferred object of jQuery", nil, deferred("JSON.parse(json)", "")),
        Portal("a list that keeps the text", nil, queued("JSON.parse(queue.shift())", "")),
        Portal("a message with the object", nil, message("JSON.parse(json)", "")),
        Portal("a map that is asked", nil, mapped("texts.get(r.activationResult)")),
        Portal(
            "a switch over true with a comparison", nil,
            state(
                "switch (true) { case ['home', 'roaming', 'partner'].indexOf(s.networkRegistrationState) >= 0: console.log(1); break; default: console.log(2); }"
            )),
        Portal(
            "a guard before the comparison", nil,
            told(
                "if (!(r.activationResult in MobilePlansActivationError)) console.log('new'); else console.log(r.activationResult === 'success');"
            )),
        Portal(
            "a place in the enum", nil,
            told(
                "console.log(Object.values(MobilePlansActivationError).indexOf(r.activationResult) === 0 ? 'done' : 'failed');"
            )),
        Portal(
            "a method of a compiled class that is bound", nil,
            compiledClass("this.activated.bind(this)", "")),
        Portal(
            "a compiled asynchronous function", nil,
            regenerator(
                """
                function _asyncToGenerator(f) {
                  return function () { var self = this, args = arguments; return Promise.resolve(f.apply(self, args).next()); };
                }
                window.onActivated = function () {
                  var _ref = _asyncToGenerator(regeneratorRuntime.mark(function _callee(json) {
                    return regeneratorRuntime.wrap(function (c) { console.log(JSON.parse(json).activationResult === 'success'); return c.stop(); }, _callee);
                  }));
                  return function (_x) { return _ref.apply(this, arguments); };
                }();
                """)),
        Portal(
            "a proxy that hands the names on", nil,
            proxied("set: function (t, k, v) { t[k] = v; return true; }")),
        Portal("names that a function gives to the app's object", nil, made("Names.call(o)", "")),
        Portal(
            "defined on the window", nil,
            portal(
                activated:
                    "Object.defineProperty(window, 'onActivated', { value: function (t) { console.log(t); } });"
            )),
        Portal(
            "an argument behind this", nil,
            portal(
                activated:
                    "function told(kind, json) { console.log(kind, JSON.parse(json).activationResult === 'success'); }\nwindow.onActivated = told.bind(null, 'activation');"
            )),
        Portal(
            "an arrow function that returns it", nil,
            portal(
                activated:
                    "var read = t => JSON.parse(t);\nfunction onActivated(json) { var r = read(json); console.log(r.activationResult === 'success' ? 'done' : 'failed'); }"
            )),
        Portal("an observable with a subscription", nil, piped(".subscribe()", "")),
        Portal(
            "a function that only looks whether it can be parsed", nil,
            portal(
                activated:
                    "function check(t) { try { JSON.parse(t); } catch (e) { console.log('no JSON'); } }\nfunction onActivated(json) { check(json); console.log(JSON.parse(json).activationResult === 'success' ? 'done' : 'failed'); }"
            )),
        Portal(
            "an event with its detail", nil,
            portal(
                activated:
                    "function onActivated(json) { document.dispatchEvent(new CustomEvent('told', { bubbles: true, detail: JSON.parse(json) })); }\ndocument.addEventListener('told', function (e) { console.log(e.detail.activationResult === 'success' ? 'done' : 'failed'); });"
            )),
        Portal(
            "an option that is given", nil,
            portal(
                call:
                    "var $ = { ajax: function (s) { s.success(); } };\n  $.ajax({ url: '/order', success: start });"
            )
                + "\nfunction start() { o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1'); }"
        ),
        Portal(
            "the name of a function", nil,
            portal(
                names:
                    "o.profileActivationCompleteScript = onActivated.name;\no.registrationChangedScript = onRegistered.name;"
            )),
        Portal(
            "a member of an object", nil,
            portal(
                names:
                    "var config = { plan: 'a' }; config.done = 'onActivated';\no.profileActivationCompleteScript = config.done;\no.registrationChangedScript = 'onRegistered';"
            )),
    ]
}
