/// Kinds that a third stranger seeded, each beside what is right: lists asked one by one, compiled classes,
/// frameworks that bind, copies of the text.
extension WiringTests {
    private static func bound(_ before: String, _ taken: String) -> String {
        portal(activated: "\(before)\nwindow.onActivated = \(taken);")
    }

    private static let view = """
        var view = { log: function (t) { console.log(t); }, done: function (j) {
          this.↓log(JSON.parse(j).activationResult === 'success' ? 'ok' : 'no'); } };
        """

    private static let bindings = """
        function Frame(o) {
          var vm = this;
          Object.keys(o.methods).forEach(function (k) { vm[k] = o.methods[k].bind(vm); });
        }
        var app = new Frame({ methods: {
          log: function (t) { console.log(t); },
          done: function (j) { this.log(JSON.parse(j).activationResult === 'success' ? 'ok' : 'no'); }
        } });
        """

    private static func proxied(_ taken: String, _ result: String) -> String {
        bound(
            """
            var $ = function () {}, _ = function () {};
            $.proxy = function (f, o) {
              var g = typeof o === 'string' ? f[o] : f, self = typeof o === 'string' ? f : o;
              return function () { return g.apply(self, arguments); };
            };
            _.bind = function (f, o) { return function () { return f.apply(o, arguments); }; };
            $.proxy(buy, $);
            var view = { log: function (t) { console.log(t); }, done: function (j) {
              this.log(JSON.parse(j).activationResult === '\(result)' ? 'ok' : 'no'); } };
            """, taken)
    }

    private static func compiled(_ taken: String) -> String {
        bound(
            """
            var get = function (r, s) { if (!s.has(r)) throw new TypeError('no'); return s.get(r); };
            var __classPrivateFieldGet = get, _log = new WeakMap();
            var View = (function () {
              function View() { _log.set(this, function (t) { console.log(t); }); }
              View.prototype.done = function (j) {
                __classPrivateFieldGet(this, _log)(JSON.parse(j).activationResult === 'success' ? 1 : 2);
              };
              return View;
            }());
            var v = new View();
            """, taken)
    }

    private static func listed(_ list: String, _ asked: String) -> String {
        state("var l = \(list), t = s.networkRegistrationState; console.log(\(asked) ? 1 : 2);")
    }

