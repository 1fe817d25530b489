/// What results and states are compared with.
extension WiringTests {
    private static func never(_ name: String, _ body: String, _ words: String...) -> Portal {
        Portal(name, "comparison-never-true", words, told(body))
    }

    private static func neverState(_ name: String, _ body: String, _ words: String...) -> Portal {
        Portal(name, "comparison-never-true", words, state(body))
    }

    static let comparisons: [Portal] = [
        never("case", "if (r.activationResult === ↓'Success') console.log(1);", "'success'"),
        never(
            "upper case", "if (r.activationResult == ↓'CARD_BUSY') console.log(1);", "'cardBusy'"),
        never("other side", "if (↓'Success' === r.activationResult) console.log(1);", "'success'"),
        never("not equal", "if (r.activationResult !== ↓'ok') console.log(1);", "never says it"),
        never("number", "if (r.activationResult === ↓0) console.log(1);", "text", "number"),
        never("number left", "if (↓0 == r.activationResult) console.log(1);", "number"),
        never("boolean", "if (r.activationResult === ↓true) console.log(1);", "boolean"),
        never(
            "name as text",
            "if (r.activationResult === ↓'MobilePlansActivationError.success') console.log(1);",
            "quotation"),
        never(
            "enum of the other callback",
            "if (r.activationResult === MobilePlansNetworkRegistrationState.↓home) console.log(1);",
            "MobilePlansActivationError"),
        never(
            "another enum",
            "if (r.activationResult === MobilePlansMoDirectStatus.↓complete) console.log(1);",
            "MobilePlansActivationError"),
        never(
            "missing member",
            "if (r.activationResult === 'success') console.log(0); else if (r.activationResult === MobilePlansActivationError.↓cardbusy) console.log(1);",
            "cardBusy"),
        never(
            "the enum itself", "const e = { a: 1 }; if (r.activationResult === e) console.log(1);",
            "text"),
        never(
            "switch", "switch (r.activationResult) { case ↓'CardBusy': console.log(1); }",
            "'cardBusy'"),
        never(
            "table", "var t = { ↓CardBusy: 'x' }; console.log(t[r.activationResult]);", "'cardBusy'"
        ),
        never(
            "table at once", "console.log({ ↓Success: 'x' }[r.activationResult]);", "'success'"),
        never(
            "list", "if ([↓'Success'].indexOf(r.activationResult) >= 0) console.log(1);",
            "'success'"),
        never("includes", "if (['ok', ↓'Success'].includes(r.activationResult)) console.log(1);"),
        never("part", "if (r.activationResult.includes(↓'Success')) console.log(1);", "'success'"),
        never(
            "Object.is", "if (Object.is(r.activationResult, ↓'Success')) console.log(1);",
            "'success'"),
        never(
            "set",
            "const good = new Set([↓'Success']); if (good.has(r.activationResult)) console.log(1);",
            "'success'"),
        never(
            "map",
            "const texts = new Map([[↓'CardBusy', 'x']]); console.log(texts.get(r.activationResult));",
            "'cardBusy'"),
        never(
            "variable",
            "const wanted = ↓'Success'; const got = r.activationResult; if (got === wanted) console.log(1);",
            "'success'"),
        never(
            "helper",
            "function isGood(x) { return x === ↓'Success'; } if (isGood(r.activationResult)) console.log(1);",
            "'success'"),
        never(
            "pattern", "const { activationResult: x } = r; if (x === ↓'Success') console.log(1);",
            "'success'"),
        never(
            "lower case", "if (r.activationResult.toLowerCase() === ↓'cardBusy') console.log(1);",
            "lower case"),
        never("object", "if (↓r === 'success') console.log(1);", "activationResult"),
        never(
            "ternary", "console.log(r.activationResult === ↓'SUCCESS' ? 'yes' : 'no');", "'success'"
        ),
        neverState("Home", "if (s.networkRegistrationState === ↓'Home') console.log(1);", "'home'"),
        neverState(
            "registered",
            "switch (s.networkRegistrationState) { case ↓'registered': console.log(1); }",
            "'registered'", "'home'"),
        neverState(
            "connected", "if (s.networkRegistrationState == ↓'connected') console.log(1);",
            "'roaming'"),
        neverState(
            "result enum",
            "if (s.networkRegistrationState === MobilePlansActivationError.↓success) console.log(1);",
            "MobilePlansActivationError", "networkRegistrationState"),
        neverState("result text", "if (s.networkRegistrationState === ↓'success') console.log(1);"),
        neverState("number", "if (s.networkRegistrationState === ↓1) console.log(1);", "number"),
    ]

