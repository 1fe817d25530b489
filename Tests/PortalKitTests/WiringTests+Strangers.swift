/// Kinds that a second stranger seeded, each beside what is right: libraries, buses, compiled and evaluated
/// scripts.
extension WiringTests {
    private static func bus(_ body: String) -> String {
        portal(
            activated: """
                var bus = {
                  heard: {},
                  on: function (name, f) { (this.heard[name] = this.heard[name] || []).push(f); },
                  emit: function (name, value) {
                    (this.heard[name] || []).forEach(function (f) { f(value); });
                  }
                };
                \(body)
                """)
    }

    private static func counted(_ set: String, _ condition: String) -> String {
        portal(
            activated: """
                var tries = 0;
                function onActivated(json) {
                  var r = JSON.parse(json);
                  if (r.activationResult === 'success') console.log('done');
                  else if (r.activationResult === 'cardBusy' && \(condition)) buy();
                  else console.log(r.activationResult);
                }
                """,
            call: """
                \(set)
                o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');
                """)
    }

    private static func evaluated(_ module: String) -> String {
        portal(activated: "(function () { eval(\(module)); })();")
    }

    static let strangers: [Portal] = [
        Portal(
            "values joined before a case compares them", "truthy-result",
            ["is 'cardBusy'", "a case, for each"],
            portal(
                activated:
                    "function onActivated(t) { switch (JSON.parse(t).activationResult) { case 'success': console.log('done'); break; case 'cardBusy' || ↓'cardRemoved': console.log('again'); break; default: console.log('no ' + t); } }"
            )),
        Portal(
            "values joined before they are compared", "truthy-result", ["is 'home'"],
            state(
                "console.log(s.networkRegistrationState === ('home' || ↓'roaming' || 'partner') ? 1 : 2);"
            )),
        Portal(
            "a value of the other enum beside right ones", "comparison-never-true",
            ["MobilePlansNetworkRegistrationState"],
            state(
                "var t = s.networkRegistrationState; console.log(MobilePlansActivationError.↓success === t || t === 'roaming' || t === 'partner' || t === 'home' ? 1 : 2);"
            )),
        Portal(
            "one in other letters beside right ones", "comparison-never-true", ["'home'"],
            state(
                "var t = s.networkRegistrationState; console.log(t === ↓'Home' || t === 'roaming' || t === 'partner' ? 1 : 2);"
            )),
        Portal(
            "a list that a library searches", "comparison-never-true", ["'registered'"],
            state(
                "console.log($.inArray(s.networkRegistrationState, ['home', ↓'registered']) >= 0);")
        ),
        Portal(
            "a place taken for an answer", "truthy-result", [">= 0"],
            state(
                "console.log(['home', 'roaming', 'partner'].↓indexOf(s.networkRegistrationState) ? 1 : 2);"
            )),
        Portal(
            "a library's place taken for an answer", "truthy-result", [">= 0"],
            state(
                "if ($.↓inArray(s.networkRegistrationState, ['home', 'roaming', 'partner'])) console.log(1);"
            )),
        Portal(
            "a new object in a list", "comparison-never-true", ["new object"],
            state(
                "var t = s.networkRegistrationState; console.log(new Set(['home', 'roaming', 'partner']).has(↓{ t }), t);"
            )),
        Portal(
            "a text asked for a list", "comparison-never-true", ["list.includes"],
            told(
                "if (r.activationResult.includes(↓['cardBusy', 'cardRemoved'])) console.log('again'); else console.log(r.activationResult === 'success');"
            )),
        Portal(
            "not before a comparison", "truthy-result", ["taken before", "!=="],
            told("if (!r.↓activationResult === 'success') console.log(1); else console.log(2);")),
        Portal(
            "a choice beside a comparison", "truthy-result", ["activationResult"],
            told(
                "var again = ['cardBusy'].includes(r.activationResult); console.log(r.↓activationResult ? 'done' : 'failed', again);"
            )),
        Portal(
            "a table of states of another system", "comparison-never-true", ["'registered'"],
            state(
                "console.log({ ↓registered: 'Online', unregistered: 'No' }[s.networkRegistrationState] || 'Waiting');"
            )),
        Portal(
            "a table in a table, in capitals", "comparison-never-true", ["'SUCCESS'", "'success'"],
            told(
                "var texts = { en: { a: { ↓SUCCESS: 'Done', CARD_BUSY: 'Busy' } } }; var l = String(navigator.language).slice(0, 2); console.log(texts[l].a[r.activationResult]);"
            )),
        Portal(
            "awaited in a compiled function", "reply-not-expected", ["its value is used"],
            portal(
                call: """
                    __awaiter(this, void 0, void 0, function* () {
                      yield o.↓notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');
                    });
                    """)
                + "function __awaiter(t, a, P, g) { var i = g.apply(t, a || []); i.next(); }"),
        Portal(
            "awaited through a function that returns it", "reply-not-expected", [],
            portal(
                call: """
                    function start() {
                      return o.↓notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');
                    }
                    (async function () { await start(); console.log('over'); })();
                    """)),
        Portal(
            "a method of its own that is not called", "method-not-called", ["service.start"],
            portal(
                call: """
                    var service = { start: function () { o.notifyInlineProfileDownload(
                      \(metadata), '1$smdp.example.com$ABC-1'); } };
                    service.↓start;
                    """)),
        Portal(
            "preventDefault that is not called", "method-not-called", ["preventDefault"],
            portal(call: "window.onsubmit = function (event) { event.↓preventDefault; };")),
        Portal(
            "an arrow function that is not called", "method-not-called", ["listen"],
            portal(call: "const listen = () => { o.registrationChangedScript = 'x'; }; ↓listen;")),
        Portal(
            "a count that begins anew", "retry-without-end", ["it tries again"],
            counted("tries = 1;", "tries < 3")),
        Portal(
            "a count in another key", "retry-without-end", [],
            counted(
                "localStorage.setItem('attempts', '1');",
                "Number(localStorage.getItem('tries') || 0) < 3")),
        Portal(
            "an event that nobody hears", "event-without-listener",
            ["'profileReady'", "'profile-ready'"],
            bus(
                """
                bus.on('profile-ready', function (r) { console.log(r.activationResult === 'success'); });
                function onActivated(json) { bus.emit(↓'profileReady', JSON.parse(json)); }
                """)),
        Portal(
            "an event of another word", "event-without-listener", ["'activated'", "'activation'"],
            bus(
                """
                bus.on('activation', function (r) { console.log(r.activationResult === 'success'); });
                function onActivated(json) { bus.emit(↓'activated', JSON.parse(json)); }
                """)),
        Portal(
            "an event of a component that its parent does not hear", "event-without-listener",
            ["'buy'", "'purchase'"],
            portal(
                activated: """
                    var card = { template: ↓'<button @click="$emit(\\'buy\\', 1)">Buy</button>' };
                    var shop = { template: '<card @purchase="order"></card>' };
                    """)),
        Portal(
            "a text that goes over a bus", "json-not-parsed", [],
            bus(
                """
                bus.on('told', function (r) { console.log(↓r.activationResult === 'success'); });
                function onActivated(json) { bus.emit('told', json); }
                """)),
        Portal(
            "in a module that is a text", "comparison-never-true", ["'success'"],
            evaluated(
                #"↓"window.onActivated = function (json) {\n var r = JSON.parse(json);\n console.log(r.activationResult === 'SUCCESS' ? 1 : r.activationResult); };""#
            )),
        Portal(
            "declared in a module that is a text", "callback-not-found", ["module"],
            evaluated(
                #"↓"function onActivated(json) { console.log(JSON.parse(json).activationResult); }""#
            )),
        Portal(
            "a name that the script puts together", "payload-member", ["networkRegistrationState"],
            portal(
                activated: """
                    var told = {
                      onactivated: function (json) { console.log(JSON.parse(json).↓networkRegistrationState); }
                    };
                    Object.keys(told).forEach(function (key) { window['cb_' + key] = told[key]; });
                    """,
                names: "o.profileActivationCompleteScript = 'cb_' + 'onactivated';")),
        Portal(
            "a member that nothing has", "callback-not-found",
            ["'told.onActivate'", "'onActivated'"],
            portal(
                activated: """
                    var told = { onActivated: function (json) { console.log(json); } };
                    window.↓onActivated = told.onActivate;
                    """)),
        Portal(
            "called where it is to be named", "callback-not-a-name", ["without parentheses"],
            portal(
                activated: "function onActivated(json) { console.log(json); }",
                names: "o↓.profileActivationCompleteScript = onActivated('{}');")),
    ]

