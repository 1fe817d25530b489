/// What the app gives a callback: a text, and what is made of it.
extension WiringTests {
    static let mistakes: [Portal] =
        texts + members + comparisons + conditions + states + names + absent + operations + siblings
        + strangers + shapes + forms + branches + compiled

    static let correct: [Portal] =
        correctTexts + correctComparisons + correctStates + correctNames + correctOperations
        + correctSiblings + strangersCorrect + correctShapes + correctForms
        + correctBranches + correctCompiled

    private static func unparsed(_ name: String, _ activated: String) -> Portal {
        Portal(name, "json-not-parsed", ["JSON.parse"], portal(activated: activated + "\n"))
    }

    static let texts: [Portal] = [
        // bugs.md 15: all nine shapes.
        unparsed("function", "function onActivated(r) { console.log(↓r.activationResult); }"),
        unparsed(
            "variable", "var onActivated = function (r) { console.log(↓r.activationResult); };"),
        unparsed(
            "window", "window.onActivated = function (r) { console.log(↓r.activationResult); };"),
        unparsed("arrow", "var onActivated = r => console.log(↓r.activationResult);"),
        unparsed(
            "parameter pattern",
            "function onActivated({ ↓activationResult }) { console.log(activationResult); }"),
        unparsed(
            "pattern",
            "function onActivated(r) { const { ↓activationResult } = r; console.log(activationResult); }"
        ),
        unparsed("brackets", "function onActivated(r) { console.log(r['activationResult']); }"),
        unparsed(
            "arguments", "function onActivated() { console.log(arguments[0].↓activationResult); }"),
        unparsed(
            "helper",
            "function onActivated(r) { show(r); } function show(r) { console.log(↓r.activationResult); }"
        ),
        unparsed("rest", "function onActivated(...a) { console.log(a[0].↓activationResult); }"),
        unparsed(
            "computed brackets",
            "var key = 'activationResult'; function onActivated(r) { console.log(r[key]); }"),
        unparsed("iccid", "function onActivated(r) { console.log(↓r.iccid); }"),
        unparsed("wrong member", "function onActivated(r) { console.log(↓r.result); }"),
        unparsed("optional", "function onActivated(r) { console.log(↓r?.activationResult); }"),
        unparsed(
            "alias",
            "function onActivated(r) { var data = r; console.log(↓data.activationResult); }"),
        unparsed(
            "dropped parse",
            "function onActivated(json) { JSON.parse(json); console.log(↓json.activationResult); }"),
        unparsed(
            "helper that does not parse",
            "function read(t) { return t; } function onActivated(json) { console.log(read(json).↓activationResult); }"
        ),
        unparsed(
            "bound method",
            "var v = { on: function (r) { console.log(↓r.activationResult); } }; window.onActivated = v.on.bind(v);"
        ),
        unparsed(
            "class",
            "class V { on(r) { console.log(↓r.activationResult); } } const v = new V(); window.onActivated = r => v.on(r);"
        ),
        unparsed(
            "forwarded arguments",
            "function show(r) { console.log(↓r.activationResult); } function onActivated() { show.apply(null, arguments); }"
        ),
        unparsed(
            "promise",
            "window.onActivated = null; new Promise(function (done) { window.onActivated = done; }).then(r => console.log(↓r.activationResult));"
        ),
        unparsed(
            "compared", "function onActivated(r) { if (↓r === 'success') console.log(1); }"),
        unparsed(
            "compared on the other side",
            "function onActivated(r) { if (MobilePlansActivationError.success == ↓r) console.log(1); }"
        ),
        unparsed(
            "switched",
            "function onActivated(r) { switch (↓r) { case 'success': console.log(1); } }"),
        unparsed(
            "defined property",
            "Object.defineProperty(window, 'onActivated', { value: r => console.log(↓r.activationResult) });"
        ),
        unparsed(
            "assigned",
            "Object.assign(window, { onActivated(r) { console.log(↓r.activationResult); } });"),
        unparsed(
            "factory of an anonymous module",
            "(function (root) { root.onActivated = function (r) { console.log(↓r.activationResult); }; })(window);"
        ),
        unparsed(
            "timer",
            "function onActivated(r) { setTimeout(function () { console.log(↓r.activationResult); }, 1); }"
        ),
        Portal(
            "parsed twice", "json-parsed-twice", ["twice"],
            portal(activated: "function onActivated(t) { JSON.↓parse(JSON.parse(t)); }\n")),
        Portal(
            "parsed in a helper and again", "json-parsed-twice", ["twice"],
            portal(
                activated: "const read = t => JSON.parse(t);\n"
                    + "function onActivated(t) { const o = read(t); console.log(JSON.↓parse(o).iccid); }\n"
            )),
    ]