    static let forms: [Portal] = [
        Portal("a method of a literal", "callback-loses-this", ["bind"], bound(view, "view.done")),
        Portal(
            "a method beside one that a library binds", "callback-loses-this", ["bind"],
            bound(
                "var _ = { bindAll: function (o, k) { o[k] = o[k].bind(o); } };\n\(view)\n_.bindAll(view, 'log');",
                "view.done")),
        Portal(
            "private members that a compiler took out", "callback-loses-this", ["private members"],
            compiled("v.↓done")),
        Portal(
            "a list asked with some", "comparison-never-true", ["'home'"],
            listed("[↓'Home', 'Roaming', 'Partner']", "l.some(function (x) { return x === t; })")),
        Portal(
            "one of a list in other letters", "comparison-never-true", ["'partner'"],
            listed("['home', 'roaming', ↓'Partner']", "l.find(x => x === t)")),
        Portal(
            "a list asked in a loop", "comparison-never-true", ["'home'"],
            state(
                "for (const x of [↓'Home', 'Roaming', 'Partner']) if (x === s.networkRegistrationState) console.log(1);"
            )),
        Portal(
            "a list asked by numbers", "comparison-never-true", ["'home'"],
            state(
                "var l = [↓'HOME', 'ROAMING', 'PARTNER']; for (var i = 0; i < 3; i++) if (l[i] === s.networkRegistrationState) console.log(1);"
            )),
        Portal(
            "some connected states of a list", "connected-state-missing", ["partner"],
            listed("[↓'home', 'roaming']", "l.some(x => x === t)")),
        Portal(
            "a list of objects", "comparison-never-true", ["'success'"],
            told(
                "var l = [{ code: ↓'Success', text: 'Done' }, { code: 'cardBusy', text: 'Busy' }]; console.log((l.find(x => x.code === r.activationResult) || {}).text);"
            )),
        Portal(
            "a key of a table for a connected state", "comparison-never-true",
            ["'connected'", "'home'"],
            state(
                "console.log({ ↓connected: 'On', roaming: 'On', partner: 'On', searching: 'Wait', denied: 'No' }[s.networkRegistrationState]);"
            )),
        Portal(
            "a key of a table for the success", "comparison-never-true", ["'ok'", "'success'"],
            told("console.log({ ↓ok: 'Done', cardBusy: 'Busy', other: 'No' }[r.activationResult]);")
        ),
        Portal(
            "a choice by the result, which tells it after a failure", "truthy-result", [],
            told(
                "console.log(r.↓activationResult ? 'on ' + r.iccid : 'failed: ' + r.activationResult);"
            )),
        Portal(
            "an order taken for an answer", "truthy-result", ["===", "0"],
            told(
                "if (r.activationResult.↓localeCompare('success')) console.log(1); else console.log(2);"
            )),
        Portal(
            "an assignment whose value is taken", "assignment-in-condition", ["==="],
            told("var ok = r.activationResult ↓= 'success'; console.log(ok ? 1 : 2);")),
        Portal(
            "the type compared with a result", "comparison-never-true", ["always a text"],
            told(
                "if (↓typeof r.activationResult === 'success') console.log(1); else console.log(2);"
            )),
        Portal(
            "letters that are copied", "json-not-parsed", ["Object.assign", "JSON.parse"],
            portal(
                activated:
                    "function onActivated(j) { var r = Object.assign({ activationResult: 'other' }, ↓j); console.log(r.activationResult === 'success' ? 1 : 2); }"
            )),
        Portal(
            "letters that are spread", "json-not-parsed", ["spread"],
            portal(
                activated:
                    "function onActivated(j) { var r = { activationResult: 'other', ...↓j }; console.log(r.activationResult === 'success' ? 1 : 2); }"
            )),
        Portal(
            "an object that never comes", "json-not-parsed", ["never 'object'"],
            portal(
                activated:
                    "function onActivated(j) { var r = ↓typeof j === 'object' ? j : {}; console.log(r.activationResult === 'success' ? 1 : 2); }"
            )),
        Portal(
            "a factory that waits for a loader", "module-not-run", ["'define' or 'module'"],
            portal()
                + """
                (function (root, factory) {
                  if (typeof define === 'function' && define.amd) define(['a'], factory);
                  else if (typeof module !== 'undefined') module.exports = factory();
                })(this, ↓function () { o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$A-1'); });
                """),
        Portal(
            "a factory that waits for exports", "module-not-run", ["'exports'"],
            portal()
                + """
                (function (f) { typeof exports === 'object' && f(exports); })(
                  ↓function (e) { e.go = function () { o.notifyInlineProfileDownload(\(metadata), '1$a.b$A-1'); }; });
                """),
        Portal(
            "a handler that is called", "handler-called", ["returns nothing"], clicked("↓buy()")),
        Portal(
            "what settles a promise is not called", "method-not-called", ["'go'"],
            portal(
                activated:
                    "var go; function onActivated(j) { ↓go; }\nnew Promise(function (r) { go = r; }).then(function (j) { console.log(j); });"
            )),
    ]

    private static func clicked(_ handler: String) -> String {
        portal() + "\ndocument.addEventListener('click', \(handler));"
    }

