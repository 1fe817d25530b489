/// Cases of a switch, texts that are changed before they are compared, keys that are put together, and loops that make
/// callbacks: each beside what is right.
extension WiringTests {
    private static let table = "var t = { 'result.success': 'Done', 'result.other': 'Sorry' };"

    /// A callback that is made in a method of an object.
    private static func inMethod(_ before: String, _ owner: String) -> String {
        portal(
            activated: """
                var view = {
                  text: '', show: function () { document.title = this.text; },
                  mounted: function () {
                    \(before)
                    window.onActivated = function (j) { \(owner).text = JSON.parse(j).activationResult === 'success' ? 'in' : 'out'; };
                  }
                };
                view.mounted();
                """)
    }

    static let branches: [Portal] = [
        Portal(
            "a function in a method has no object of its own", "callback-loses-this",
            ["the window", "'this.text'"],
            inMethod("", "this.↓")
                .replacing("this.↓.text", with: "this.↓text")),
        Portal(
            "a success that falls into the failure", "result-falls-through",
            ["'success' goes on", "all other results", "the next case"],
            told(
                "switch (r.activationResult) { case ↓'success': console.log('in'); default: console.log('out'); }"
            )),
        Portal(
            "a failure that falls into the success", "result-falls-through", ["'success'"],
            told(
                "switch (r.activationResult) { case ↓'cardBusy': { console.log('busy'); } case 'success': console.log('in'); break; default: console.log('out'); }"
            )),
        Portal(
            "a failure that falls into another one", "result-falls-through", ["'cardRemoved'"],
            told(
                "switch (r.activationResult) { case 'success': console.log('in'); break; case ↓'cardBusy': console.log('busy'); case 'cardRemoved': console.log('gone'); break; default: console.log('out'); }"
            )),
        Portal(
            "a state that falls into what is not connected", "result-falls-through", ["'denied'"],
            state(
                "switch (s.networkRegistrationState) { case ↓'home': case 'roaming': case 'partner': console.log('on'); case 'denied': console.log('off'); }"
            )),
        Portal(
            "an if that leaves in one of its branches alone", "result-falls-through", ["'success'"],
            told(
                "switch (r.activationResult) { case ↓'success': if (r.iccid) { console.log('in'); break; } else { console.log('none'); } default: console.log('out'); }"
            )),
        Portal(
            "a case that is a comparison", "comparison-never-true", ["case 'success'"],
            told(
                "switch (r.activationResult) { case r.activationResult ↓=== 'success': console.log('in'); break; default: console.log('out'); }"
            )),
        Portal(
            "capital letters beside right comparisons", "comparison-never-true", ["upper case"],
            state(
                "var t = s.networkRegistrationState; console.log(t.toUpperCase() === ↓'home' || t === 'roaming' || t === 'partner' ? 1 : 2);"
            )),
        Portal(
            "a regular expression of other words", "comparison-never-true", ["capital letters"],
            told("console.log(↓/error|fail/.test(r.activationResult) ? 'out' : 'in');")),
        Portal(
            "a key that is put together", "comparison-never-true", ["'result.Success'"],
            told(
                "var t = { ↓'result.Success': 'Done', 'result.other': 'Sorry' }; console.log(t['result.' + r.activationResult] || t['result.other']);"
            )),
        Portal(
            "a key in a template", "comparison-never-true", ["'result.Success'"],
            told(
                "var t = { ↓'result.Success': 'Done' }; console.log(t[`result.${r.activationResult}`] || 'Sorry');"
            )),
        Portal(
            "callbacks of a loop that share its variable", "loop-variable-shared",
            ["declare it with let"],
            portal(
                activated:
                    "var fs = { onActivated: function (j) { console.log(JSON.parse(j).activationResult === 'success'); }, onOther: function () {} };\nfor (var k in fs) { window[k] = function (j) { fs[↓k](j); }; }"
            )),
    ]

    static let correctBranches: [Portal] = [
        Portal(
            "a function in a method that keeps the object", nil,
            inMethod("var view = this;", "view")),
        Portal(
            "an arrow function in a method", nil,
            inMethod("", "this").replacing("function (j)", with: "(j) =>")),
        Portal(
            "a function in a method that is bound", nil,
            inMethod("", "this").replacing("'; };", with: "'; }.bind(this);")),
        Portal(
            "a break", nil,
            told(
                "switch (r.activationResult) { case 'success': console.log('in'); break; default: console.log('out'); }"
            )),
        Portal(
            "two cases that share what is done", nil,
            told(
                "switch (r.activationResult) { case 'success': { console.log('in'); return; } case 'cardBusy': case 'cardRemoved': console.log('card'); break; default: console.log('out'); }"
            )),
        Portal(
            "a comment", nil,
            told(
                "switch (r.activationResult) { case 'success': console.log('in'); // falls through\n default: console.log('over'); }"
            )),
        Portal(
            "an empty default", nil,
            told(
                "switch (r.activationResult) { case 'success': console.log('in'); default: break; }"
            )
        ),
        Portal(
            "a throw", nil,
            told(
                "switch (r.activationResult) { case 'cardBusy': console.log('busy'); throw new Error('x'); case 'success': console.log('in'); }"
            )),
        Portal(
            "both branches leave", nil,
            told(
                "switch (r.activationResult) { case 'success': if (r.iccid) { console.log('in'); break; } else { console.log('none'); break; } default: console.log('out'); }"
            )),
        Portal(
            "a finally that leaves", nil,
            told(
                "switch (r.activationResult) { case 'success': try { console.log('in'); } finally { break; } default: console.log('out'); }"
            )),
        Portal(
            "states that share what is done", nil,
            state(
                "switch (s.networkRegistrationState) { case 'home': console.log('home'); case 'roaming': case 'partner': console.log('on'); break; default: console.log('off'); }"
            )),
        Portal(
            "a switch over true", nil,
            told(
                "switch (true) { case r.activationResult === 'success': console.log('in'); break; default: console.log('out'); }"
            )),
        Portal(
            "capital letters on both sides", nil,
            state(
                "var t = s.networkRegistrationState; console.log(t.toUpperCase() === 'HOME' || t === 'roaming' || t === 'partner' ? 1 : 2);"
            )),
        Portal(
            "words that results have", nil,
            told("console.log(/Error|Failure/.test(r.activationResult) ? 'out' : 'in');")),
        Portal(
            "letters in any case", nil,
            told("console.log(/error|fail/i.test(r.activationResult) ? 'out' : 'in');")),
        Portal(
            "a key as the app says it", nil,
            told(
                "\(table) console.log(t['result.' + r.activationResult] || t['result.other']);")),
        Portal(
            "a template as the app says it", nil,
            told("\(table) console.log(t[`result.${r.activationResult}`] || t['result.other']);")),
        Portal(
            "let in a loop", nil,
            portal(
                activated:
                    "var fs = { onActivated: function (j) { console.log(JSON.parse(j).activationResult === 'success'); }, onOther: function () {} };\nfor (let k in fs) { window[k] = function (j) { fs[k](j); }; }"
            )),
        Portal(
            "no function in the loop", nil,
            portal(
                activated:
                    "var fs = { onActivated: function (j) { console.log(JSON.parse(j).activationResult === 'success'); }, onOther: function () {} };\nfor (var k in fs) { window[k] = fs[k]; }"
            )),
    ]
}