    static let members: [Portal] = [
        Portal("result", "payload-member", ["activationResult"], told("console.log(r.↓result);")),
        Portal(
            "capital", "payload-member", ["'activationResult'"],
            told("console.log(r.↓ActivationResult);")),
        Portal("ICCID", "payload-member", ["'iccid'"], told("console.log(r.↓ICCID);")),
        Portal(
            "brackets", "payload-member", ["activationResult"], told("console.log(r[↓'status']);")),
        Portal(
            "pattern", "payload-member", ["activationResult"],
            told("const { ↓result: x } = r; console.log(x);")),
        Portal(
            "at once", "payload-member", ["activationResult"],
            told("console.log(JSON.parse(json).↓code);")),
        Portal(
            "parameter of a helper", "payload-member", ["activationResult"],
            told("(({ ↓result }) => console.log(result))(r);")),
        Portal(
            "registrationState", "payload-member", ["'networkRegistrationState'"],
            state("console.log(s.↓registrationState);")),
        Portal(
            "the other callback's", "payload-member", ["networkRegistrationState"],
            state("if (s.↓activationResult === 'success') console.log(1);")),
        Portal(
            "spread", "payload-member", ["activationResult"],
            told("var copy = { ...r }; console.log(copy.activationResult, r.↓result);")),
    ]

    static let correctTexts: [Portal] = [
        Portal("usual", nil, portal()),
        Portal(
            "parsed in place", nil,
            portal(
                activated:
                    "function onActivated(json) { json = JSON.parse(json); console.log(json.activationResult); }\n"
            )),
        Portal(
            "text or object", nil,
            portal(
                activated:
                    "function onActivated(r) { if (typeof r === 'string') r = JSON.parse(r); console.log(r.activationResult); }\n"
            )),
        Portal(
            "parsed if needed", nil,
            portal(
                activated:
                    "function onActivated(r) { var o = typeof r === 'object' ? r : JSON.parse(r); console.log(o.activationResult); }\n"
            )),
        Portal(
            "what a text has", nil,
            portal(
                activated:
                    "function onActivated(r) { console.log(r.length, r.slice(1), r.includes('success')); }\n"
            )),
        Portal(
            "helper that parses", nil,
            portal(
                activated: "const { parse } = JSON; const read = t => parse(t);\n"
                    + "window.onActivated = t => console.log(read(t).activationResult);\n")),
        Portal(
            "caught", nil,
            portal(
                activated:
                    "function onActivated(t) { let o = {}; try { o = JSON.parse(t); } catch (e) { o = {}; } console.log(o.activationResult); }\n"
            )),
        Portal("either member", nil, told("console.log(r.activationResult || r.result);")),
        Portal("added member", nil, told("r.message = 'x'; console.log(r.message);")),
        Portal(
            "copy", nil,
            told("console.log(Object.assign({ at: 1 }, r).at, r.hasOwnProperty('iccid'));")),
        Portal(
            "another object of the same members", nil,
            told(
                "show({ result: r.activationResult }); function show(x) { console.log(x.result); }")
        ),
        Portal(
            "copied by JSON", nil,
            told("console.log(JSON.parse(JSON.stringify(r)).activationResult);")),
    ]
}