    static let correctForms: [Portal] = [
        Portal("a handler that is given", nil, clicked("buy")),
        Portal(
            "a member of the portal's own by that name", nil,
            portal()
                + "\nvar own = { activationResult: 'Ready' }; function show(r) { console.log(r.activationResult === 'Ready'); } show(own);"
        ),
        Portal("a method that jQuery binds", nil, proxied("$.proxy(view.done, view)", "success")),
        Portal(
            "a method that jQuery binds by its name", nil,
            proxied("$.proxy(view, 'done')", "success")),
        Portal(
            "a method that a library binds to an object", nil,
            proxied("_.bind(view.done, view)", "success")),
        Portal(
            "a handler that a function makes", nil,
            clicked("handler()") + "\nfunction handler() { return function () { buy(); }; }"),
        Portal(
            "a promise that is settled", nil,
            portal(
                activated:
                    "var go; function onActivated(j) { go(JSON.parse(j)); }\nnew Promise(function (r) { go = r; }).then(function (r) { console.log(r.activationResult === 'success' ? 1 : 2); });"
            )),
        Portal(
            "a literal that is bound", nil,
            bound(view.replacing("↓", with: ""), "view.done.bind(view)")),
        Portal("methods that a framework binds", nil, bound(bindings, "app.done")),
        Portal(
            "methods that a library binds", nil,
            bound(
                "var _ = { bindAll: function (o, k) { o[k] = o[k].bind(o); } };\n"
                    + view.replacing("↓", with: "") + "\n_.bindAll(view, 'done');", "view.done")),
        Portal("private members of a bound method", nil, compiled("v.done.bind(v)")),
        Portal(
            "a list asked with some", nil,
            listed("['home', 'roaming', 'partner']", "l.some(x => x === t)")),
        Portal(
            "a list of tolerant spellings", nil,
            listed("['home', 'Home', 'roaming', 'partner']", "l.some(x => x === t)")),
        Portal(
            "a list asked by numbers", nil,
            state(
                "var l = ['home', 'roaming', 'partner'], on = false; for (var i = 0; i < l.length; i++) { if (l[i] === s.networkRegistrationState) on = true; } console.log(on);"
            )),
        Portal(
            "a list of objects", nil,
            told(
                "var l = [{ code: 'success', text: 'Done' }, { code: 'mine', text: 'Busy' }]; console.log((l.find(x => x.code === r.activationResult) || l[1]).text);"
            )),
        Portal(
            "a table whose other key is for all else", nil,
            told(
                "var t = { generic: 'No', cardBusy: 'Busy' }; console.log(r.activationResult === 'success' ? 'Done' : t[r.activationResult] || t.generic);"
            )),
        Portal(
            "a table of failures", nil,
            told(
                "var t = { timeout: 'No', cardBusy: 'Busy' }; console.log(r.activationResult !== MobilePlansActivationError.success ? t[r.activationResult] : 'Done');"
            )),
        Portal(
            "a choice that fills a gap", nil,
            told("console.log(!r.activationResult ? 'none' : 'result ' + r.activationResult);")),
        Portal(
            "an order compared", nil,
            told(
                "if (r.activationResult.localeCompare('success') === 0) console.log(1); else console.log(2);"
            )),
        Portal(
            "an error that may be there", nil,
            portal(
                activated:
                    "function onActivated(j, error) { if (error) return console.log(error); console.log(JSON.parse(j).activationResult === 'success'); }"
            )),
        Portal(
            "an object or a text", nil,
            portal(
                activated:
                    "function onActivated(j) { var r = typeof j === 'object' ? j : JSON.parse(j); console.log(r.activationResult === 'success' ? 1 : 2); }"
            )),
        Portal(
            "a factory that runs without a loader", nil,
            portal()
                + """
                (function (root, factory) {
                  typeof exports === 'object' && typeof module !== 'undefined' ? factory(exports)
                  : typeof define === 'function' && define.amd ? define(['exports'], factory)
                  : (root = root || self, factory(root.shop = {}));
                })(this, function (e) { e.go = function () { o.notifyInlineProfileDownload(\(metadata), '1$a.b$A-1'); }; });
                """),
    ]
}
