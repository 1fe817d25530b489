/// Names of callbacks, and why the app finds nothing behind them.
extension WiringTests {
    private static func named(
        _ name: String, _ text: String, _ words: [String], rule: String = "callback-not-found"
    ) -> Portal {
        Portal(
            name, rule, words,
            portal(
                names: "o↓.profileActivationCompleteScript = \(text);\n"
                    + "o.registrationChangedScript = 'onRegistered';"))
    }

    static let names: [Portal] = [
        named("blank", "'onActivated '", ["blank", "'onActivated'"]),
        named("blank before", "' onActivated'", ["blank", "'onActivated'"]),
        named("parentheses", "'onActivated()'", ["parentheses", "'onActivated'"]),
        named("URL", "'javascript:onActivated()'", ["javascript:", "only the name"]),
        named(
            "window", "'window.onActivated'", ["window.", "'onActivated'"],
            rule: "callback-dotted-name"),
        named("concatenated", "undefined + 'onActivated'", ["'undefined'", "concatenated"]),
        named("case", "'onactivated'", ["'onActivated'"]),
        Portal(
            "swapped", "callbacks-swapped", ["swapped"],
            portal(
                names: "o.profileActivationCompleteScript = ↓'onRegistered';\n"
                    + "o.registrationChangedScript = 'onActivated';")),
        Portal(
            "both", "one-function-for-both", ["both"],
            portal(
                names: "o.profileActivationCompleteScript = 'onActivated';\n"
                    + "o.registrationChangedScript = ↓'onActivated';")),
        Portal(
            "copy", "callback-on-a-copy", ["copy"],
            portal(
                names: "var c = { ...o }; c.↓profileActivationCompleteScript = 'onActivated';\n"
                    + "c.registrationChangedScript = 'onRegistered';")),
        Portal(
            "variable", "callback-on-a-copy", ["variable"],
            portal(
                names: "↓profileActivationCompleteScript = 'onActivated';\n"
                    + "o.registrationChangedScript = 'onRegistered';")),
        Portal(
            "generator", "callback-does-nothing", ["generator"],
            portal(activated: "function* ↓onActivated(json) { console.log(json); }\n")),
        Portal(
            "async generator", "callback-does-nothing", ["generator"],
            portal(
                activated: "window.onActivated = async ↓function* (json) { console.log(json); };\n")
        ),
        Portal(
            "factory", "callback-does-nothing", ["returns a function"],
            portal(
                activated:
                    "function ↓onActivated() { return function (json) { console.log(json); }; }\n")),
        Portal(
            "arrow factory", "callback-does-nothing", ["returns a function"],
            portal(activated: "window.onActivated = ↓() => json => console.log(json);\n")),
        Portal(
            "declared twice", "callback-declared-twice", ["twice"],
            portal(activated: activated + "function ↓onActivated() {}\n")),
        Portal(
            "declared and assigned", "callback-declared-twice", ["twice"],
            portal(activated: activated + "var ↓onActivated = function () {};\n")),
        Portal(
            "method without its object", "callback-loses-this", ["this"],
            portal(
                activated: "var v = { log: console.log, on: function (t) { this.↓log(t); } };\n"
                    + "window.onActivated = v.on;\n")),
        Portal(
            "method of a class without its object", "callback-loses-this", ["undefined"],
            portal(
                activated: "class V { log(t) { console.log(t); } on(t) { this.↓log(t); } }\n"
                    + "window.onActivated = new V().on;\n")),
    ]

    private static func gone(_ name: String, _ activated: String, _ words: String...) -> Portal {
        Portal(name, "callback-not-found", words, portal(activated: activated + "\n"))
    }

