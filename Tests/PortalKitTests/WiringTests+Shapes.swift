/// Kinds of issue 13, section 3, in other shapes of code, each beside what is right.
extension WiringTests {
    private static func wired(
        _ name: String, _ rule: String, _ words: [String], _ activated: String
    ) -> Portal {
        Portal(name, rule, words, portal(activated: activated + "\n"))
    }

    private static func set(_ names: String, call: String? = nil) -> String {
        call.map { portal(names: names, call: $0) } ?? portal(names: names)
    }

    private static let start =
        "o.notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1')"

    static let shapes: [Portal] = [
        Portal(
            "an assignment before a question mark", "assignment-in-condition", ["==="],
            told(
                "r.activationResult ↓= MobilePlansActivationError.success ? console.log(1) : console.log(2);"
            )),
        wired(
            "a factory behind a call", "callback-does-nothing", ["returns a function"],
            "function make() { return function (json) { console.log(json); }; }\n"
                + "window.onActivated = ↓() => make();"),
        wired(
            "a generator behind an arrow function", "callback-does-nothing", ["generator"],
            "class V { *↓on(t) { console.log(t); } } const v = new V();\n"
                + "window.onActivated = t => v.on(t);"),
        wired(
            "declared, and assigned to the window", "callback-declared-twice", ["twice"],
            activated + "window.↓onActivated = function () {};"),
        wired(
            "assigned to the window twice", "callback-declared-twice", ["twice"],
            "window.onActivated = t => console.log(JSON.parse(t).activationResult === 'success');\n"
                + "window.↓onActivated = t => {};"),
        wired(
            "a class expression's own name", "callback-not-found", ["class expression"],
            "const handler = class ↓onActivated {};"),
        Portal(
            "made by a script of its own, later", "callback-not-found", ["later"],
            set(
                "o↓.profileActivationCompleteScript = 'onLate'; o.registrationChangedScript = 'onRegistered';",
                call: """
                    \(start);
                    setTimeout(function () {
                      var s = document.createElement('script');
                      s.textContent = "function onLate(t) { console.log(t); }";
                      document.head.appendChild(s);
                    }, 15000);
                    """)),
        Portal(
            "defined after the call", "metadata-set-too-late", ["'planName'", "too late"],
            portal(
                call: """
                    var m = { moDirectStatus: 'Complete' };
                    o.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');
                    Object.↓defineProperty(m, 'planName', { value: '10 GB' });
                    """)),
        Portal(
            "filled by a function after the call", "metadata-set-too-late", ["too late"],
            portal(
                call: """
                    function fill(m) { m.planName = '10 GB'; }
                    var m = { moDirectStatus: 'Complete' };
                    o.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');
                    ↓fill(m);
                    """)),
        Portal(
            "an invisible character", "callback-not-found", ["U+200B", "'onActivated'"],
            set(
                "o↓.profileActivationCompleteScript = 'onActivated\\u200b'; o.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "a semicolon", "callback-not-found", ["semicolon", "'onActivated'"],
            set(
                "o↓.profileActivationCompleteScript = 'onActivated;'; o.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "a URL with a blank", "callback-not-found", ["javascript:", "'onActivated'"],
            set(
                "o↓.profileActivationCompleteScript = 'JavaScript: onActivated()'; o.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "deleted before the next try", "callback-cleared", ["deleted"],
            portal(
                activated: "var tries = 0; function start() { \(start); }\n"
                    + "function onActivated(t) { if (JSON.parse(t).activationResult !== 'success' && tries++ < 2) start(); }\n",
                call: "start();\n  delete o.↓profileActivationCompleteScript;")),
        Portal(
            "made a number", "comparison-never-true", ["NaN", "Number"],
            told("if (↓Number(r.activationResult) === 0) console.log(1); else console.log(2);")),
        Portal(
            "read as a number", "comparison-never-true", ["NaN"],
            told("if (↓parseInt(r.activationResult, 10) == 0) console.log(1); else console.log(2);")
        ),
        Portal(
            "made a number by a sign", "comparison-never-true", ["NaN"],
            told("if (↓+r.activationResult === 0) console.log(1); else console.log(2);")),
        Portal(
            "less than a number", "comparison-never-true", ["no number"],
            told("if (r.↓activationResult > 0) console.log(1); else console.log(2);")),
        Portal(
            "a word that no state is, in small letters", "comparison-never-true", ["'registered'"],
            state(
                "console.log(s.networkRegistrationState.toLowerCase() === ↓'registered' ? 1 : 2);")),
        Portal(
            "the object as success", "truthy-result", ["object that was parsed"],
            told("if (↓r) console.log('done'); else console.log('failed');")),
        Portal(
            "its length as success", "truthy-result", ["always a text"],
            told("if (r.activationResult.↓length) console.log('done'); else console.log('failed');")
        ),
        Portal(
            "a card's number as success", "truthy-result", ["with failures as well"],
            told("if (r.↓iccid) console.log('done'); else console.log('failed');")),
        Portal(
            "the letters of the text spread", "json-not-parsed", ["JSON.parse"],
            portal(
                activated:
                    "function onActivated(json) { var r = Object.assign({}, json); console.log(↓r.activationResult); }\n"
            )),
        Portal(
            "the letters of the text in a new object", "json-not-parsed", ["JSON.parse"],
            portal(
                activated:
                    "function onActivated(json) { var r = { ...json }; console.log(↓r.activationResult); }\n"
            )),
        Portal(
            "parsed twice by a bound function", "json-parsed-twice", ["twice"],
            portal(
                activated:
                    "var parse = JSON.parse.bind(JSON);\nfunction onActivated(t) { ↓parse(parse(t)); }\n"
            )),
        Portal(
            "waited for with others", "reply-not-expected", ["undefined"],
            portal(
                call:
                    "Promise.all([o.↓notifyInlineProfileDownload(\(metadata), '1$smdp.example.com$ABC-1')]).then(x => console.log(x));"
            )),
        Portal(
            "names given to a copy as it is made", "callback-on-a-copy", ["copy"],
            set(
                "var p = Object.assign({}, o, { ↓profileActivationCompleteScript: 'onActivated', registrationChangedScript: 'onRegistered' });"
            )),
        Portal(
            "names in a spread copy", "callback-on-a-copy", ["copy"],
            set(
                "var p = { ...o, ↓profileActivationCompleteScript: 'onActivated', registrationChangedScript: 'onRegistered' };"
            )),
        Portal(
            "a copy by way of JSON", "callback-on-a-copy", ["copy"],
            set(
                "var p = JSON.parse(JSON.stringify(o)); p.↓profileActivationCompleteScript = 'onActivated'; p.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "a cloned copy", "callback-on-a-copy", ["copy"],
            set(
                "var p = _.clone(o); p.↓profileActivationCompleteScript = 'onActivated'; p.registrationChangedScript = 'onRegistered';"
            ) + "\nvar _ = { clone: function (x) { return Object.assign({}, x); } };"),
        Portal(
            "names on an object of the portal's", "callback-on-a-copy", ["another object"],
            set(
                "var b = new Bridge(); b.go();",
                call: "\(start);"
            )
                + "\nclass Bridge { go() { this.↓profileActivationCompleteScript = 'onActivated'; this.registrationChangedScript = 'onRegistered'; } }"
        ),
        Portal(
            "a map that is filled", "comparison-never-true", ["'success'"],
            told(
                "var m = new Map(); m.set(↓'Success', 'Done'); console.log(m.get(r.activationResult) || 'Sorry');"
            )),
        Portal(
            "another type", "comparison-never-true", ["always a text"],
            told(
                "if (↓typeof r.activationResult === 'number') console.log(1); else console.log(2);")
        ),
        Portal(
            "a promise that is not awaited", "payload-member", ["async", "await parse"],
            portal(
                activated:
                    "async function parse(t) { return JSON.parse(t); }\nfunction onActivated(t) { var r = parse(t); console.log(r.↓activationResult); }\n"
            )),
        Portal(
            "an asynchronous function inside another one", "callback-not-found",
            ["function init", "window.onActivated"],
            portal(
                activated:
                    "function init() { async function ↓onActivated(t) { console.log(t); } }\ninit();\n"
            )),
        Portal(
            "a text in an asynchronous helper", "json-not-parsed", ["JSON.parse"],
            portal(
                activated:
                    "async function render(r) { console.log(↓r.activationResult); }\nasync function onActivated(t) { await render(t); }\n"
            )),
        Portal(
            "a second argument", "json-not-parsed", ["one argument"],
            portal(
                activated:
                    "function onActivated(error, result) { if (error) console.log('failed'); else console.log(↓result); }\n"
            )),
        Portal(
            "home in a table", "connected-state-missing", ["roaming", "partner"],
            state(
                "var t = { home: ↓'Connected', searching: 'Wait' }; console.log(t[s.networkRegistrationState] || 'No');"
            )),
        Portal(
            "home in the text", "connected-state-missing", ["roaming", "partner"],
            portal(
                registered:
                    "function onRegistered(json) { console.log(json.indexOf(↓'\"home\"') >= 0 ? 1 : 2); }\n"
            )),
    ]

    static let correctShapes: [Portal] = [
        Portal(
            "a choice of what to store", nil,
            told(
                "var x = r.activationResult === 'success' ? 1 : 2; r.activationResult = x ? 'a' : 'b'; console.log(x);"
            )),
        Portal(
            "a factory that is called", nil,
            portal(
                activated:
                    "function make() { return function (json) { console.log(json); }; }\nwindow.onActivated = make();\n"
            )),
        Portal(
            "a function that works and returns another", nil,
            portal(
                activated:
                    "function work(json) { console.log(json); return function () {}; }\nwindow.onActivated = json => work(json);\n"
            )),
        Portal(
            "a generator that is run", nil,
            portal(
                activated:
                    "function* work(t) { console.log(t); }\nwindow.onActivated = t => { for (const x of work(t)) console.log(x); };\n"
            )),
        Portal(
            "wrapped", nil,
            portal(
                activated:
                    "function onActivated(t) { console.log(t); }\nvar old = onActivated;\nwindow.onActivated = t => { old(t); };\n"
            )),
        Portal(
            "put on the window as it is", nil,
            portal(activated: activated + "window.onActivated = onActivated;\n")),
        Portal(
            "an empty one first", nil,
            portal(
                activated:
                    "window.onActivated = function () {};\nwindow.onActivated = t => console.log(t);\n"
            )),
        Portal(
            "filled by a function before the call", nil,
            portal(
                call: """
                    function fill(m) { m.planName = '10 GB'; }
                    var m = { moDirectStatus: 'Complete' };
                    fill(m);
                    o.notifyInlineProfileDownload(m, '1$smdp.example.com$ABC-1');
                    """)),
        Portal(
            "bound in the constructor", nil,
            portal(
                activated: """
                    class V {
                      constructor() { this.done = this.done.bind(this); window.onActivated = this.done; }
                      done(t) { this.log(JSON.parse(t).activationResult === 'success'); }
                      log(t) { console.log(t); }
                    }
                    new V();
                    """)),
        Portal(
            "exported by a bundler's getter", nil,
            portal(
                activated: """
                    var n = {};
                    n.d = function (e, t) {
                      for (var r in t) Object.defineProperty(e, r, { enumerable: true, get: t[r] });
                    };
                    n.d(n, { Z: function () { return done; } });
                    function done(t) { console.log(JSON.parse(t).activationResult === 'success'); }
                    window.onActivated = n.Z;
                    """)),
        Portal(
            "decorated", nil,
            portal(
                activated: activated
                    + "function logged(f) { return function (t) { console.log(t); return f(t); }; }\n"
                    + "window.onActivated = logged(onActivated);\n")),
        Portal(
            "a word that is added where there is one", nil,
            told(
                "function go(text, why) { console.log(text + (why ? ' (' + why + ')' : ''), why ? `: ${why}` : ''); } if (r.activationResult === 'success') go('done'); else go('no', r.activationResult);"
            )),
        Portal(
            "a second parameter with a value of its own", nil,
            portal(
                activated:
                    "function onActivated(t, log = console.log) { log(JSON.parse(t).activationResult === 'success'); }\n"
            )),
        Portal(
            "a second parameter that others give", nil,
            portal(
                activated:
                    "function onActivated(t, again) { if (again) console.log('again'); console.log(JSON.parse(t).activationResult === 'success'); }\nfunction test() { onActivated('{}', true); }\n"
            )),
        Portal(
            "an asynchronous function that is waited for", nil,
            portal(
                activated:
                    "async function parse(t) { return JSON.parse(t); }\nasync function onActivated(t) { const r = await parse(t); console.log(r.activationResult === 'success'); parse(t).then(x => console.log(x.iccid)); }\n"
            )),
        Portal(
            "numbers of something else", nil,
            told(
                "var n = Number(localStorage.n || 0); if (n > 3) console.log(n); console.log(Number(r.iccid) > 0, r.activationResult === 'success');"
            )),
        Portal(
            "a guard before the object is read", nil,
            told("if (r) console.log(r.activationResult === 'success' ? 1 : 2);")),
        Portal(
            "an object that is only logged", nil, told("if (r) console.log(r);")),
        Portal(
            "a number that is shown where there is one", nil,
            told(
                "if (r.iccid) console.log(r.iccid); console.log(r.activationResult === 'success');")
        ),
        Portal(
            "a text that is sent on", nil,
            portal(
                activated:
                    "function onActivated(json) { var r = JSON.parse(json); if (r.iccid) console.log(json); }\n"
            )),
        Portal(
            "names kept in settings and handed on", nil,
            set(
                "var s = {}; s.profileActivationCompleteScript = 'onActivated'; s.registrationChangedScript = 'onRegistered'; for (var k in s) o[k] = s[k];"
            )),
        Portal(
            "names given to the app's object", nil,
            set(
                "var s = {}; s.profileActivationCompleteScript = 'onActivated'; s.registrationChangedScript = 'onRegistered'; Object.assign(o, s);"
            )),
        Portal(
            "names through a proxy", nil,
            set(
                "var p = new Proxy(o, {}); p.profileActivationCompleteScript = 'onActivated'; p.registrationChangedScript = 'onRegistered';"
            )),
        Portal(
            "a table with a word for all others", nil,
            told(
                "var t = { success: 'Done', cardBusy: 'Busy', OTHER: 'Sorry' }; console.log(t[r.activationResult] || t.OTHER);"
            )),
        Portal(
            "all connected states in a table", nil,
            state(
                "var t = { home: 1, roaming: 1, partner: 1, searching: 2 }; console.log(t[s.networkRegistrationState] || 0);"
            )),
    ]
}