    static let conditions: [Portal] = [
        Portal(
            "assignment", "assignment-in-condition", ["==="],
            told("if (r.activationResult ↓= MobilePlansActivationError.success) console.log(1);")),
        Portal(
            "assignment of a text", "assignment-in-condition", ["==="],
            told("if (r.activationResult ↓= 'success') console.log(1);")),
        Portal(
            "assignment to a variable", "assignment-in-condition", ["==="],
            told("var x = r.activationResult; console.log((x ↓= 'success') ? 'yes' : 'no');")),
        Portal(
            "assignment in and", "assignment-in-condition", ["==="],
            told("if (r && (r.activationResult ↓= 'success')) console.log(1);")),
        Portal(
            "truthy", "truthy-result", ["true"], told("if (r.↓activationResult) console.log(1);")),
        Portal("not", "truthy-result", ["true"], told("if (!r.↓activationResult) console.log(1);")),
        Portal(
            "twice not", "truthy-result", ["true"],
            told("const ok = !!r.↓activationResult; if (ok) console.log(1);")),
        Portal(
            "Boolean", "truthy-result", ["true"],
            told("const ok = Boolean(r.↓activationResult); if (ok) console.log(1);")),
        Portal(
            "ternary", "truthy-result", ["true"],
            told("console.log(r.↓activationResult ? 'thanks' : 'sorry');")),
        Portal(
            "and as a statement", "truthy-result", ["true"],
            told("r.↓activationResult && console.log(1);")),
        Portal(
            "variable", "truthy-result", ["true"],
            told("const ok = r.activationResult; if (↓ok) console.log(1);")),
        Portal(
            "state", "truthy-result", ["true"],
            state("if (s.↓networkRegistrationState) console.log('connected');")),
    ]

    static let states: [Portal] = [
        Portal(
            "home only", "connected-state-missing", ["roaming", "partner"],
            state(
                "if (s.networkRegistrationState === MobilePlansNetworkRegistrationState.↓home) console.log(1);"
            )),
        Portal(
            "home in a switch", "connected-state-missing", ["roaming", "partner"],
            state(
                "switch (s.networkRegistrationState) { case ↓'home': console.log(1); break; case 'searching': break; }"
            )),
        Portal(
            "not home", "connected-state-missing", ["roaming", "partner"],
            state("if (s.networkRegistrationState !== ↓'home') return; console.log(1);")),
        Portal(
            "home and roaming", "connected-state-missing", ["partner"],
            state("if ([↓'home', 'roaming'].includes(s.networkRegistrationState)) console.log(1);")),
        Portal(
            "flag", "first-state-is-final", ["searching"],
            "var over = false;\n" + state("if (over) return; ↓over = true; console.log(s.iccid);")),
        Portal(
            "flag around", "first-state-is-final", ["searching"],
            "var over = false;\n" + state("if (!over) { ↓over = true; console.log(s.iccid); }")),
        Portal(
            "counter", "first-state-is-final", ["searching"],
            "var calls = 0;\n" + state("if (calls > 0) return; ↓calls++; console.log(s.iccid);")),
        Portal(
            "replaced", "first-state-is-final", ["searching"],
            state("console.log(s.iccid); window.↓onRegistered = function () {};")),
        Portal(
            "unset", "first-state-is-final", ["searching"],
            state("console.log(s.iccid); o.↓registrationChangedScript = '';")),
        Portal(
            "promise", "first-state-is-final", ["searching"],
            portal(
                registered:
                    "const first = new Promise(done => { window.onRegistered = t => ↓done(JSON.parse(t)); });\n"
            )),
    ]