    static let absent: [Portal] = [
        gone(
            "function", "function init() { function ↓onActivated() {} }\ninit();", "function init",
            "window.onActivated"),
        gone(
            "anonymous function", "(function () { function ↓onActivated() {} })();",
            "inside a function"),
        gone(
            "arrow function", "(() => { const ↓onActivated = () => {}; })();", "inside a function"),
        gone(
            "strict block", "'use strict';\nif (o !== 1) { function ↓onActivated() {} }\nvar o;",
            "block"),
        gone("object", "var app = { ↓onActivated: function () {} };", "'app'"),
        gone("object's method", "const app = { ↓onActivated() {} };", "'app'"),
        gone("class", "class App { ↓onActivated() {} }\nconst app = new App();", "'App'"),
        gone(
            "instance",
            "function App() { this.↓onActivated = function () {}; }\nvar app = new App();", "'App'"),
        gone("property", "var app = {};\napp.↓onActivated = function () {};", "'app'"),
        gone(
            "expression's own name", "var handler = function ↓onActivated() {};", "expression",
            "'handler'"),
        gone(
            "later", "setTimeout(function () { window.↓onActivated = function () {}; }, 10000);",
            "after the app has called"),
        gone("branch", "if (window.nothing) { window.↓onActivated = function () {}; }", "branch"),
        gone("never run", "function init() { window.↓onActivated = function () {}; }", "'init'"),
        gone(
            "deleted", "window.onActivated = function () {};\n↓delete window.onActivated;",
            "deleted"),
        Portal(
            "overwritten", "callback-not-a-function", ["overwritten"],
            portal(activated: "function onActivated() {}\nvar ↓onActivated = { done: true };\n")),
        Portal(
            "overwritten on window", "callback-not-a-function", ["overwritten"],
            portal(activated: "window.onActivated = function () {};\nwindow.↓onActivated = null;\n")
        ),
        Portal(
            "constant", "callback-lexical-binding", ["const"],
            portal(activated: "const ↓onActivated = json => console.log(json);\n")),
    ]

    static let correctNames: [Portal] = [
        Portal(
            "exported from a function", nil,
            portal(
                activated:
                    "(function () { 'use strict'; function onActivated(t) { console.log(t); } window.onActivated = onActivated; })();\n"
            )),
        Portal(
            "by this", nil,
            portal(activated: "this.onActivated = function (t) { console.log(t); };\n")),
        Portal(
            "bound method", nil,
            portal(
                activated: "var v = { log: console.log, on: function (t) { this.log(t); } };\n"
                    + "window.onActivated = v.on.bind(v);\n")),
        Portal(
            "method in an arrow function", nil,
            portal(
                activated: "class V { log(t) { console.log(t); } on(t) { this.log(t); } }\n"
                    + "const v = new V(); window.onActivated = t => v.on(t);\n")),
        Portal(
            "one function that tells apart", nil,
            portal(
                activated:
                    "function both(t) { var x = JSON.parse(t); if ('activationResult' in x) console.log(x.activationResult); else console.log(x.networkRegistrationState); }\n",
                names:
                    "o.profileActivationCompleteScript = 'both';\no.registrationChangedScript = 'both';"
            )),
        Portal(
            "one function that only logs", nil,
            portal(
                activated: "function both(t) { console.log(t); }\n",
                names:
                    "o.profileActivationCompleteScript = 'both';\no.registrationChangedScript = 'both';"
            )),
        Portal(
            "names in a setting", nil,
            portal(
                names: "var names = { a: 'onActivated', r: 'onRegistered' };\n"
                    + "Object.assign(o, { profileActivationCompleteScript: names.a, registrationChangedScript: names.r });"
            )),
        Portal(
            "asynchronous", nil,
            portal(
                activated:
                    "async function onActivated(t) { const r = await Promise.resolve(JSON.parse(t)); console.log(r.activationResult); }\n"
            )),
        Portal(
            "function expression with another name", nil,
            portal(activated: "window.onActivated = function done(t) { console.log(t); };\n")),
        Portal(
            "returns a function beside its work", nil,
            portal(
                activated: "function onActivated(t) { console.log(t); return function () {}; }\n")),
    ]
}