    static let strangersCorrect: [Portal] = [
        Portal(
            "a default beside a value", nil,
            state(
                "var other; var t = s.networkRegistrationState; console.log(t === (other || 'home') || t === 'roaming' || t === 'partner' ? 1 : 2);"
            )),
        Portal(
            "a generator that is run by hand", nil,
            portal(
                activated: """
                    function* steps(t) { yield 1; return JSON.parse(t); }
                    function onActivated(t) {
                      var it = steps(t), step = it.next();
                      while (!step.done) step = it.next();
                      console.log(step.value.activationResult === 'success' ? 'done' : step.value.activationResult);
                    }

                    """)),
        Portal(
            "a compiled function whose generator is run by apply", nil,
            portal(
                activated: """
                    function __awaiter(t, a, P, g) {
                      return new Promise(function (done, failed) {
                        function step(x) {
                          x.done ? done(x.value) : Promise.resolve(x.value).then(
                            function (v) { step(g.next(v)); }, failed);
                        }
                        step((g = g.apply(t, a || [])).next());
                      });
                    }
                    function parse(t) {
                      return __awaiter(this, void 0, void 0, function* () { return JSON.parse(t); });
                    }
                    function onActivated(t) {
                      return __awaiter(this, void 0, void 0, function* () {
                        var r = yield parse(t);
                        console.log(r.activationResult === 'success' ? 'done' : r.activationResult);
                      });
                    }

                    """)),
        Portal(
            "both spellings", nil,
            state(
                "var t = s.networkRegistrationState; console.log(t === 'Home' || t === 'home' || t === 'roaming' || t === 'partner' ? 1 : 2);"
            )),
        Portal(
            "a library's search", nil,
            state(
                "console.log($.inArray(s.networkRegistrationState, ['home', 'roaming', 'partner']) >= 0, _.includes(['home', 'roaming', 'partner'], s.networkRegistrationState));"
            )),
        Portal(
            "a regular expression beside a comparison", nil,
            state(
                "var t = s.networkRegistrationState; console.log(t === 'home' || /^(roaming|partner)$/.test(t) ? 1 : t);"
            )),
        Portal(
            "a place that is compared", nil,
            state(
                "if (['home', 'roaming', 'partner'].indexOf(s.networkRegistrationState) + 1) console.log(1); else if (~['searching'].indexOf(s.networkRegistrationState)) console.log(2);"
            )),
        Portal(
            "a choice that fills a gap", nil,
            told(
                "console.log(r.activationResult ? 'Result ' + r.activationResult : 'none', r.activationResult === 'success');"
            )),
        Portal(
            "a table that is filled later", nil,
            state(
                "var t = { other: 'x' }; ['home', 'roaming', 'partner'].forEach(function (n) { t[n] = n; }); console.log(t[s.networkRegistrationState]);"
            )),
        Portal(
            "a table in a table", nil,
            told(
                "var texts = { en: { a: { success: 'Done', cardBusy: 'Busy', Fallback: 'x' } } }; var l = String(navigator.language).slice(0, 2); console.log(texts[l].a[r.activationResult]);"
            )),
        Portal(
            "an asynchronous function that is awaited", nil,
            portal(
                call: """
                    async function start() {
                      await null;
                      o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');
                    }
                    (async function () { await start(); console.log('begun'); })();
                    """)),
        Portal(
            "a generator that is one", nil,
            portal(
                call: """
                    function* calls() {
                      yield o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');
                    }
                    calls().next();
                    """)),
        Portal(
            "a getter that is read for what it does", nil,
            portal(
                call: """
                    var view = { get height() { return 1; } };
                    view.height; document.body && document.body.offsetWidth;
                    o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1');
                    """)),
        Portal("a count that goes on", nil, counted("tries = tries + 1;", "tries < 3")),
        Portal("a count that grows", nil, counted("tries += 1;", "tries < 3")),
        Portal("a mark that is set", nil, counted("tries = 1;", "tries < 1")),
        Portal(
            "a count in its key", nil,
            counted(
                "localStorage.setItem('tries', Number(localStorage.getItem('tries') || 0) + 1);",
                "Number(localStorage.getItem('tries') || 0) < 3")),
        Portal(
            "events of several kinds", nil,
            bus(
                """
                bus.on('profile-ready', function (r) { console.log(r.activationResult === 'success'); });
                bus.on('closed', function () {});
                bus.on('menu', function () {});
                function onActivated(json) {
                  bus.emit('profile-ready', JSON.parse(json));
                  bus.emit('statistics', 1);
                  bus.emit('log', 1);
                }
                """)),
        Portal(
            "an event of a component", nil,
            portal(
                activated: """
                    var card = { template: '<button @click="$emit(\\'buy\\', 1)">Buy</button>' };
                    var shop = { template: '<card @buy="order" @closed.once="end"></card>' };
                    \(activated)
                    """)),
        Portal(
            "a module that is a text", nil,
            evaluated(
                #""window.onActivated = function (json) {\n var r = JSON.parse(json);\n console.log(r.activationResult === 'success' ? 1 : r.activationResult); };""#
            )),
        Portal(
            "names that the script puts together", nil,
            portal(
                activated: """
                    var told = {
                      onactivated: function (json) { console.log(JSON.parse(json).activationResult === 'success'); },
                      onregistered: function (json) { console.log(JSON.parse(json).networkRegistrationState); }
                    };
                    Object.keys(told).forEach(function (key) { window['cb_' + key] = told[key]; });
                    """,
                names: """
                    o.profileActivationCompleteScript = 'cb_' + 'onactivated';
                    o.registrationChangedScript = 'cb_' + 'onregistered';
                    """)),
    ]
}