    static let correctComparisons: [Portal] = [
        Portal(
            "enum", nil,
            told("if (MobilePlansActivationError.success === r.activationResult) console.log(1);")),
        Portal("text", nil, told("if (r.activationResult == 'cardBusy') console.log(1);")),
        Portal(
            "enum in brackets", nil,
            told(
                "if (r.activationResult === MobilePlansActivationError['cardBusy']) console.log(1);"
            )),
        Portal(
            "alias of the enum", nil,
            told(
                "const E = window.MobilePlansActivationError; if (r.activationResult === E.success) console.log(1);"
            )),
        Portal(
            "tolerant", nil,
            told(
                "if (r.activationResult === 'success' || r.activationResult === 'Success') console.log(1);"
            )),
        Portal(
            "tolerant switch", nil,
            told("switch (r.activationResult) { case 'Success': case 'success': console.log(1); }")),
        Portal(
            "none", nil,
            told(
                "if (r.activationResult === undefined || r.activationResult == null) console.log(1);"
            )),
        Portal(
            "table of the portal's own keys", nil,
            told(
                "var t = { cardBusy: 'x', fallback: 'y' }; console.log(t[r.activationResult] || t.fallback);"
            )),
        Portal(
            "lower case on both sides", nil,
            told("if (r.activationResult.toLowerCase() === 'cardbusy') console.log(1);")),
        Portal(
            "list of the enum", nil,
            told(
                "if ([MobilePlansActivationError.cardBusy].indexOf(r.activationResult) >= 0) console.log(1);"
            )),
        Portal(
            "helper for all kinds", nil,
            told(
                "function show(x) { if (x === 'no-network') console.log(1); } show(r.activationResult); show('no-network');"
            )),
        Portal(
            "guard before", nil,
            told(
                "if (!r.activationResult) return; if (r.activationResult === 'success') console.log(1);"
            )),
        Portal(
            "guard beside", nil,
            told("if (r && r.activationResult && r.activationResult === 'success') console.log(1);")
        ),
        Portal(
            "filling a gap", nil,
            told(
                "console.log(r.activationResult || 'nothing'); console.log(r.iccid ? r.iccid : '-');"
            )),
        Portal(
            "loop that assigns", nil,
            told("var m, x = /a/g; while (m = x.exec('banana')) console.log(m[0]);")),
        Portal(
            "assignment that is meant", nil,
            told("var last; if ((last = r.activationResult) === 'success') console.log(last);")),
    ]

    static let correctStates: [Portal] = [
        Portal(
            "all three", nil,
            state(
                "switch (s.networkRegistrationState) { case 'home': case 'roaming': case 'partner': console.log(1); }"
            )),
        Portal(
            "table", nil,
            state(
                "var t = { home: 1, roaming: 1, partner: 1 }; if (t[s.networkRegistrationState]) console.log(1);"
            )),
        Portal(
            "the others", nil,
            state(
                "var x = s.networkRegistrationState; if (['none', 'deregistered', 'searching', 'denied'].includes(x)) return; console.log(x === 'home' ? 'at home' : 'abroad');"
            )),
        Portal(
            "over when connected", nil,
            "var over = false;\n"
                + state(
                    "if (over) return; if (['home', 'roaming', 'partner'].includes(s.networkRegistrationState)) { over = true; console.log(1); }"
                )),
        Portal(
            "remembers the last", nil,
            "var last = '';\n"
                + state(
                    "if (s.networkRegistrationState !== last) console.log(1); last = s.networkRegistrationState;"
                )),
        Portal("counts", nil, "var calls = 0;\n" + state("calls++; console.log(calls);")),
    ]
}
